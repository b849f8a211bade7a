import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { beijingDay } from '../../shared/base/clock.ts';
import { duty, enrol, INSURANCE, importFile, insuranceFile, lastMonth, unlock } from './officer.ts';
import { expect, expectAccessible, PASSPHRASE, picture, test, type Workbench } from './workbench.ts';

/** The names in the second column, as far as they are on view, in the order they stand. */
const names = (page: Page) => page.locator('.grid-row td[aria-colindex="3"]').allInnerTexts();
const cell = (page: Page, row: number, col: number) => page.locator(`.grid-row[data-row="${row}"] [data-col="${col}"]`);

/** What the table shows first is asked before it is drawn, and then not again by the table. */
const askedOnce = ['records.open', 'records.page', 'reveal.state', 'settings.cover', 'settings.layout'];

/** Names of the calls that a window makes, from its next page on. */
function callsOf(page: Page): string[] {
  const calls: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const name = /"t":"call".*?"name":"([^"]+)"/.exec(String(payload))?.[1];
      if (name !== undefined) calls.push(name);
    }),
  );
  return calls;
}

/** Ends the host, starts it again and goes back to the draft. */
async function restarted(page: Page, workbench: Workbench): Promise<void> {
  const place = new URL(page.url()).hash;
  const calls = callsOf(page);
  // A window left open would look for the host that goes away.
  await page.goto('about:blank');
  await page.goto(await workbench.start());
  await unlock(page, PASSPHRASE);
  await expect(page.getByRole('heading', { name: '应报事项' })).toBeVisible();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, place);
  await expect(page.getByRole('grid')).toBeVisible();
  expect(calls.filter((name) => askedOnce.includes(name)).sort()).toEqual(askedOnce);
}

