import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { nextCatalog } from '../platform/catalog/next.ts';
import { duty, enrol, finding, INSURANCE, importFile, insuranceFile, lastMonth, visit } from './officer.ts';
import { expect, expectAccessible, picture, test } from './workbench.ts';

/** Cells fill in after the grid is there: a row is read once its first cell says something. */
const cellsOf = async (page: Page, row: number): Promise<string[]> => {
  const cells = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: String(row), exact: true }) })
    .getByRole('gridcell');
  await expect(cells.first()).toHaveText(/\S/);
  return cells.allTextContents();
};

test('a new catalog version: announced, read, a draft converted and converted back', async ({ page, workbench }) => {
  test.slow();
  const month = lastMonth();
  const file = join(workbench.folder, '参保信息.csv');
  insuranceFile(file, 40, month, {});

  await test.step('a draft is filled in by the version of the day', async () => {
    await page.goto(await workbench.start());
    await enrol(page, workbench.platform.url);
    await duty(page, INSURANCE, month.id).getByRole('button').first().click();
    await expect(page.getByRole('grid')).toBeVisible();
    await importFile(page, file);
    await expect(page.getByText(/阻断 0/).first()).toBeVisible();
    await expect(page.getByText('本草稿按')).toHaveCount(0);
  });
  const before = await cellsOf(page, 1);

  await test.step('the office publishes; the next exchange brings it', async () => {
    workbench.platform.publish(nextCatalog({ effectiveFrom: month.start, blockingFrom: month.end }));
    await visit(page, '同步');
    await page.getByRole('button', { name: '立即同步' }).click();
    await visit(page, '工作台');
    await expect(page.getByText('有 1 份草稿仍按旧版目录填写。')).toBeVisible({ timeout: 30_000 });
    await picture(page, 'catalog-update-today');
    await expectAccessible(page);
  });

  await test.step('what changed, and what it touches', async () => {
    await page.getByRole('button', { name: '看变化' }).click();
    await expect(page.getByText(/2 个新字段，3 个代码停用，1 条规则转为阻断；1 份草稿、\d+ 行受影响。/)).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: '联系电话' })).toContainText('新字段');
    await expect(page.getByRole('listitem').filter({ hasText: '工伤' })).toContainText('代码停用');
    await expect(page.getByRole('listitem').filter({ hasText: 'RS01-R03' })).toContainText('转为阻断');
    await picture(page, 'catalog-update-changes');
    await expectAccessible(page);
    await page.getByRole('link', { name: /打开草稿/ }).click();
  });

  await test.step('put off, it is offered again; previewed, it is converted', async () => {
    const offer = page.getByRole('note').filter({ hasText: '目录已更新到 2026.12.1，本草稿按 2026.11.1 填写。' });
    await expect(offer).toBeVisible();
    await picture(page, 'catalog-update-banner');
    await offer.getByRole('button', { name: '以后再说' }).click();
    await expect(offer).toHaveCount(0);
    await visit(page, '工作台');
    await page.goBack();
    await offer.getByRole('button', { name: '看变化并转换' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/40 行中有 \d+ 行受影响/)).toBeVisible();
    await picture(page, 'catalog-update-dialog');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '转换', exact: true }).click();
    await expect(page.getByText('已转换到 2026.12.1，并重新检查。')).toBeVisible();
    await expect(page.getByRole('columnheader', { name: /联系电话/ })).toBeVisible();
    await expect(finding(page, /停用|有效期/).first()).toBeVisible();
    const after = await cellsOf(page, 1);
    expect(after).toHaveLength(before.length + 2);
    expect([after.slice(0, 2), after.slice(3, -1)]).toEqual([before.slice(0, 2), before.slice(2)]);
    await picture(page, 'catalog-update-converted');
    await expectAccessible(page);
  });

  await test.step('and back, to the last cell', async () => {
    await page.getByRole('button', { name: '撤回转换' }).click();
    await expect(page.getByText('已撤回到 2026.11.1，内容与转换前一致。')).toBeVisible();
    await expect(page.getByRole('columnheader', { name: /联系电话/ })).toHaveCount(0);
    await expect(page.getByText(/阻断 0/).first()).toBeVisible();
    expect(await cellsOf(page, 1)).toEqual(before);
  });
});
