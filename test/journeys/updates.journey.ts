import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { newPublisherKey } from '../../build/sign.ts';
import { type FeedServer, fileOf, manifestOf, startFeed } from '../updates/feed.ts';
import { here, packedArchive, packedHost } from '../updates/packed.ts';
import { enrol, visit } from './officer.ts';
import { addressOf, expect, expectAccessible, PASSPHRASE, picture, stop, test } from './workbench.ts';

const NAME = 'liaison-workbench-0.2.0-loopback.tar.gz';
const key = newPublisherKey();

const openUpdates = async (page: Page): Promise<void> => {
  await visit(page, '设置');
  await page.getByRole('tab', { name: '更新', exact: true }).click();
};
/** Near a deadline the button says something else; either prepares it. */
const take = (page: Page) => page.getByRole('button', { name: /下载并准备|仍要现在准备/ });

test('a new version: what lies is refused, what is true is taken, used from the next start, and gone back from', async ({
  page,
  workbench,
}) => {
  const { folder, profile } = workbench;
  const contents = new Map<string, Uint8Array>();
  const feed: FeedServer = await startFeed(manifestOf('0.2.0', [fileOf(NAME, Buffer.from('-'), here)]), key, contents);
  const bytes = await packedArchive(folder, '0.2.0', key, feed.address);
  contents.set(NAME, bytes);
  feed.manifest = manifestOf('0.2.0', [fileOf(NAME, bytes, here)]);
  const home = packedHost(folder, '0.1.0', key, feed.address);

  let host: ChildProcess | null = null;
  const start = async (): Promise<string> => {
    if (host) await stop(host, 'SIGTERM');
    const program = join(home, process.platform === 'darwin' ? 'start.command' : 'start.sh');
    host = spawn(program, ['--headless', '--profile', profile], { stdio: ['ignore', 'pipe', 'inherit'] });
    return addressOf(host);
  };
  const unlock = async (): Promise<void> => {
    await page.goto(await start());
    await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
    await page.getByRole('button', { name: '解锁' }).click();
  };

  try {
    await test.step('a feed that lies is refused, in words', async () => {
      await page.goto(await start());
      await enrol(page, workbench.platform.url);
      await openUpdates(page);
      await expect(page.getByText('当前版本 0.1.0')).toBeVisible();
      await expect(page.getByText('还没有检查过')).toBeVisible();
      for (const [lie, words] of [
        ['html', /不是更新说明（HTML）/],
        ['downgrade', /旧版本 0\.0\.1，本机已是 0\.1\.0。已拒绝/],
        ['forged', /更新的签名不对.*已拒绝/],
      ] as const) {
        feed.lie = lie;
        await page.getByRole('button', { name: '检查更新' }).click();
        await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
      }
      await expect(page.getByText('新版本', { exact: false })).toHaveCount(0);
      await picture(page, 'updates-refused');
      await expectAccessible(page);
    });

    await test.step('the true one says what it brings; the officer may leave it aside', async () => {
      feed.lie = null;
      await page.getByRole('button', { name: '检查更新' }).click();
      const found = page.getByRole('region', { name: '新版本 0.2.0' });
      await expect(found.getByRole('listitem')).toHaveText(['修正导入时的日期格式', '台账可按季度打印']);
      await expect(page.getByRole('alert')).toHaveCount(0);
      await picture(page, 'updates-found');
      await expectAccessible(page);
      if ((await take(page).textContent())?.includes('下载')) {
        await expect(page.getByRole('contentinfo').getByText('新版本 0.2.0')).toBeVisible();
      }
      await found.getByRole('button', { name: '暂不更新此版本' }).click();
      await expect(found.getByText('已选择暂不更新此版本。')).toBeVisible();
      await expect(page.getByRole('contentinfo').getByText('新版本 0.2.0')).toHaveCount(0);
      await found.getByRole('button', { name: '改为更新' }).click();
    });

    await test.step('what is not what was signed is thrown away; then it comes whole and stands ready', async () => {
      feed.lie = 'wrong-digest';
      await take(page).click();
      await expect(page.getByRole('alert').filter({ hasText: '与发布者签名的摘要不符，已删除' })).toBeVisible();
      feed.lie = null;
      await take(page).click();
      await expect(page.getByText('0.2.0 已准备好')).toBeVisible();
      await expect(page.getByText('当前版本 0.1.0')).toBeVisible();
      await expect(page.getByRole('contentinfo').getByText('0.2.0 下次启动时使用')).toBeVisible();
      await picture(page, 'updates-ready');
      await expectAccessible(page);
    });

    await test.step('the next start is the new version; the one before is a click away', async () => {
      await unlock();
      await openUpdates(page);
      await expect(page.getByText('当前版本 0.2.0')).toBeVisible();
      await page.getByRole('button', { name: '检查更新' }).click();
      await expect(page.getByText('已是最新版本。')).toBeVisible();
      await picture(page, 'updates-after');
      await expectAccessible(page);
      await page.getByRole('button', { name: '回到 0.1.0' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '回到 0.1.0' }).click();
      await expect(page.getByText('下次启动时回到这个版本')).toBeVisible();
      await unlock();
      await openUpdates(page);
      await expect(page.getByText('当前版本 0.1.0')).toBeVisible();
      await page.getByRole('tab', { name: '审计' }).click();
      for (const act of ['准备新版本（未成）', '准备新版本', '回到上一版'])
        await expect(page.getByRole('cell', { name: act, exact: true })).toBeVisible();
    });

    await test.step('what it is made of, and its licences', async () => {
      await page.getByRole('tab', { name: '工作台' }).click();
      await page.getByRole('button', { name: '查看许可…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'react', exact: true }).click();
      await expect(dialog.getByRole('region', { name: 'react 的许可全文' })).toContainText('MIT License');
      await picture(page, 'updates-licences');
      await expectAccessible(page);
    });
  } finally {
    if (host) await stop(host, 'SIGTERM');
    await feed.close();
  }
});