test('rows by their state and by one cause; where a cell came from and when; frozen columns', async ({ page, workbench }) => {
  const month = lastMonth();
  const file = join(workbench.folder, '参保信息.csv');
  insuranceFile(file, 8, month, { 3: { DWMC: '' }, 5: { DWMC: '' }, 6: { CBRS: '-4' }, 1: { DWMC: '甲一公司' } });
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await duty(page, INSURANCE, month.id).getByRole('button', { name: '开始' }).click();
  await importFile(page, file);
  await expect(page.getByRole('gridcell', { name: '甲一公司' })).toBeVisible();
  const only = async (state: string): Promise<void> => {
    await page.getByRole('button', { name: '按状态看行' }).click();
    await page.getByRole('menuitem', { name: state }).click();
    await expect(page.getByText(`只看${state}`)).toBeVisible();
  };

  await test.step('one cause alone, from its card; the keyboard stands where it is wrong', async () => {
    const card = page.getByRole('listitem').filter({ hasText: '必填项没有填' }).first();
    await card.getByRole('button', { name: '只看这些行' }).click();
    await expect(page.getByText('只看有此问题的行：必填项没有填 · 单位名称')).toBeVisible();
    await expect.poll(() => names(page)).toEqual(['', '']);
    await picture(page, 'rows-cause');
    await expectAccessible(page);
    await page.keyboard.type('补上的公司');
    await page.keyboard.press('Enter');
    // A mended row stays until it is asked anew.
    await expect.poll(() => names(page)).toEqual(['补上的公司', '']);
    await page.getByRole('button', { name: '恢复原样' }).click();
    await expect.poll(async () => (await names(page)).length).toBeGreaterThanOrEqual(8);
  });

  await test.step('changed by hand, come with a file, typed here', async () => {
    await page.getByRole('gridcell', { name: '甲一公司' }).click();
    await page.keyboard.press('Control+=');
    await page.keyboard.type('手录公司');
    await page.keyboard.press('Enter');
    await only('手工录入的行');
    await expect.poll(() => names(page)).toEqual(['手录公司']);
    await only('手工改动过的行');
    await expect.poll(() => names(page)).toEqual(['补上的公司']);
    await page.getByRole('button', { name: '按状态看行' }).click();
    await picture(page, 'rows-menu');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await only('从文件导入的行');
    await expect(page.getByText('显示 8 / 9 行')).toBeVisible();
    await only('有阻断问题的行');
    await page.getByRole('button', { name: '恢复原样' }).click();
  });

  await test.step('of the active cell: file, place in it, when it came and when it was changed', async () => {
    await page.getByRole('gridcell', { name: '甲一公司' }).click();
    const day = beijingDay(Date.now()).slice(0, 4);
    await expect(page.getByText(new RegExp(`来源：参保信息\\.csv.* › [A-Z]2 · ${day}-.+ 导入$`))).toBeVisible();
    await page.getByRole('gridcell', { name: '补上的公司' }).click();
    await expect(page.getByText(new RegExp(`来源：参保信息\\.csv.* 导入 · ${day}-.+ 修改$`))).toBeVisible();
    await page.getByRole('gridcell', { name: '手录公司' }).click();
    await expect(page.getByText(/来源：王敏 .+ 录入/)).toBeVisible();
  });

  await test.step('a code in its cell, by number, by name and by pinyin', async () => {
    const at = (await page.locator('.grid-head th b').allInnerTexts()).indexOf('险种');
    for (const typed of ['310', '医疗', 'yiliao']) {
      await cell(page, 1, at).click();
      await page.keyboard.type(typed);
      await expect(page.getByRole('option', { name: /医疗/ })).toHaveAttribute('aria-selected', 'true');
      if (typed === 'yiliao') await picture(page, 'rows-code');
      await page.keyboard.press('Enter');
      await expect(cell(page, 1, at)).toContainText('310');
    }
    // Twice the same code is no change: one step takes it back.
    await page.keyboard.press('Control+z');
  });

  await test.step('columns frozen here stay in their place and are frozen after a restart; so can be taken back what was done', async () => {
    await page.getByRole('gridcell', { name: '甲一公司' }).click();
    await page.keyboard.press('Control+Shift+L');
    const menu = page.getByRole('region', { name: /^列：/ });
    await menu.getByRole('button', { name: '冻结到此列' }).click();
    await page.keyboard.press('Escape');
    await page.waitForTimeout(800);
    await restarted(page, workbench);
    const name = page.getByRole('columnheader', { name: /单位名称/ });
    const before = await name.boundingBox();
    await page.getByRole('gridcell', { name: '甲一公司' }).click();
    await page.keyboard.press('End');
    await expect
      .poll(() =>
        page
          .getByRole('grid')
          .evaluate((grid) => Math.max(...[grid, ...grid.querySelectorAll('*')].map((one) => one.scrollLeft))),
      )
      .toBeGreaterThan(0);
    expect((await name.boundingBox())?.x).toBe(before?.x);
    await picture(page, 'rows-frozen');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('gridcell', { name: '手录公司' })).toHaveCount(0);
    await page.keyboard.press('Control+y');
    await page.keyboard.press('Control+y');
    await expect(page.getByRole('gridcell', { name: '手录公司' })).toHaveCount(1);
  });
});

test('a day from the calendar, or typed in any way', async ({ page, workbench }) => {
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  const titles = (): Promise<string[]> => page.locator('.grid-head th b').allInnerTexts();

  await test.step('a day', async () => {
    await page.getByRole('row').filter({ hasText: '工程建设项目中标信息' }).getByRole('button', { name: '开始' }).first().click();
    await expect(page.getByRole('grid')).toBeVisible();
    const at = (await titles()).indexOf('公示日期');
    await page.getByRole('grid').focus();
    for (let n = 0; n < at; n += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F4');
    await expect(page.getByRole('button', { name: '下个月' })).toBeVisible();
    await picture(page, 'rows-calendar');
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(cell(page, 0, at)).toHaveText(/^\d{4}-\d{2}-\d{2}$/);
    await page.keyboard.type('2026年3月5日');
    await page.keyboard.press('Enter');
    await expect(page.getByText('2026年3月5日').first()).toBeVisible();
    await picture(page, 'rows-day-typed');
  });
});
