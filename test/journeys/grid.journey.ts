import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { duty, enrol, INSURANCE, importFile, insuranceFile, lastMonth } from './officer.ts';
import { expect, expectAccessible, PASSPHRASE, picture, test } from './workbench.ts';

/** The names in the second column, as far as they are on view, in the order they stand. */
const names = (page: Page) => page.locator('.grid-row td[aria-colindex="3"]').allInnerTexts();

const columnMenu = async (page: Page) => {
  await page.keyboard.press('Control+Shift+L');
  return page.getByRole('region', { name: /^列：/ });
};

test('the table as a spreadsheet: fill, replace, sort, filter, form, widths that stay', async ({ page, workbench }) => {
  const month = lastMonth();
  const file = join(workbench.folder, '参保信息.csv');
  insuranceFile(file, 12, month, {
    1: { DWMC: '郑州甲公司' },
    2: { DWMC: '郑州乙公司' },
    3: { DWMC: '开封甲公司' },
    4: { DWMC: '洛阳丙公司' },
  });
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await duty(page, INSURANCE, month.id).getByRole('button', { name: '开始' }).click();
  await importFile(page, file);
  const grid = page.getByRole('grid');
  await grid.focus();

  await test.step('fill down from the keyboard, and take it back', async () => {
    await page.getByRole('gridcell', { name: '郑州甲公司' }).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    await expect(page.getByRole('gridcell', { name: '郑州甲公司' })).toHaveCount(2);
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('gridcell', { name: '郑州乙公司' })).toHaveCount(1);
  });

  await test.step('replace: counted first, one step, taken back by one undo', async () => {
    await page.keyboard.press('Control+h');
    await page.getByRole('textbox', { name: '在表中查找' }).fill('甲公司');
    await page.getByRole('textbox', { name: '替换为' }).fill('壬公司');
    await page.keyboard.press('Enter');
    await expect(page.getByText('将改 2 行中的 2 格')).toBeVisible();
    await picture(page, 'grid-replace');
    await expectAccessible(page);
    await page.getByRole('button', { name: '全部替换' }).click();
    await expect(page.getByRole('gridcell', { name: '开封壬公司' })).toBeVisible();
    await page.getByRole('button', { name: '关闭查找' }).click();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('gridcell', { name: '开封甲公司' })).toBeVisible();
  });

  await test.step('sort by the active column; the rows keep their numbers', async () => {
    await page.getByRole('gridcell', { name: '郑州乙公司' }).click();
    const menu = await columnMenu(page);
    await expect(menu).toContainText('单位名称');
    await expect(menu.getByRole('checkbox', { name: /郑州乙公司/ })).toBeVisible();
    await picture(page, 'grid-column');
    await expectAccessible(page);
    await menu.getByRole('button', { name: '降序' }).click();
    await expect(page.getByRole('columnheader', { name: /单位名称/ })).toHaveAttribute('aria-sort', 'descending');
    await expect.poll(async () => (await names(page)).length).toBe(12);
    const seen = await names(page);
    expect(seen).toEqual(seen.toSorted((a, b) => (a < b ? 1 : -1)));
    await page.getByRole('button', { name: '恢复原样' }).click();
    await expect.poll(async () => (await names(page))[0]).toBe('郑州甲公司');
  });

  await test.step('filter by a value, then by a text', async () => {
    await page.getByRole('gridcell', { name: '郑州乙公司' }).click();
    const menu = await columnMenu(page);
    await menu.getByRole('checkbox', { name: /洛阳丙公司/ }).check();
    await menu.getByRole('button', { name: '筛选', exact: true }).click();
    await expect(page.getByText('显示 1 / 12 行')).toBeVisible();
    await expect.poll(() => names(page)).toEqual(['洛阳丙公司']);
    await columnMenu(page);
    await menu.getByRole('textbox').fill('甲公司');
    await page.keyboard.press('Enter');
    await expect.poll(() => names(page)).toEqual(['郑州甲公司', '开封甲公司']);
    await picture(page, 'grid-filtered');
  });

  await test.step('the form shows one record of those on view and keeps what is typed', async () => {
    await page.keyboard.press('F8');
    const form = page.getByRole('dialog');
    await expect(form).toContainText('第 1 行，共 2 行');
    await expect(form.getByLabel(/^单位名称/)).toBeFocused();
    await page.keyboard.press('PageDown');
    await expect(form.getByLabel(/^单位名称/)).toHaveValue('开封甲公司');
    await picture(page, 'grid-form');
    await expectAccessible(page);
    const kind = form.getByLabel(/^险种/);
    await kind.fill('yiliao');
    await expect(form.getByRole('option', { name: /医疗/ })).toHaveAttribute('aria-selected', 'true');
    await picture(page, 'grid-form-codes');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(kind).toHaveValue('310');
    await form.getByLabel(/^单位名称/).fill('开封甲公司（新）');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
    await expect(page.getByRole('gridcell', { name: '开封甲公司（新）' })).toBeVisible();
    await page.getByRole('button', { name: '恢复原样' }).click();
  });

  await test.step('a width drawn here is there again after a restart', async () => {
    const head = page.getByRole('columnheader', { name: /单位名称/ });
    const before = (await head.boundingBox())?.width ?? 0;
    const menu = await columnMenu(page);
    await menu.getByRole('button', { name: '加宽' }).click();
    await menu.getByRole('button', { name: '加宽' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await head.boundingBox())?.width).toBe(before + 48);
    // Kept once the hand has rested.
    await page.waitForTimeout(800);
    const place = new URL(page.url()).hash;
    // A window left open would look for the host that goes away.
    await page.goto('about:blank');
    await page.goto(await workbench.start());
    await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await expect(duty(page, INSURANCE, month.id)).toBeVisible();
    await page.evaluate((hash) => {
      location.hash = hash;
    }, place);
    await expect.poll(async () => (await head.boundingBox())?.width).toBe(before + 48);
  });
});

