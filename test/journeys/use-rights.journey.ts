import type { Page } from '@playwright/test';
import { addDays, beijingDay } from '../../shared/base/clock.ts';
import { enrol, visit } from './officer.ts';
import { syncNow } from './two-units.ts';
import { expect, expectAccessible, picture, test, unit, type Workbench } from './workbench.ts';

/** The office answers the request that waits. */
async function office(workbench: Workbench, step: 'grant' | 'refuse', words: string): Promise<void> {
  const open = workbench.platform.state.cases.all().find(({ kind, phase }) => kind === 'useRequest' && phase === 'registered');
  const answer = await fetch(`${workbench.platform.url}/control/cases`, {
    method: 'POST',
    body: JSON.stringify({ caseId: open?.caseId, step, words }),
  });
  expect(answer.status).toBe(200);
}

/** Opens the list of use rights. */
async function openList(page: Page): Promise<void> {
  await visit(page, '目录');
  await page.getByText('使用授权', { exact: true }).click();
}

/** The letter in hand, signed, numbered and sent. */
async function sendLetter(page: Page, docNo: string): Promise<void> {
  await page.getByRole('button', { name: '提交审签' }).click();
  await page.getByRole('button', { name: '审签通过' }).click();
  await page.getByRole('button', { name: '编号并发出' }).click();
  const number = page.getByRole('dialog');
  await number.getByLabel('发文字号').fill(docNo);
  await number.getByRole('button', { name: '编号并发出' }).click();
  await expect(page.getByText('已登记收文').first()).toBeVisible();
}

test('use rights arrive from the platform and are listed with fields, purpose and term', async ({ page, workbench }) => {
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await visit(page, '目录');
  await page.getByText('使用授权', { exact: true }).click();
  await expect(page.getByText('还没有使用授权')).toBeVisible();
  const today = beijingDay(Date.now());
  const allot = (fields: string[], from: number, until: number): string =>
    workbench.platform.allot(unit.uscc, {
      provider: '郑州市公安局',
      dataset: 'GA01',
      fields,
      purpose: '核对参保单位名下车辆，用于社会保险费征缴',
      from: addDays(today, from),
      until: addDays(today, until),
      docNo: '郑数授〔2026〕12号',
    });
  allot(['HPHM', 'CLLX'], -10, 30);
  allot(['SYRMC'], -90, -1);
  await visit(page, '同步');
  await page.getByRole('button', { name: '立即同步' }).click();
  await visit(page, '目录');
  await page.getByText('使用授权', { exact: true }).click();
  const rows = page.getByRole('table', { name: '使用授权' }).getByRole('row');
  await expect(rows).toHaveCount(3, { timeout: 20_000 });
  await expect(rows.nth(1)).toContainText('有效');
  await expect(rows.nth(1)).toContainText('还有 30 天');
  await expect(rows.nth(2)).toContainText('已到期');
  await picture(page, 'use-rights');
  await expectAccessible(page);
});

