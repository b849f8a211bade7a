import type { Locator, Page } from '@playwright/test';
import { addDays, beijingDay } from '../../shared/base/clock.ts';
import { periodOf } from '../../shared/periods/calendar.ts';
import type { Period } from '../../shared/periods/model.ts';
import { demoCatalog } from '../platform/catalog/index.ts';
import { sampleRows } from '../sample/rows.ts';
import { writeCsv } from '../sample/write.ts';
import { expect, PASSPHRASE, unit } from './workbench.ts';

/** What an officer does at the screen, as verbs. Everything by the words and roles that a person (or a screen reader) meets. */

/** Last month: always ended, owed, and on the desk. */
export const lastMonth = (): Period => {
  const today = beijingDay(Date.now());
  return periodOf('monthly', addDays(`${today.slice(0, 7)}-01`, -1));
};

export const INSURANCE = '单位社会保险参保信息';

/** `sealed` is told the groups of the recovery code while they are on view. */
export async function enrol(
  page: Page,
  platformUrl: string,
  sealed: (groups: readonly string[]) => Promise<void> = async () => {},
): Promise<void> {
  await page.getByLabel('交换平台地址').fill(platformUrl);
  await page.getByLabel('激活码').fill(unit.activationCode);
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByText(unit.name)).toBeVisible();
  await page.getByRole('button', { name: '相符，继续' }).click();
  await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('再输入一次').fill(PASSPHRASE);
  await page.getByRole('button', { name: '下一步' }).click();
  await sealed(await page.getByRole('list', { name: '恢复码' }).locator('code').allTextContents());
  await page.getByRole('checkbox', { name: '已打印或抄录，并将封存' }).check();
  await page.getByRole('button', { name: '完成登记' }).click();
  await expect(page.getByRole('heading', { name: '应报事项' })).toBeVisible();
}

export async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: '解锁' }).click();
}

/** A screen of the navigation, by its name. */
export const visit = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name }).first().click();

/** The row of a duty on the desk. */
export const duty = (page: Page, dataset: string, period: string): Locator =>
  page.getByRole('row').filter({ hasText: dataset }).filter({ hasText: period }).first();

export type Spoil = Readonly<Record<number, Readonly<Record<string, string>>>>;

/** Writes rows of the insurance dataset as the unit's own system would export them; `spoil` overwrites cells of 1-based rows. */
export function insuranceFile(path: string, rows: number, period: Period, spoil: Spoil): void {
  const catalog = demoCatalog();
  const dataset = catalog.datasets.find(({ id }) => id === 'RS01');
  if (!dataset) throw new Error('RS01 is not in the catalog');
  const clean = [...sampleRows(dataset, catalog, { rows, seed: 11, errors: 0, period })];
  for (const [no, cells] of Object.entries(spoil)) Object.assign(clean[Number(no) - 1] ?? {}, cells);
  writeCsv(path, dataset, clean);
}

/** Import wizard, start to end, with the columns as they match by themselves. */
export async function importFile(page: Page, path: string): Promise<void> {
  await page.getByRole('button', { name: '导入…' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件…' }).click();
  await (await chooser).setFiles(path);
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('核对列')).toBeVisible();
  await dialog.getByRole('button', { name: '下一步' }).click();
  await dialog.getByRole('button', { name: '开始导入' }).click();
  await expect(dialog.getByText(/已导入 [\d,]+ 行/)).toBeVisible();
  await dialog.getByRole('button', { name: '去看数据' }).click();
  await expect(dialog).toBeHidden();
}

/** The findings panel's card of one cause. */
export const finding = (page: Page, text: string | RegExp): Locator => page.getByRole('listitem').filter({ hasText: text });

/** Clicks a finding's card and waits until its cell is the active one. */
export async function jumpTo(page: Page, row: number, column: string): Promise<void> {
  await finding(page, `第 ${row} 行`).getByRole('button').first().click();
  await expect(page.getByText(`第 ${row} 行 · ${column}`)).toBeVisible();
}

/** Types over the cell that is active in the grid. */
export async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

export async function approve(page: Page): Promise<void> {
  await page.getByRole('button', { name: '检查并报送' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('可以报送了。')).toBeVisible();
  await dialog.getByRole('button', { name: /批准并发送/ }).click();
  await expect(page.getByRole('heading', { name: '回执' })).toBeVisible();
}

/** Chooses from a list that opens below its field. */
export async function choose(page: Page, field: Locator, text: string | RegExp): Promise<void> {
  await field.click();
  await page.locator('.ant-select-dropdown:visible').getByText(text).first().click();
}
