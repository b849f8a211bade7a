import { join } from 'node:path';
import { approve, duty, enrol, INSURANCE, importFile, insuranceFile, lastMonth, visit } from './officer.ts';
import { expect, expectAccessible, picture, test } from './workbench.ts';

test('a correction of what was stored sends only the record that changed, with what it was and why', async ({
  page,
  workbench,
}) => {
  const month = lastMonth();
  const file = join(workbench.folder, '参保信息.csv');
  insuranceFile(file, 30, month, {});
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await duty(page, INSURANCE, month.id).getByRole('button', { name: '开始' }).click();
  await importFile(page, file);
  await approve(page);
  await expect(page.getByText('入库回执')).toBeVisible({ timeout: 30_000 });

  await test.step('begin it, and change one name', async () => {
    await page.getByRole('button', { name: '修订更正' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    await page.getByRole('gridcell').filter({ hasText: '公司' }).first().click();
    await page.keyboard.type('郑州示例更名有限公司');
    await page.keyboard.press('Enter');
  });

  await test.step('only the change is to be sent, and wants its reason', async () => {
    await page.getByRole('button', { name: '检查并报送' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('更正要写明理由。')).toBeVisible();
    await expect(dialog.getByRole('radio', { name: '只报更正' })).toBeChecked();
    await expect(dialog.getByText('改 1 条')).toBeVisible();
    await expect(dialog.getByRole('table', { name: /更正前与更正后/ })).toContainText('郑州示例更名有限公司');
    await picture(page, 'correction-presend');
    await expectAccessible(page);
    await dialog.getByLabel(/更正理由/).fill('单位已更名，原系统未更新');
    await dialog.getByLabel(/更正理由/).blur();
    await expect(dialog.getByText('可以报送了。')).toBeVisible();
    await dialog.getByRole('button', { name: /批准并发送/ }).click();
  });

  await test.step('looking back: what it was, what it is', async () => {
    await expect(page.getByText('入库回执')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('更正报送（只报变动）')).toBeVisible();
    const table = page.getByRole('table', { name: /更正前与更正后/ });
    await expect(table.getByRole('row')).toHaveCount(2);
    await expect(table).toContainText('郑州示例更名有限公司');
    await picture(page, 'correction-history');
    const code = page.getByRole('img', { name: /二维码/ });
    await code.scrollIntoViewIfNeeded();
    await expect(code).toBeVisible();
    await picture(page, 'receipt-code');
    await expectAccessible(page);
    await visit(page, '台账');
    await expect(page.getByRole('row').filter({ hasText: INSURANCE }).filter({ hasText: month.id })).toContainText('30');
  });
});