test('a use right is asked for by letter, refused, asked for again and granted', async ({ page, workbench }) => {
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);

  await test.step('fields, purpose and term make the letter, and it goes out', async () => {
    await openList(page);
    await page.getByRole('button', { name: '申请使用' }).click();
    const dialog = page.getByRole('dialog', { name: '申请使用须经授权的数据' });
    await dialog.getByLabel('数据集').click();
    await page.getByTitle(/GA01/).click();
    await dialog.getByLabel('申请内容').click();
    await page.getByTitle('号牌号码', { exact: true }).click();
    await page.getByTitle('车辆类型', { exact: true }).click();
    await dialog.getByLabel('用途').fill('核对参保单位名下车辆，用于社会保险费征缴');
    await expect(page.getByRole('option', { name: '车辆类型' })).toBeHidden();
    await expectAccessible(page);
    await picture(page, 'use-ask');
    await dialog.getByRole('button', { name: '生成申请函' }).click();
    await expect(page.getByLabel('正文')).toHaveValue(/以下内容：号牌号码、车辆类型。\n.*核对参保单位名下车辆/);
    await expectAccessible(page);
    await picture(page, 'use-draft');
    await sendLetter(page, '郑人社函〔2026〕51号');
  });

  await test.step('refused with words, it is asked for again from its answer', async () => {
    await office(workbench, 'refuse', '请说明需要号牌号码的理由。');
    await syncNow(page);
    await openList(page);
    const row = page.getByRole('table', { name: '使用申请' }).getByRole('row').nth(1);
    await expect(row).toContainText('不予准许');
    await expect(row).toContainText('请说明需要号牌号码的理由。');
    await row.getByRole('link', { name: /查看/ }).click();
    await expect(page.getByText('请按答复补充理由或缩小范围后再次申请')).toBeVisible();
    await expectAccessible(page);
    await picture(page, 'use-refused');
    await page.getByRole('button', { name: '再次申请' }).click();
    const dialog = page.getByRole('dialog', { name: '申请使用须经授权的数据' });
    await dialog.getByLabel('用途').fill('核对参保单位名下车辆，号牌号码用于逐车比对');
    await dialog.getByRole('button', { name: '生成申请函' }).click();
    await expect(page.getByLabel('正文')).toHaveValue(/逐车比对/);
    await sendLetter(page, '郑人社函〔2026〕52号');
  });

  await test.step('granted, the right stands in the list', async () => {
    await office(workbench, 'grant', '同意授权使用。');
    await syncNow(page);
    await openList(page);
    const granted = page.getByRole('table', { name: '使用授权' }).getByRole('row').nth(1);
    await expect(granted).toContainText('有效', { timeout: 20_000 });
    await expect(granted).toContainText('号牌号码、车辆类型');
    await expect(page.getByRole('table', { name: '使用申请' }).getByRole('row')).toHaveCount(3);
    await expectAccessible(page);
    await picture(page, 'use-granted');
  });
});

test('what is withheld in a report of this unit is said to be, and can be asked for there', async ({ page, workbench }) => {
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  const today = beijingDay(Date.now());
  const right = {
    provider: '郑州市公安局交通警察支队',
    dataset: 'GA01',
    fields: ['CLSBDM', 'YWLX', 'DJRQ', 'SYRMC'],
    purpose: '核对参保单位名下车辆',
    from: today,
    until: addDays(today, 30),
  };
  const id = workbench.platform.allot(unit.uscc, right);
  await syncNow(page);
  await visit(page, '纠错报告');
  await page.getByRole('button', { name: '新建报告' }).click();
  const dialog = page.getByRole('dialog');
  const choose = async (label: string, text: string | RegExp): Promise<void> => {
    await dialog.getByLabel(label, { exact: true }).click();
    await page.locator('.ant-select-dropdown:visible').getByText(text).first().click();
  };
  await choose('提供单位', right.provider);
  await dialog.getByRole('button', { name: '开始起草' }).click();
  await page.getByRole('button', { name: '添加记录' }).click();
  await choose('数据集', /机动车登记信息/);
  await dialog.getByLabel('所属期', { exact: true }).fill('2026-10');
  const keys = dialog.getByLabel(/^记录主键/);
  await expect(keys).toHaveCount(3);
  for (const n of [0, 1, 2]) await keys.nth(n).fill(`K${n}`);
  await choose('字段', /^所有人$/);
  await dialog.getByLabel('提供值').fill('甲公司');
  await dialog.getByLabel('认为正确的值').fill('乙公司');
  await dialog.getByLabel('依据').fill('登记机关已办理转移登记。');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('乙公司')).toBeVisible();
  workbench.platform.allot(unit.uscc, { ...right, id, state: 'revoked' });
  await syncNow(page);
  await visit(page, '纠错报告');
  await page.locator('main a[href^="#/case/"]').first().click();
  await expect(page.getByText('未授权，不显示')).toBeVisible();
  await expect(page.getByText('乙公司')).toBeHidden();
  await expectAccessible(page);
  await picture(page, 'use-withheld');
  await page.getByRole('button', { name: '申请使用' }).click();
  await expect(dialog.getByText('所有人', { exact: true })).toBeVisible();
});
