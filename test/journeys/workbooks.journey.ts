import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import * as xlsx from 'xlsx';
import { demoCatalog } from '../platform/catalog/index.ts';
import { sampleRows } from '../sample/rows.ts';
import { duty, enrol, INSURANCE, lastMonth, visit } from './officer.ts';
import { expect, expectAccessible, picture, test } from './workbench.ts';

const PURPOSE = '交社保科制表人改正';

/** What a click downloads, as a workbook; kept beside for whoever wants to look. */
async function downloaded(page: Page, path: string, click: () => Promise<void>): Promise<xlsx.WorkBook> {
  const coming = page.waitForEvent('download');
  await click();
  await (await coming).saveAs(path);
  return xlsx.read(readFileSync(path), { cellStyles: true });
}

const save = (book: xlsx.WorkBook, path: string): void =>
  writeFileSync(path, xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }));

const columnOf = (sheet: xlsx.WorkSheet, code: string): string => {
  const { e } = xlsx.utils.decode_range(sheet['!ref'] ?? 'A1');
  for (let c = 0; c <= e.c; c++) {
    const letters = xlsx.utils.encode_col(c);
    if (String(sheet[`${letters}1`]?.v ?? '').includes(`(${code})`)) return letters;
  }
  throw new Error(`no column ${code}`);
};

