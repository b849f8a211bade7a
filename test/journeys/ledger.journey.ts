import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { duty, enrol, INSURANCE, importFile, insuranceFile, lastMonth, visit } from './officer.ts';
import { expect, expectAccessible, picture, test } from './workbench.ts';

/** Takes out what is on view, for a purpose; answers the name of the file and its text. */
async function takenOut(page: Page, picturedAs: string): Promise<{ readonly name: string; readonly text: string }> {
  await page.getByRole('main').getByRole('button', { name: /导出$/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('CSV（.csv）').click();
  await dialog.getByLabel('用途').fill('联席会议材料');
  await expectAccessible(page);
  await picture(page, picturedAs);
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '导出', exact: true }).click();
  const download = await saved;
  const text = readFileSync(await download.path(), 'utf8');
  await expect(dialog).toBeHidden();
  return { name: download.suggestedFilename(), text };
}

test('the ledger: forecast before sending, weights, trend, quarter sheet, the office’s copy', async ({ page, workbench }) => {
  const file = join(workbench.folder, '参保信息.csv');
  insuranceFile(file, 6, lastMonth(), {});
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await duty(page, INSURANCE, lastMonth().id).getByRole('button', { name: '开始' }).click();
  await importFile(page, file);

  await test.step('what the ledger will say is told before anything is fixed', async () => {
    await page.getByRole('button', { name: '检查并报送' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('预计记入台账')).toBeVisible();
    await expect(dialog.getByText(/得 [\d.]+ 分（时效 [\d.]+ · 质量 40/)).toBeVisible();
    await expect(dialog.getByText('发出后时效与首次通过率即确定，不能再改。')).toBeVisible();
    await picture(page, 'ledger-forecast');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: /批准并发送/ }).click();
    await expect(page.getByRole('heading', { name: '回执' })).toBeVisible();
  });

  const row = page.getByRole('row').filter({ hasText: INSURANCE }).filter({ hasText: lastMonth().id });
  await test.step('the weights an officer enters are in every score', async () => {
    await visit(page, '台账');
    await expect(row.getByText('已完成')).toBeVisible();
    await page.getByRole('button', { name: '评分权重…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('时效').fill('0');
    await expect(dialog.getByText('合计 60，应为 100')).toBeVisible();
    await expect(dialog.getByRole('button', { name: '保存' })).toBeDisabled();
    await dialog.getByLabel('质量').fill('80');
    await picture(page, 'ledger-weights');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog).toBeHidden();
    // 80 for quality; the quantity is small against what the catalog expects.
    await expect(row.getByRole('button', { name: /^8\d(\.\d)? 分，查看怎么算$/ })).toBeVisible();
  });

  await test.step('month by month, and the sheet for the joint meeting', async () => {
    await page.getByText('趋势', { exact: true }).click();
    const months = page.getByRole('list', { name: /逐月平均得分/ });
    await expect(months.getByRole('listitem')).toHaveCount(12);
    await picture(page, 'ledger-trend');
    await expectAccessible(page);
    const trend = await takenOut(page, 'ledger-trend-export');
    expect(trend.name).toMatch(/^台账走势 20\d\d-20\d\d\.csv$/);
    expect(trend.text).toContain(`\r\n${lastMonth().end.slice(0, 4)},全年,`);
    expect(trend.text).toContain(`\r\n${lastMonth().end.slice(0, 4)},${Number(lastMonth().end.slice(5, 7))} 月,`);
    await page.getByText('季度表', { exact: true }).click();
    const quarter = Math.ceil(Number(lastMonth().end.slice(5, 7)) / 3);
    await page.getByText(`${lastMonth().id.slice(0, 4)} 年第 ${quarter} 季度`, { exact: true }).click();
    await expect(page.getByRole('row').filter({ hasText: INSURANCE })).toBeVisible();
    await picture(page, 'ledger-quarter');
    await expectAccessible(page);
    const sheet = await takenOut(page, 'ledger-quarter-export');
    expect(sheet.name).toBe(`${lastMonth().id.slice(0, 4)} 年第 ${quarter} 季度联席会议情况表.csv`);
    expect(sheet.text).toContain(INSURANCE);
    expect(sheet.text).toMatch(/\r\n合计,/);
  });

  await test.step('the office’s copy is fetched, agrees on what was sent, and stays at hand offline', async () => {
    await page.getByText('与综治办核对', { exact: true }).click();
    await page.getByRole('button', { name: '取办公室台账并核对' }).click();
    await expect(page.getByText(/1 期一致/)).toBeVisible();
    await picture(page, 'ledger-office');
    await expectAccessible(page);
    await workbench.platformDown();
    await page.getByRole('button', { name: '取办公室台账并核对' }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expect(page.getByText(/1 期一致/)).toBeVisible();
    await workbench.platformUp();
  });

  await test.step('a row that is not right is contested in writing', async () => {
    // The office books one row too few.
    const { batches } = workbench.platform.state;
    for (const record of batches.all()) batches.put({ ...record, accepted: (record.accepted ?? 0) - 1 });
    await page.getByRole('button', { name: '取办公室台账并核对' }).click();
    await expect(page.getByRole('row').filter({ hasText: '登记不一致' }).filter({ hasText: '通过行数' })).toBeVisible();
    await picture(page, 'ledger-differs');
    await expectAccessible(page);
    await page.getByRole('button', { name: '写书面说明' }).first().click();
    await expect(page.getByRole('heading', { name: '公函' })).toBeVisible();
    await expect(page.getByText(/登记台账与本单位回执记录不一致/).first()).toBeVisible();
    await picture(page, 'ledger-contest');
    await expectAccessible(page);
  });
});
