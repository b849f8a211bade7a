import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { demoCatalog } from '../platform/catalog/index.ts';
import { insuranceFile, lastMonth } from './officer.ts';
import { expect, expectAccessible, PASSPHRASE, picture, test, unit } from './workbench.ts';

const INSURANCE = 'Social insurance of units';

const chinese = /[\u4e00-\u9fff]+/g;
const texts = (value: unknown): string[] => JSON.stringify(value ?? '').match(chinese) ?? [];

const catalog = demoCatalog();
const insurance = catalog.datasets.find(({ id }) => id === 'RS01');
const fields = insurance?.schema.fields ?? [];

/** Chinese that is data, not the product's own words: names, the file, and what the catalog has in one language only. */
const data = [
  unit.name,
  unit.officer.name,
  catalog.publisher,
  '郑州市政务资源共享交换平台（演示）',
  '郑州市',
  '参保信息',
  // The language a reader of Chinese looks for.
  '中文',
  ...fields.flatMap(({ liaison, example }) => [...texts(liaison?.unit), ...texts(example), ...texts(liaison?.example)]),
  ...(insurance?.liaison.rules ?? []).flatMap(({ clause, expression, examples, title, message, howToFix }) =>
    texts([clause, expression, examples, title.en, message.en, howToFix?.en]),
  ),
];
const enterprises = /[\u4e00-\u9fff]+有限公司/g;

/** Chinese on the screen, in names and titles too, that is no data. */
async function strangers(page: Page, besides: readonly string[]): Promise<string[]> {
  const said = await page.evaluate(() => {
    const attributes = ['aria-label', 'title', 'placeholder', 'alt'];
    const named = [...document.querySelectorAll(attributes.map((name) => `[${name}]`).join())].flatMap((element) =>
      attributes.map((name) => element.getAttribute(name) ?? ''),
    );
    // Cells of the table are the officer's own rows.
    const cells = new Set(document.querySelectorAll('[role=gridcell]'));
    const shown: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const cell = node.parentElement?.closest('[role=gridcell]');
      if (!(cell && cells.has(cell))) shown.push(node.textContent ?? '');
    }
    return [document.title, ...named, ...shown];
  });
  const known = [...data, ...besides].sort((a, b) => b.length - a.length);
  return said.filter((text) => {
    const own = known.reduce((rest, name) => rest.replaceAll(name, ''), text.replace(enterprises, ''));
    return own.match(chinese) !== null;
  });
}

/** A screen that is looked at: its words, its accessibility, and a picture. */
async function look(page: Page, name: string, besides: readonly string[] = []): Promise<void> {
  // Every screen is told in one run.
  expect.soft(await strangers(page, besides), name).toEqual([]);
  await expectAccessible(page);
  await picture(page, `en-${name}`);
}

