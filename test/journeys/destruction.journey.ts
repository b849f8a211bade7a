import { join } from 'node:path';
import { demoCatalog } from '../platform/catalog/index.ts';
import { approve, duty, enrol, INSURANCE, importFile, insuranceFile, lastMonth, visit } from './officer.ts';
import { expect, expectAccessible, PASSPHRASE, picture, test } from './workbench.ts';

const SECOND = '三棵老槐树立在村口';

/** The office shortens the term of one dataset: what was taken over is not kept any longer. */
function termOver(effectiveFrom: string) {
  const next = demoCatalog({
    version: '2026.12.1',
    effectiveFrom,
    publishedAt: `${effectiveFrom}T09:00:00+08:00`,
    firstDay: '2026-01-01',
  });
  const datasets = next.datasets.map((dataset) =>
    dataset.id === 'RS01' ? { ...dataset, liaison: { ...dataset.liaison, retention: { months: 0 } } } : dataset,
  );
  return { ...next, datasets };
}

test('rows past their term are destroyed by two officers, recorded, and gone; the receipts stay', async ({ page, workbench }) => {
  const month = lastMonth();
  const file = join(workbench.folder, '参保信息.csv');
  insuranceFile(file, 30, month, {});
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await duty(page, INSURANCE, month.id).getByRole('button', { name: '开始' }).click();
  await importFile(page, file);
  await approve(page);
  await expect(page.getByText('入库回执')).toBeVisible({ timeout: 30_000 });

  await test.step('nothing is due, and a backup is made', async () => {
    await visit(page, '设置');
    await page.getByRole('tab', { name: '保存与销毁' }).click();
    await expect(page.getByText('没有到期的内容').first()).toBeVisible();
    await picture(page, 'destruction-nothing');
    await page.getByRole('tab', { name: '备份' }).click();
    await page.getByRole('button', { name: '立即备份' }).click();
    await expect(page.getByText('备份完成，已逐字节回读核对。').first()).toBeVisible();
    await page.getByRole('tab', { name: '口令与人员' }).click();
    await page.getByRole('button', { name: '添加人员…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('姓名').fill('赵监督');
    await dialog.getByLabel('口令', { exact: true }).fill(SECOND);
    await dialog.getByLabel('再输入一次').fill(SECOND);
    await dialog.getByRole('button', { name: '添加', exact: true }).click();
    await expect(page.getByRole('cell', { name: '赵监督' })).toBeVisible();
  });

  await test.step('the catalog says the term is over: the list names it', async () => {
    workbench.platform.publish(termOver(month.start));
    await visit(page, '同步');
    await page.getByRole('button', { name: '立即同步' }).click();
    await visit(page, '设置');
    await page.getByRole('tab', { name: '保存与销毁' }).click();
    const row = page.getByRole('row').filter({ hasText: INSURANCE });
    await expect(row).toContainText('30 行', { timeout: 20_000 });
    await expect(row).toContainText('入库即毁');
    await page.getByRole('checkbox', { name: '全选' }).check();
    await picture(page, 'destruction-due');
    await expectAccessible(page);
  });

  await test.step('two officers destroy: the one who stands by types an own passphrase', async () => {
    await page.getByRole('button', { name: '销毁所选 1 项…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('监督人', { exact: true }).click();
    await page.getByText('赵监督', { exact: true }).last().click();
    await dialog.getByLabel('监督人的口令').fill(PASSPHRASE);
    await expect(dialog.getByRole('button', { name: '销毁', exact: true })).toBeDisabled();
    await dialog.getByRole('checkbox', { name: /逐项核对/ }).check();
    await dialog.getByRole('button', { name: '销毁', exact: true }).click();
    await expect(dialog.getByText('监督人的口令不对。')).toBeVisible();
    await picture(page, 'destruction-dialog');
    await expectAccessible(page);
    await dialog.getByLabel('监督人的口令').fill(SECOND);
    await dialog.getByRole('button', { name: '销毁', exact: true }).click();
    const form = page.getByRole('dialog', { name: /销毁登记表/ });
    await expect(form).toContainText('赵监督（口令确认）');
    await expect(form).toContainText('30 行');
    await picture(page, 'destruction-form');
    await expectAccessible(page);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText('监督人（签字）')).toBeVisible();
    await expect(page.getByRole('heading', { name: '到期清单' })).toBeHidden();
    await picture(page, 'destruction-paper');
    await page.emulateMedia({ media: 'screen' });
    await form.getByRole('button', { name: '关闭' }).last().click();
  });

  await test.step('older backups are named; a new one first, then they go', async () => {
    await expect(page.getByText('没有到期的内容').first()).toBeVisible();
    await expect(page.getByText('销毁之后还没有做过备份')).toBeVisible();
    await page.getByRole('button', { name: '现在备份' }).click();
    await page
      .getByRole('checkbox', { name: /的备份/ })
      .first()
      .check();
    await picture(page, 'destruction-copies');
    await page.getByRole('button', { name: '删除所选 1 份备份' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
    await expect(page.getByText('本机找得到的较早备份都已处理。')).toBeVisible();
    await page.getByRole('button', { name: '第 1 号登记表' }).click();
    await expect(page.getByRole('dialog')).toContainText('一并销毁的备份1 份');
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
    await picture(page, 'destruction-records');
    await expectAccessible(page);
  });

  await test.step('what proves the submission is still there, and nothing offers its rows', async () => {
    await visit(page, '报送');
    await page.getByRole('row').filter({ hasText: month.id }).getByRole('button', { name: '回执' }).first().click();
    await expect(page.getByText('已按第 1 号销毁登记销毁')).toBeVisible();
    await expect(page.getByText('入库回执')).toBeVisible();
    await expect(page.getByRole('button', { name: '修订更正' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: '导出', exact: true })).toHaveCount(0);
    await picture(page, 'destruction-history');
    await visit(page, '设置');
    await page.getByRole('tab', { name: '审计' }).click();
    await expect(page.getByRole('row').filter({ hasText: '销毁到期数据' }).first()).toContainText('赵监督');
  });
});
