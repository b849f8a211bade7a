import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { duty, enrol, INSURANCE, importFile, insuranceFile, jumpTo, lastMonth, type } from './officer.ts';
import { expect, expectAccessible, picture, test } from './workbench.ts';

/** The import wizard up to its third step. */
async function chooseAgain(page: Page, path: string): Promise<void> {
  await page.getByRole('button', { name: '导入…' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件…' }).click();
  await (await chooser).setFiles(path);
  await expect(page.getByRole('dialog').getByText('核对列')).toBeVisible();
}

test('a repaired file imported again: only what changed, and a choice where both sides changed', async ({ page, workbench }) => {
  const month = lastMonth();
  const file = join(workbench.folder, '参保信息.csv');
  insuranceFile(file, 20, month, { 5: { DWMC: '' } });
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await duty(page, INSURANCE, month.id).getByRole('button', { name: '开始' }).click();
  await importFile(page, file);
  await jumpTo(page, 5, '单位名称');
  await type(page, '我写的名称');
  await expect(page.getByText(/阻断 0/).first()).toBeVisible();

  // Its author mends row 5 in another way, renames row 8, spoils row 9 and takes row 20 out.
  insuranceFile(file, 19, month, { 5: { DWMC: '文件里的名称' }, 8: { DWMC: '改名后的单位' }, 9: { DWMC: '示例\uFFFD公司' } });
  const dialog = page.getByRole('dialog');
  await chooseAgain(page, file);
  await expect(dialog.getByRole('button', { name: '下一步' })).toBeVisible();
  await picture(page, 'reimport-columns');
  await dialog.getByRole('button', { name: '下一步' }).click();
  await expect(dialog.getByRole('radio', { name: /合并修改/ })).toBeChecked();
  await picture(page, 'reimport-modes');
  await dialog.getByRole('button', { name: '预览变化' }).click();

  const changes = dialog.getByRole('region', { name: '导入后会怎样' });
  await expect(changes.getByRole('heading', { name: '有 1 处两边都改过，请选择用哪个' })).toBeVisible();
  const conflict = changes.getByRole('row').filter({ hasText: '文件里的名称' });
  await expect(conflict).toContainText('（空）');
  await expect(conflict.getByRole('radio', { name: /草稿现在/ })).toBeChecked();
  // Damage is named where it stands in the file.
  await expect(changes.getByRole('row').filter({ hasText: '乱码' })).toContainText('B10');
  await expectAccessible(page);
  await picture(page, 'reimport-changes');
  await conflict.getByRole('radio', { name: /文件现在/ }).check();
  await dialog.getByRole('button', { name: '开始导入' }).click();
  await expect(dialog.getByText('新增 0 行，修改 3 行，移除 1 行，16 行没有变化。')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'reimport-report');
  await dialog.getByRole('button', { name: '去看数据' }).click();
  await expect(page.getByRole('gridcell', { name: '改名后的单位' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '文件里的名称' })).toBeVisible();

  // One step: undone as a whole.
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('gridcell', { name: '我写的名称' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '改名后的单位' })).toHaveCount(0);

  // By key, without looking back: the file counts.
  await chooseAgain(page, file);
  await dialog.getByRole('button', { name: '下一步' }).click();
  await dialog.getByRole('radio', { name: /按主键更新/ }).check();
  await dialog.getByRole('button', { name: '预览变化' }).click();
  await expect(changes).toContainText('3 行 · 3 格');
  await dialog.getByRole('button', { name: '开始导入' }).click();
  await expect(dialog.getByText('新增 0 行，修改 3 行，移除 0 行，16 行没有变化。')).toBeVisible();
});