test('the whole road in English, from the first screen', async ({ page, workbench }) => {
  // Some thirty screens, each scanned.
  test.setTimeout(360_000);
  const month = lastMonth();
  const file = join(workbench.folder, '参保信息.csv');
  insuranceFile(file, 30, month, { 5: { DWMC: '' }, 7: { SJHJ: '99999999.00' } });
  const heading = (name: string | RegExp) => expect(page.getByRole('heading', { name }).first()).toBeVisible();
  const visit = (name: string) => page.getByRole('navigation').getByRole('link', { name }).first().click();
  const dialog = page.getByRole('dialog');

  await test.step('enrol', async () => {
    await page.goto(await workbench.start());
    await page.getByText('English', { exact: true }).click();
    await heading('Enrol this computer');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByLabel('Platform address').fill('http://127.0.0.1:9');
    await page.getByLabel('Activation code').fill(unit.activationCode);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('alert')).toContainText(/cannot be reached \(it does not accept.*P6017/);
    await look(page, 'enrol');
    await page.getByLabel('Platform address').fill(workbench.platform.url);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText(unit.name)).toBeVisible();
    await look(page, 'confirm');
    await page.getByRole('button', { name: 'Correct, continue' }).click();
    await page.getByLabel('Passphrase', { exact: true }).fill('abc');
    await look(page, 'passphrase');
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.getByLabel('Once more').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('checkbox', { name: 'It is printed or written down and will be sealed' }).check();
    await look(page, 'recovery code');
    await page.getByRole('button', { name: 'Finish' }).click();
    await heading('What is due');
  });

  await test.step('today, catalog, locked', async () => {
    await expect(page.getByText(/downloaded/).first()).toBeVisible();
    await look(page, 'today');
    await visit('Catalog');
    await page.getByRole('link', { name: INSURANCE }).click();
    await page.getByRole('tab', { name: /Fields/ }).click();
    await look(page, 'catalog-fields');
    await page.getByRole('tab', { name: /Rules/ }).click();
    await expect(page.getByText('RS01-R02')).toBeVisible();
    await look(page, 'catalog-rules');
    await page.keyboard.press('Control+l');
    await page.getByLabel('Passphrase', { exact: true }).fill('wrong passphrase');
    await page.getByRole('button', { name: 'Unlock' }).click();
    await expect(page.getByRole('alert')).toContainText('P2001');
    await look(page, 'locked');
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await expect(page.getByRole('banner')).toBeVisible();
  });

  await test.step('import and findings', async () => {
    await visit('Today');
    const duty = page.getByRole('row').filter({ hasText: INSURANCE }).filter({ hasText: month.id });
    await duty.getByRole('button', { name: 'Start' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    await look(page, 'empty');
    await page.getByRole('button', { name: 'Import…' }).click();
    const choose = async (path: Parameters<Awaited<ReturnType<typeof chooser>>['setFiles']>[0]) => {
      const waiting = chooser();
      await dialog.getByRole('button', { name: 'Choose a file…' }).click();
      await (await waiting).setFiles(path);
    };
    const chooser = () => page.waitForEvent('filechooser');
    await choose({ name: 'photo.xlsx', mimeType: '', buffer: Buffer.from('89504e470d0a1a0a0000000d', 'hex') });
    await expect(dialog.getByRole('alert')).toContainText(/looks like a PNG picture.*P4001/);
    await look(page, 'wrong-file');
    await choose(file);
    await expect(dialog.getByText('Goes to')).toBeVisible();
    await look(page, 'columns', texts(fields.map(({ title }) => title)));
    await dialog.getByRole('button', { name: 'Next' }).click();
    await look(page, 'mode');
    await dialog.getByRole('button', { name: 'Import' }).click();
    await dialog.getByRole('button', { name: 'Look at the rows' }).click();
    await expect(page.getByText(/30 rows/).first()).toBeVisible();
    await expect(page.getByText(/blocking 1|1 blocking/i).first()).toBeVisible();
    await look(page, 'findings');
  });

  await test.step('the table’s tools, the same file again, the way out', async () => {
    await page
      .getByRole('gridcell', { name: /有限公司/ })
      .first()
      .click();
    await page.keyboard.press('Control+h');
    await expect(page.getByLabel(/Replace with/i).first()).toBeVisible();
    await look(page, 'replace');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Sort, filter' }).click();
    await expect(page.getByRole('button', { name: 'Ascending' })).toBeVisible();
    await look(page, 'column');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F8');
    await expect(dialog.getByText(/Row \d+ of 30/)).toBeVisible();
    await look(page, 'form');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: 'Import…' }).click();
    const waiting = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose a file…' }).click();
    await (await waiting).setFiles(file);
    await dialog.getByRole('button', { name: 'Next' }).click();
    await look(page, 'modes');
    await dialog.getByRole('button', { name: 'Preview changes' }).click();
    await expect(dialog.getByText('What the import would do')).toBeVisible();
    await look(page, 'changes', texts(fields.map(({ title }) => title)));
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: /Export$/ }).click();
    await expect(dialog.getByText('Error workbook')).toBeVisible();
    await look(page, 'export');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('mend, explain, approve', async () => {
    const finding = (text: string) => page.getByRole('listitem').filter({ hasText: text }).first();
    await finding('Row 5').getByRole('button').first().click();
    await expect(page.getByText('Row 5 · Name of the unit')).toBeVisible();
    await page.keyboard.type('Zhengzhou Example Ltd');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/0 blocking/).first()).toBeVisible();
    await finding('Row 7').getByRole('button', { name: 'Why', exact: true }).click();
    await look(page, 'why');
    await finding('Row 7').getByRole('button', { name: 'Explain', exact: true }).click();
    await dialog.getByRole('textbox').fill('Arrears of the first half year, checked');
    await look(page, 'reason');
    await dialog.getByRole('button', { name: 'Save the reason' }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: 'Definitions and rules' }).click();
    await look(page, 'definitions');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Check and send' }).click();
    await expect(dialog.getByText('Ready to be sent.')).toBeVisible();
    await look(page, 'presend');
    await dialog.getByRole('button', { name: /Approve and send/ }).click();
    await heading('Receipts');
  });

  await test.step('receipt, and every other screen', async () => {
    await expect(page.getByText('Accepted').first()).toBeVisible({ timeout: 30_000 });
    await look(page, 'receipt');
    for (const screen of ['Sync', 'Submissions', 'Inbox', 'Error reports', 'Letters', 'Ledger', 'Settings']) {
      await visit(screen);
      await heading(screen);
      await page.waitForLoadState('networkidle');
      await look(page, screen.toLowerCase());
    }
    for (const tab of ['Sending and line', 'Backups', 'Passphrases and officers', 'Audit', 'Security']) {
      await page.getByRole('tab', { name: tab }).click();
      await look(page, `settings-${tab.toLowerCase()}`);
    }
    await visit('Ledger');
    for (const view of ['Trend', 'Quarter sheet', 'Compare with the office']) {
      await page.getByText(view, { exact: true }).click();
      await page.waitForLoadState('networkidle');
      await look(page, `ledger-${view.toLowerCase()}`);
    }
    await page.getByRole('button', { name: 'Weights…' }).click();
    await look(page, 'ledger-weights');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.keyboard.press('Control+k');
    await look(page, 'palette');
  });
});