test('a template is filled in and imported; what is wrong goes back to its author and comes in again', async ({
  page,
  workbench,
}) => {
  const month = lastMonth();
  const catalog = demoCatalog();
  const dataset = catalog.datasets.find(({ id }) => id === 'RS01');
  if (!dataset) throw new Error('RS01 is not in the catalog');
  const filled = join(workbench.folder, '社保科报表.xlsx');
  const repaired = join(workbench.folder, '社保科报表（已改）.xlsx');
  let template: readonly string[] = [];
  const rows = [...sampleRows(dataset, catalog, { rows: 40, seed: 11, errors: 0, period: month })];

  await test.step('the template of a dataset, from the catalog', async () => {
    await page.goto(await workbench.start());
    await enrol(page, workbench.platform.url);
    await visit(page, '目录');
    await page.getByRole('link', { name: INSURANCE }).click();
    await expect(page.getByRole('button', { name: '下载模板' })).toBeVisible();
    await picture(page, 'template-catalog');
    await expectAccessible(page);
    const book = await downloaded(page, join(workbench.folder, 'template.xlsx'), () =>
      page.getByRole('button', { name: '下载模板' }).click(),
    );
    await expect(page.getByText(/已保存：.*模板.*\.xlsx/)).toBeVisible();
    template = book.SheetNames;
    const [name = ''] = template;
    const sheet = book.Sheets[name] ?? {};
    const codes = dataset.schema.fields.map((field) => field.name);
    for (const code of codes) expect(columnOf(sheet, code)).toBeTruthy();
    expect(book.Custprops).toMatchObject({ 'liaison-dataset': 'RS01', 'liaison-catalog': catalog.version });
    // Filled in as an office would: two mistakes among 40 rows, kinds of insurance by their names.
    const kinds = new Map(catalog.codeLists.XZ?.entries.map(({ code, label }) => [code, label]));
    const cell = (row: (typeof rows)[number], n: number, code: string): string | null => {
      if (n === 2 && code === 'YJHJ') return '见附件';
      if (n === 4 && code === 'DWMC') return null;
      return (code === 'XZ' ? kinds.get(row.XZ ?? '') : undefined) ?? row[code] ?? null;
    };
    const lines = rows.map((row, n) => codes.map((code) => cell(row, n, code)));
    xlsx.utils.sheet_add_aoa(sheet, lines, { origin: 'A2' });
    save(book, filled);
  });

  await test.step('filled in, it is imported with every column where it belongs', async () => {
    await visit(page, '工作台');
    await duty(page, INSURANCE, month.id).getByRole('button', { name: '开始' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    await page.getByRole('button', { name: '导入…' }).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: '下载模板' })).toBeVisible();
    await picture(page, 'template-import');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('button', { name: '导入…' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件…' }).click();
    await (await chooser).setFiles(filled);
    const dialog = page.getByRole('dialog');
    await expect(page.getByText(/已保存：/)).toBeHidden();
    const names = dialog.getByRole('checkbox', { name: /名称换成代码/ });
    await expect(names).toBeChecked();
    await expect(dialog.getByText(/20 格中 20 格，如 .+ → \d+/)).toBeVisible();
    await names.scrollIntoViewIfNeeded();
    await picture(page, 'import-names');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '下一步' }).click();
    await dialog.getByRole('button', { name: '预览变化' }).click();
    await expect(dialog.getByText(/名称换成代码：险种 40 格/)).toBeVisible();
    await picture(page, 'import-names-changes');
    await dialog.getByRole('button', { name: '开始导入' }).click();
    await expect(dialog.getByText(/已导入 40 行.*40 格的名称换成了代码/)).toBeVisible();
    await dialog.getByRole('button', { name: '去看数据' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/40 行/).first()).toBeVisible();
    // What its author wrote is still told of the cell.
    await page
      .getByRole('gridcell', { name: /^110 养老/ })
      .first()
      .click();
    await expect(page.getByText(/来源：社保科报表\.xlsx.*原写“.+”/)).toBeVisible();
  });

  await test.step('what is wrong goes back in the author’s own table', async () => {
    await page.getByRole('toolbar').getByRole('button', { name: '导出' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('radio', { name: /错误工作簿/ })).toBeChecked();
    await expect(dialog.getByRole('button', { name: '导出' })).toBeDisabled();
    await dialog.getByLabel('用途').fill(PURPOSE);
    const cover = dialog.getByRole('checkbox', { name: /遮盖/ });
    if (await cover.isVisible()) await cover.uncheck();
    await picture(page, 'export-dialog');
    await expectAccessible(page);
    const book = await downloaded(page, join(workbench.folder, 'errors.xlsx'), () =>
      dialog.getByRole('button', { name: '导出' }).click(),
    );
    await expect(page.getByText(/已导出 40 行/)).toBeVisible();
    const [name = ''] = book.SheetNames;
    const sheet = book.Sheets[name] ?? {};
    const amount = columnOf(sheet, 'YJHJ');
    const unit = columnOf(sheet, 'DWMC');
    // The third and the fifth row of data stand where their author had them.
    expect(sheet[`${amount}4`]).toMatchObject({ v: '见附件', s: { fgColor: { rgb: 'FFC7C2' } } });
    expect(sheet[`${amount}4`].c[0].t).toContain('见附件');
    expect(sheet[`${unit}6`].c[0].t).toContain('怎么改');
    expect(sheet[`${amount}5`].c).toBeUndefined();
    // The template's own sheets are still there, ours stand behind them.
    expect(book.SheetNames).toEqual([...template, '汇总', '问题清单', '违反的规则']);
    sheet[`${amount}4`] = { t: 'n', v: Number(rows[2]?.YJHJ) };
    sheet[`${unit}6`] = { t: 's', v: rows[4]?.DWMC ?? '' };
    save(book, repaired);
  });

  await test.step('corrected, it is imported again and nothing blocks any more', async () => {
    await page.getByRole('button', { name: '导入…' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件…' }).click();
    await (await chooser).setFiles(repaired);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '下一步' }).click();
    await dialog.getByRole('radio', { name: /整表替换/ }).check();
    await dialog.getByRole('button', { name: '开始导入' }).click();
    await expect(dialog.getByText(/已导入 40 行/)).toBeVisible();
    await dialog.getByRole('button', { name: '去看数据' }).click();
    await expect(page.getByText('见附件')).toHaveCount(0);
    await expect(page.getByText(/阻断 0|没有阻断|没有问题/).first()).toBeVisible();
  });

  await test.step('who took it out, and what for, stands in the log', async () => {
    await visit(page, '台账');
    const line = page.getByRole('row').filter({ hasText: PURPOSE });
    await line.scrollIntoViewIfNeeded();
    await expect(line).toContainText('完成');
    await expect(line).toContainText('40');
    await picture(page, 'export-log');
    await expectAccessible(page);
  });
});
