import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { demoCatalog } from '../platform/catalog/index.ts';
import { duty, enrol, INSURANCE, importFile, insuranceFile, lastMonth, unlock, visit } from './officer.ts';
import { expect, expectAccessible, PASSPHRASE, picture, test, unit } from './workbench.ts';

const PREPARER = '三棵老槐树立在村口';
const month = lastMonth();

/** The office asks for two people on one dataset. */
function twoPeople() {
  const next = demoCatalog({
    version: '2026.12.1',
    effectiveFrom: month.start,
    publishedAt: `${month.start}T09:00:00+08:00`,
    firstDay: '2026-01-01',
  });
  const datasets = next.datasets.map((dataset) =>
    dataset.id === 'RS01' ? { ...dataset, liaison: { ...dataset.liaison, signOff: 'fourEyes' as const } } : dataset,
  );
  return { ...next, datasets };
}

const lockThenUnlock = async (page: Page, passphrase: string): Promise<void> => {
  await page.keyboard.press('Control+l');
  await unlock(page, passphrase);
  await visit(page, '工作台');
};
const send = (page: Page) => page.getByRole('button', { name: '检查并报送' });
const dialogOf = (page: Page) => page.getByRole('dialog', { name: /检查并报送/ });

test('two people: one prepares and asks, the other looks, gives back, signs; the receipt names both', async ({
  page,
  workbench,
}) => {
  const file = join(workbench.folder, '参保信息.csv');
  insuranceFile(file, 30, month, {});
  const liaison = unit.officer.name;
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  const row = duty(page, INSURANCE, month.id);

  await test.step('the catalog asks for two people, and a preparer works at this computer', async () => {
    workbench.platform.publish(twoPeople());
    await visit(page, '同步');
    await page.getByRole('button', { name: '立即同步' }).click();
    await visit(page, '设置');
    await page.getByRole('tab', { name: '口令与人员' }).click();
    await page.getByRole('button', { name: '添加人员…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('姓名').fill('李梅');
    await dialog.getByLabel('口令', { exact: true }).fill(PREPARER);
    await dialog.getByLabel('再输入一次').fill(PREPARER);
    await dialog.getByRole('button', { name: '添加', exact: true }).click();
    await expect(page.getByRole('cell', { name: '李梅' })).toBeVisible();
    await visit(page, '目录');
    await page.getByText(INSURANCE).first().click();
    await expect(page.getByText('须由最后改动者以外的人审签').first()).toBeVisible();
  });

  await test.step('the preparer imports, and asks for the signature', async () => {
    await lockThenUnlock(page, PREPARER);
    await row.getByRole('button', { name: '开始' }).click();
    await importFile(page, file);
    await send(page).click();
    const dialog = dialogOf(page);
    await expect(dialog.getByText('最后改动：李梅；须由另一人审签')).toBeVisible();
    await expect(dialog.getByRole('button', { name: /批准并发送/ })).toHaveCount(0);
    await picture(page, 'four-eyes-ask');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '送审' }).click();
    await expect(page.getByText(/李梅 已于 .* 送审，等待审签。/)).toBeVisible();
    await picture(page, 'four-eyes-asked');
    await expectAccessible(page);
  });

  await test.step('who prepared it may not sign it, the liaison officer sees what waits, and gives it back with a note', async () => {
    await lockThenUnlock(page, PASSPHRASE);
    await expect(page.getByText('1 项待审签')).toBeVisible();
    await expect(row).toContainText('已送审，待审签');
    await picture(page, 'four-eyes-waits');
    await expectAccessible(page);
    await row.getByRole('button', { name: /^审签：/ }).click();
    await expect(page.getByText(/请点“检查并报送”，核对后批准，或退回修改。/)).toBeVisible();
    await send(page).click();
    const dialog = dialogOf(page);
    await expect(dialog.getByText('可以报送了。')).toBeVisible();
    await picture(page, 'four-eyes-sign');
    await dialog.getByRole('button', { name: '退回修改…' }).click();
    const say = page.getByRole('dialog', { name: '退回修改', exact: true });
    await say.getByLabel('修改意见').fill('第 3 行的单位名称请与营业执照核对');
    await picture(page, 'four-eyes-give-back');
    await expectAccessible(page);
    await say.getByRole('button', { name: '退回', exact: true }).click();
    await expect(page.getByText('第 3 行的单位名称请与营业执照核对')).toBeVisible();
  });

  await test.step('the liaison officer mends a cell: now it is theirs, and they cannot sign it', async () => {
    await page.locator('.grid-cell[data-col="1"]').nth(2).dblclick();
    await page.keyboard.press('End');
    await page.keyboard.type('一');
    await page.keyboard.press('Enter');
    await send(page).click();
    const dialog = dialogOf(page);
    await expect(dialog.getByText(/最后改动的是您本人/)).toBeVisible();
    await expect(dialog.getByRole('button', { name: /批准并发送/ })).toHaveCount(0);
    await picture(page, 'four-eyes-own-hand');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '返回修改' }).click();
    await page.keyboard.press('Control+z');
  });

  await test.step('the preparer reads the note, mends it, and asks again', async () => {
    await lockThenUnlock(page, PREPARER);
    await expect(row).toContainText('审签退回，待修改');
    await row.getByRole('button', { name: '继续' }).click();
    await expect(page.getByText('第 3 行的单位名称请与营业执照核对')).toBeVisible();
    await picture(page, 'four-eyes-note');
    await page.locator('.grid-cell[data-col="1"]').nth(2).dblclick();
    await page.keyboard.press('End');
    await page.keyboard.type('二');
    await page.keyboard.press('Enter');
    await send(page).click();
    await dialogOf(page).getByRole('button', { name: '送审' }).click();
    await expect(row.or(page.getByText(/等待审签。/)).first()).toBeVisible();
  });

  await test.step('signed by the other: it goes, and the receipt names both', async () => {
    await lockThenUnlock(page, PASSPHRASE);
    await row.getByRole('button', { name: /^审签：/ }).click();
    await send(page).click();
    await dialogOf(page)
      .getByRole('button', { name: /批准并发送/ })
      .click();
    await expect(page.getByRole('heading', { name: '回执' })).toBeVisible();
    await expect(page.getByText('入库回执')).toBeVisible({ timeout: 30_000 });
    const facts = page.locator('.history-facts');
    await expect(facts.getByText('填报')).toBeVisible();
    await expect(facts).toContainText('填报李梅');
    await expect(facts).toContainText(`审签${liaison}`);
    await expect(page.getByText('审签退回修改')).toBeVisible();
    await picture(page, 'four-eyes-receipt');
    await expectAccessible(page);
    await visit(page, '设置');
    await page.getByRole('tab', { name: '审计' }).click();
    await expect(page.getByRole('row').filter({ hasText: '送审' }).first()).toContainText('李梅');
  });
});