/** Titles of the columns as they stand. */
const titles = (page: Page) => page.locator('.grid-head th b').allInnerTexts();

test('rows put in where the officer stands; columns in an order of her own', async ({ page, workbench }) => {
  const month = lastMonth();
  const file = join(workbench.folder, '参保信息.csv');
  insuranceFile(file, 6, month, { 1: { DWMC: '甲一公司' }, 2: { DWMC: '乙二公司' } });
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await duty(page, INSURANCE, month.id).getByRole('button', { name: '开始' }).click();
  await importFile(page, file);

  await test.step('above the first row from the menu key, below by shortcut; taken back and done again', async () => {
    await page.getByRole('gridcell', { name: '甲一公司' }).click();
    await page.keyboard.press('Shift+F10');
    const menu = page.getByRole('menu', { name: '单元格菜单' });
    await expect(menu.getByRole('menuitem', { name: /在上方插入行/ })).toBeVisible();
    await picture(page, 'grid-menu');
    await expectAccessible(page);
    await menu.getByRole('menuitem', { name: /在上方插入行/ }).click();
    await expect.poll(async () => (await names(page)).slice(0, 3)).toEqual(['', '甲一公司', '乙二公司']);
    await page.keyboard.type('在前');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+=');
    await expect.poll(async () => (await names(page)).slice(0, 4)).toEqual(['在前', '甲一公司', '', '乙二公司']);
    for (let n = 0; n < 3; n++) await page.keyboard.press('Control+z');
    await expect.poll(async () => (await names(page)).slice(0, 2)).toEqual(['甲一公司', '乙二公司']);
    await page.keyboard.press('Control+y');
    await expect.poll(async () => (await names(page)).slice(0, 2)).toEqual(['', '甲一公司']);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await names(page)).slice(0, 2)).toEqual(['甲一公司', '乙二公司']);
  });

  const [first = '', second = '', third = ''] = await titles(page);
  await test.step('a column moved by keyboard and by dragging; the cells go with it', async () => {
    await page.getByRole('gridcell', { name: '甲一公司' }).click();
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    await expect.poll(async () => (await titles(page)).slice(0, 3)).toEqual([second, first, third]);
    await expect(page.getByText(`“${second}”现在是第 1 列`, { exact: false })).toBeVisible();
    await expect(page.locator('.grid-row').first().locator('[data-col="0"]')).toHaveText('甲一公司');
    const from = await page.getByRole('columnheader', { name: third }).boundingBox();
    const to = await page.getByRole('columnheader', { name: second }).boundingBox();
    await page.mouse.move((from?.x ?? 0) + 30, (from?.y ?? 0) + 20);
    await page.mouse.down();
    await page.mouse.move((to?.x ?? 0) + 8, (to?.y ?? 0) + 20, { steps: 5 });
    await picture(page, 'grid-drag');
    await page.mouse.up();
    await expect.poll(async () => (await titles(page)).slice(0, 3)).toEqual([third, second, first]);
  });

  await test.step('what is typed, copied and pasted goes by what is seen', async () => {
    const cell = (row: number, col: number) => page.locator(`.grid-row[data-row="${row}"] [data-col="${col}"]`);
    await cell(0, 1).click();
    await page.keyboard.type('改过的公司');
    await page.keyboard.press('Enter');
    await expect(cell(0, 1)).toHaveText('改过的公司');
    await cell(0, 1).click();
    await page.keyboard.press('Shift+ArrowRight');
    const code = ((await cell(0, 2).textContent()) ?? '').trim();
    await page.keyboard.press('Control+c');
    await cell(3, 1).click();
    await page.keyboard.press('Control+v');
    await expect(cell(3, 1)).toHaveText('改过的公司');
    await expect(cell(3, 2)).toHaveText(code);
    await picture(page, 'grid-order');
    await expectAccessible(page);
  });

  await test.step('what stood there in the period before is said beside the cell', async () => {
    await page.keyboard.press('F9');
    await expect(page.getByRole('button', { name: '对照上期' })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByText('上期没有这条记录')).toBeVisible();
    // In every cell, if one likes; kept with the table's layout.
    const every = page.getByRole('checkbox', { name: '每格都显示' });
    await expect(every).not.toBeChecked();
    await every.check();
    await expect(page.getByRole('rowheader', { name: '1 上期无', exact: true })).toBeVisible();
    await picture(page, 'grid-former');
    await expectAccessible(page);
    await page.keyboard.press('F9');
    await expect(page.getByText('上期没有这条记录')).toBeHidden();
    await expect(page.getByText('上期无')).toHaveCount(0);
    await page.keyboard.press('F9');
    await expect(every).toBeChecked();
    await every.uncheck();
    await expect(page.getByText('上期无')).toHaveCount(0);
    await page.keyboard.press('F9');
  });

  await test.step('the order is there again after a restart, and taken back from the column menu', async () => {
    await page.waitForTimeout(800);
    const place = new URL(page.url()).hash;
    // A window left open would look for the host that goes away.
    await page.goto('about:blank');
    await page.goto(await workbench.start());
    await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await expect(duty(page, INSURANCE, month.id)).toBeVisible();
    await page.evaluate((hash) => {
      location.hash = hash;
    }, place);
    await expect.poll(async () => (await titles(page)).slice(0, 3)).toEqual([third, second, first]);
    await expect(page.locator('.grid-row').first().locator('[data-col="1"]')).toHaveText('改过的公司');
    const menu = await columnMenu(page);
    await picture(page, 'grid-column-place');
    await menu.getByRole('button', { name: '全部恢复默认' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await titles(page)).slice(0, 3)).toEqual([first, second, third]);
  });
});
