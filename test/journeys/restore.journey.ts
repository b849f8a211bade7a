import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { approve, duty, enrol, INSURANCE, importFile, insuranceFile, lastMonth, visit } from './officer.ts';
import { expect, expectAccessible, PASSPHRASE, picture, test, type Workbench } from './workbench.ts';

const month = lastMonth();
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

/** The insurance duty filled from a file, approved and received. */
async function send(page: Page, workbench: Workbench): Promise<void> {
  const file = join(workbench.folder, '参保.csv');
  insuranceFile(file, 20, month, {});
  await duty(page, INSURANCE, month.id).getByRole('button', { name: '开始' }).click();
  await importFile(page, file);
  await approve(page);
}

async function choose(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /选择备份文件|换一份/ }).click();
  await (await chooser).setFiles(path);
}

test('a computer is lost: its backup opens on another, and nothing is sent twice', async ({ page, workbench }) => {
  const share = join(workbench.folder, '共享备份');
  mkdirSync(share);
  let code = '';
  let backup = '';

  await test.step('enrol, with a recovery code for the safe', async () => {
    await page.goto(await workbench.start());
    await enrol(page, workbench.platform.url, async (groups) => {
      code = groups.join('-');
      await picture(page, 'recovery-sheet');
      await expectAccessible(page);
    });
    expect(code).toMatch(/^(\w{5}-){6}\w{5}$/);
    await expect(duty(page, INSURANCE, month.id)).toBeVisible();
  });

  await test.step('a batch is sealed and waits; then a backup is made and practised', async () => {
    workbench.platform.faults.add({ kind: 'captive', count: null });
    await send(page, workbench);
    await visit(page, '设置');
    await tab(page, '备份');
    await page.getByLabel('备份文件夹').fill('/not/there');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByText(/找不到备份文件夹/)).toBeVisible();
    await page.getByLabel('备份文件夹').fill(share);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByText('备份与数据在同一块磁盘上')).toBeHidden();
    await page.getByRole('button', { name: '立即备份' }).click();
    await expect(page.getByText('备份完成')).toBeVisible();
    await page.getByRole('button', { name: '演练恢复' }).click();
    await expect(page.getByText(/可以恢复：草稿 0 份、批次 1 个/)).toBeVisible();
    await picture(page, 'backup-tab');
    await expectAccessible(page);
    backup = join(share, readdirSync(share)[0] ?? '');
  });

  await test.step('more work: the line is back, the batch arrives', async () => {
    workbench.platform.faults.clear();
    await visit(page, '同步');
    await page.getByRole('button', { name: '立即同步' }).click();
    await expect(page.getByText('已完成 1 件')).toBeVisible();
    expect(workbench.platform.state.batches.all()).toHaveLength(1);
  });

  await test.step('another computer: half a copy and a wrong passphrase change nothing', async () => {
    await workbench.end('SIGKILL');
    await page.goto(await workbench.elsewhere());
    await page.getByRole('button', { name: '用备份恢复这台电脑' }).click();
    const half = join(workbench.folder, 'half.liaison-backup');
    writeFileSync(half, readFileSync(backup).subarray(0, 30_000));
    await choose(page, half);
    await expect(page.getByText(/备份文件不完整/)).toBeVisible();
    await choose(page, backup);
    await expect(page.getByText('文件完整，与写成时一致。')).toBeVisible();
    await picture(page, 'restore-chosen');
    await page.getByLabel('口令或恢复码').fill('一句不对的口令在这里');
    await page.getByRole('button', { name: '恢复并打开' }).click();
    await expect(page.getByText(/打不开这份备份/)).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('口令或恢复码').fill(code.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A')));
    await expect(page.getByText(/第 1 组有误/)).toBeVisible();
    await picture(page, 'restore-typo');
  });

  await test.step('with the passphrase it opens; nothing leaves before the platform was asked', async () => {
    workbench.platform.faults.add({ kind: 'captive', match: { method: 'GET', path: '/v1/batches' }, count: null });
    await page.getByLabel('口令或恢复码').fill(PASSPHRASE);
    await page.getByRole('button', { name: '恢复并打开' }).click();
    await expect(page.getByRole('heading', { name: '应报事项' })).toBeVisible();
    await visit(page, '同步');
    await expect(page.getByText('恢复后核对').first()).toBeVisible();
    await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: INSURANCE })).toBeVisible();
    await picture(page, 'to-be-reconciled');
    await expectAccessible(page);
    expect(workbench.platform.state.batches.all()).toHaveLength(1);
    workbench.platform.faults.clear();
    await page.getByRole('button', { name: '立即同步' }).click();
    await expect(page.getByText('已完成 1 件')).toBeVisible();
    await expect(page.getByText('恢复后核对')).toHaveCount(0);
    await picture(page, 'reconciled');
    expect(workbench.platform.state.batches.all().map(({ state }) => state)).toEqual(['stored']);
  });

  await test.step('the trail says that it came out of a backup, and is whole', async () => {
    await visit(page, '设置');
    await tab(page, '审计');
    await expect(page.getByRole('cell', { name: '从备份恢复' })).toBeVisible();
    await expect(page.getByText(/逐行核对相符/)).toBeVisible();
    await picture(page, 'audit-tab');
    await expectAccessible(page);
  });

  await test.step('the passphrase is forgotten: the sealed code sets another', async () => {
    await page.keyboard.press('Control+l');
    await page.getByText('忘记口令？').click();
    await page.getByRole('button', { name: '用恢复码打开' }).click();
    await page.getByLabel('恢复码', { exact: true }).fill(code);
    await page.getByLabel('设置新口令', { exact: true }).fill('三棵老槐树立在村口');
    await page.getByLabel('再输入一次').fill('三棵老槐树立在村口');
    await picture(page, 'recover');
    await expectAccessible(page);
    await page.getByRole('button', { name: '设置新口令并打开' }).click();
    await expect(page.getByRole('navigation')).toBeVisible();
  });
});
