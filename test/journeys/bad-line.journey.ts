import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { approve, duty, enrol, INSURANCE, importFile, insuranceFile, lastMonth, type, unlock, visit } from './officer.ts';
import { expect, expectAccessible, PASSPHRASE, picture, test, type Workbench } from './workbench.ts';

const month = lastMonth();
const PURCHASES = '政府采购合同及支付信息';
const uploads = { method: 'PATCH', path: '/v1/uploads' };

/** The host died with the power; it is started and opened anew. */
async function openAgain(page: Page, workbench: Workbench): Promise<void> {
  await page.goto(await workbench.start());
  await unlock(page, PASSPHRASE);
  await expect(page.getByRole('banner')).toBeVisible();
}

/** A draft of this many clean rows, on view in the grid. */
async function draftOf(rows: number, page: Page, workbench: Workbench): Promise<void> {
  const file = join(workbench.folder, `参保${rows}.csv`);
  insuranceFile(file, rows, month, {});
  await duty(page, INSURANCE, month.id).getByRole('button', { name: '开始' }).click();
  await importFile(page, file);
}

const saved = (page: Page): Promise<void> => expect(page.locator('.editor-status output')).toHaveText(/^已保存/);

const outboxItem = (page: Page, dataset: string): Locator =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: dataset }).first();

test('an upload cut by the line, then by the power', async ({ page, workbench }) => {
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await draftOf(12_000, page, workbench);
  const { faults, state } = workbench.platform;
  // The first piece arrives, the second breaks off in the middle, every one after it is slow.
  faults.add({ kind: 'cut', bytes: 100_000, match: uploads, after: 1 }, { kind: 'slow', ms: 6000, match: uploads, after: 2 });
  await approve(page);
  await visit(page, '同步');
  const item = outboxItem(page, INSURANCE);
  await expect(item.getByRole('progressbar')).toHaveAttribute('aria-valuenow', /^[1-9]\d?$/);
  await picture(page, 'upload-half');
  await expectAccessible(page);
  await workbench.end('SIGKILL');
  await expect(page.getByRole('alert')).toContainText(/窗口与后台服务断开了.*P1007/);
  await picture(page, 'disconnected');
  await expectAccessible(page);

  await test.step('started again it goes on where the platform has it, and arrives once', async () => {
    faults.clear();
    // Whoever began the upload anew would be refused: what arrived before the cut must be enough.
    faults.add({ kind: 'error', status: 500, match: { method: 'POST', path: '/v1/uploads' }, count: null });
    await openAgain(page, workbench);
    await visit(page, '同步');
    await expect(page.getByText('已完成 1 件')).toBeVisible({ timeout: 30_000 });
    await visit(page, '报送');
    await page.getByRole('row').filter({ hasText: month.id }).getByText('回执', { exact: true }).click();
    await expect(page.getByText('校验通过回执')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('回执相符').first()).toBeVisible();
    await expect(page.getByText('未通过核对')).toHaveCount(0);
    const [batch, ...others] = state.batches.all();
    expect(others).toEqual([]);
    expect(batch?.state).toBe('stored');
  });
});

test('the platform is away: work goes on, and everything is sent once it is back', async ({ page, workbench }) => {
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await draftOf(20, page, workbench);
  await workbench.platformDown();

  await test.step('sealed without a line: it waits, and says why', async () => {
    await approve(page);
    await visit(page, '同步');
    const item = outboxItem(page, INSURANCE);
    await expect(item).toContainText('等待发送');
    await expect(page.getByRole('main')).toContainText(/连不上交换平台.*可以继续离线工作.*P6001/);
    await expect(page.getByRole('banner')).toContainText('离线，可继续工作');
    await picture(page, 'waiting');
    await expectAccessible(page);
  });

  await test.step('the catalog can be read, rows can be typed and are saved', async () => {
    await visit(page, '目录');
    await page.getByRole('link', { name: PURCHASES }).click();
    await page.getByRole('tab', { name: /规则/ }).click();
    await expect(
      page
        .getByRole('tabpanel')
        .getByText(/^[A-Z]{2}\d{2}-R\d+/)
        .first(),
    ).toBeVisible();
    await visit(page, '工作台');
    await duty(page, PURCHASES, month.id).getByRole('button', { name: '开始' }).click();
    await page.getByRole('gridcell').first().click();
    await type(page, 'HT-2026-0001');
    await saved(page);
    await expect(page.getByRole('gridcell').first()).toContainText('HT-2026-0001');
  });

  await test.step('back again: sent; a lost reply makes no second batch', async () => {
    await workbench.platformUp();
    workbench.platform.faults.add({ kind: 'lost', match: { method: 'POST', path: '/v1/batches' } });
    await visit(page, '同步');
    await page.getByRole('button', { name: '立即同步' }).click();
    await expect.poll(() => workbench.platform.faults.list().length).toBe(0);
    await expect(async () => {
      const now = page.getByRole('button', { name: '立即同步' });
      if (await now.isEnabled()) await now.click();
      await expect(page.getByText('已完成 1 件')).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 30_000 });
    await expect(page.getByText('没有等待发送的批次和函件。')).toBeVisible();
    await workbench.platform.idle();
    expect(workbench.platform.state.batches.all().map(({ state }) => state)).toEqual(['stored']);
  });
});

test('the power goes while rows are typed: what was said to be saved is there', async ({ page, workbench }) => {
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await duty(page, INSURANCE, month.id).getByRole('button', { name: '开始' }).click();
  const names = Array.from({ length: 12 }, (_, at) => `郑州示例${at + 1}号有限公司`);
  const cell = (row: number) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: String(row), exact: true }) });
  await page.getByRole('gridcell').nth(1).click();
  for (const name of names.slice(0, 8)) await type(page, name);
  await saved(page);
  await expect(page.locator('.editor-status')).toContainText('8 行');
  // More is typed, and nobody waits for it.
  for (const name of names.slice(8)) await type(page, name);
  await workbench.end('SIGKILL');
  await expect(page.getByRole('alert')).toContainText('P1007');

  await openAgain(page, workbench);
  await duty(page, INSURANCE, month.id).getByRole('button').first().click();
  await expect(page.getByRole('grid')).toBeVisible();
  for (const [at, name] of names.slice(0, 8).entries()) await expect(cell(at + 1)).toContainText(name);
  const rows = await page.getByRole('rowheader').count();

  await test.step('undo reaches back over the cut', async () => {
    await page.getByRole('gridcell').first().click();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('rowheader')).toHaveCount(rows - 1);
    await page.keyboard.press('Control+y');
    await expect(page.getByRole('rowheader')).toHaveCount(rows);
  });
});
