import { expect } from '@playwright/test';
import { openOfficeCase } from '../platform/cases.ts';
import { lastMonth, visit } from './officer.ts';
import { DATASET, provider, syncNow, type TwoUnits, twoUnits } from './two-units.ts';
import { expectAccessible, picture, test } from './workbench.ts';

test.setTimeout(300_000);

let units: TwoUnits;
test.beforeEach(async ({ browser }) => {
  units = await twoUnits(browser);
});
test.afterEach(async () => {
  await units.end();
  expect(units.complaints).toEqual([]);
});

test('a rectification that is overdue, and a circular: read with a receipt, answered where that is asked', async () => {
  const { provider: page, platform } = units;
  openOfficeCase(platform.state, {
    uscc: provider.uscc,
    kind: 'notice',
    title: '关于限期纠正单位社会保险参保信息迟报的通知',
    words:
      '经核查，你单位单位社会保险参保信息未按《郑州市涉税信息共享目录》规定的期限报送。\n请于期限前补报，并将整改情况书面回复市综合治税领导小组办公室。',
    due: '2026-01-31',
    content: {
      sort: 'rectify',
      answer: true,
      about: [
        { dataset: DATASET, periods: ['2020-01', lastMonth().id] },
        { dataset: DATASET, periods: [] },
      ],
    },
  });
  openOfficeCase(platform.state, {
    uscc: provider.uscc,
    kind: 'notice',
    title: '第三季度涉税信息共享情况通报',
    words: '现将第三季度涉税信息共享情况予以通报，请各单位知悉。',
    due: null,
    content: { sort: 'circular', answer: false, about: [] },
  });
  await syncNow(page);
  const badge = page.getByRole('navigation').getByRole('link', { name: /待办/ }).locator('.desk-badge');
  await expect(badge).toHaveText('2');
  await expect(badge).toHaveClass(/desk-badge-red/);
  await visit(page, '工作台');
  // Past its day: the first sentence of the day says so, and leads there.
  await expect(page.getByRole('main').getByRole('link', { name: '1 件已过期限' })).toHaveAttribute('href', '#/cases');
  await expect(page.getByText('限期纠正', { exact: true })).toBeVisible();
  // What stands in 待办 is not told a second time as news of the platform.
  await expect(page.getByText('第三季度涉税信息共享情况通报')).toHaveCount(1);
  await expectAccessible(page);
  await picture(page, 'notice-today');
  await visit(page, '待办');
  await expect(page.getByText(/2 件等本单位办理，其中 1 件已过期限/)).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'notice-list');

  await page.getByRole('link', { name: /限期纠正单位社会保险/ }).click();
  await expect(page.getByText('尚未签收')).toBeVisible();
  await expect(page.getByText(/逾期 \d+ 天/).first()).toBeVisible();
  await page.getByRole('button', { name: '签收阅知' }).click();
  await expect(page.getByText(/· 回执 AJ/).first()).toBeVisible();
  await page.getByRole('button', { name: '书面回复' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('回复内容').fill('已补报上月数据，并指定专人按月核对报送期限。');
  await expectAccessible(page);
  await picture(page, 'notice-reply');
  await dialog.getByRole('button', { name: '发送回复' }).click();
  await expect(page.getByText('已书面反馈').first()).toBeVisible();
  await expect(badge).toHaveText('1');
  await expect(badge).not.toHaveClass(/desk-badge-red/);
  await expectAccessible(page);
  await picture(page, 'notice-answered');
  await page.getByRole('link', { name: new RegExp(`· ${lastMonth().id}$`) }).click();
  await expect(page).toHaveURL(/#\/history\//);

  await visit(page, '待办');
  await page.getByRole('link', { name: /情况通报/ }).click();
  await page.getByRole('button', { name: '签收阅知' }).click();
  await expect(page.getByText('办结').first()).toBeVisible();
  await expect(page.getByRole('button', { name: '书面回复' })).toHaveCount(0);
  await picture(page, 'notice-closed');
});
