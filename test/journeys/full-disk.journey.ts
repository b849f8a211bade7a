import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { approve, duty, enrol, INSURANCE, importFile, insuranceFile, lastMonth, type, unlock } from './officer.ts';
import { canMount } from './small-disk.ts';
import { expect, expectAccessible, PASSPHRASE, picture, test } from './workbench.ts';

test.skip(!canMount, 'this machine lets nobody make a mount namespace, so there is no disk to fill');

test('a disk that is full says so, loses nothing, and work goes on once there is room', async ({ page, workbench }) => {
  const small = join(workbench.folder, '本月.csv');
  const large = join(workbench.folder, '全部.csv');
  insuranceFile(small, 4, lastMonth(), {});
  insuranceFile(large, 20_000, lastMonth(), {});
  const { address, disk } = await workbench.startOnSmallDisk(32);
  await page.goto(address);
  await enrol(page, workbench.platform.url);
  await duty(page, INSURANCE, lastMonth().id).getByRole('button', { name: '开始' }).click();
  await importFile(page, small);
  const cell = (row: number) => page.getByRole('row').nth(row).getByRole('gridcell').nth(1);
  const notice = page.getByRole('alert').filter({ hasText: 'P2006' });
  await cell(1).click();
  await type(page, '写得下的单位');
  await expect(page.getByText(/^已保存/)).toBeVisible();

  await test.step('what is typed stays on view and is called unwritten', async () => {
    disk.fill();
    await cell(2).click();
    await type(page, '没地方写的单位');
    await expect(notice).toContainText('1 格没有写入');
    await type(page, '还是没地方写的');
    await expect(notice).toContainText('2 格没有写入');
    await expect(cell(2)).toHaveText('没地方写的单位');
    await expect(page.getByText('2 格未写入')).toBeVisible();
    await picture(page, 'full-disk-typed');
    await expectAccessible(page);
  });

  await test.step('nothing is sent that is not written, and no other rows come under it', async () => {
    await page.getByRole('button', { name: '检查并报送' }).click();
    await expect(page.getByText(/还有内容没有写入/)).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('a file finds no room either, and says so', async () => {
    await page.getByRole('button', { name: '导入…' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择文件…' }).click();
    await (await chooser).setFiles(large);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '下一步' }).click();
    await dialog.getByRole('button', { name: '开始导入' }).click();
    await expect(dialog.getByRole('alert').filter({ hasText: 'P2006' })).toBeVisible();
    await picture(page, 'full-disk-import');
    await dialog.getByRole('button', { name: '关闭' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('with room again everything typed is written by itself', async () => {
    disk.free();
    await expect(notice).toBeHidden();
    await expect(page.getByText(/^已保存/)).toBeVisible();
    await expect(page.getByText(/^4 行 ×/)).toBeVisible();
  });

  await test.step('it is in the store: another start on a copy of the disk shows it', async () => {
    await page.getByRole('button', { name: /锁定/ }).click();
    await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
    const kept = join(workbench.folder, 'kept');
    disk.copyTo(kept);
    await workbench.end('SIGTERM');
    cpSync(kept, workbench.profile, { recursive: true });
    await page.goto(await workbench.start());
    await unlock(page, PASSPHRASE);
    await duty(page, INSURANCE, lastMonth().id).getByRole('button').first().click();
    await expect(cell(1)).toHaveText('写得下的单位');
    await expect(cell(2)).toHaveText('没地方写的单位');
    await expect(cell(3)).toHaveText('还是没地方写的');
    await approve(page);
  });
});
