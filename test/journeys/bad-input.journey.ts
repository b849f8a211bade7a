import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { demoCatalog } from '../platform/catalog/index.ts';
import { badFiles, put, strangeTable } from './bad-files.ts';
import { duty, enrol, INSURANCE, importFile, insuranceFile, lastMonth, unlock, visit } from './officer.ts';
import { expect, expectAccessible, PASSPHRASE, picture, test, unit } from './workbench.ts';

/** The message of a failure: its own words, in full sentences, with the number for support. */
async function expectNotice(place: Page | Locator, number: string, words: RegExp): Promise<void> {
  const notice = place.getByRole('alert').filter({ hasText: number });
  await expect(notice).toContainText(words);
  // Placeholders nobody filled, and words of programmers, are no words for an officer.
  await expect(notice).not.toContainText(/[{}]|undefined|null|NaN|Error/);
}

test('files that are no table of ours', async ({ page, workbench }) => {
  const file = join(workbench.folder, '参保信息.csv');
  insuranceFile(file, 3, lastMonth(), {});
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await duty(page, INSURANCE, lastMonth().id).getByRole('button', { name: '开始' }).click();
  await importFile(page, file);
  const cells = page.getByRole('gridcell');
  // Cells fill in after the grid is there.
  await expect(cells.filter({ hasText: /^110 养老$/ })).toHaveCount(1);
  const before = await cells.allTextContents();

  await page.getByRole('button', { name: '导入…' }).click();
  const dialog = page.getByRole('dialog');
  const choose = async (path: string): Promise<void> => {
    // On a busy machine a click may fall into the sheet's opening movement.
    await expect(async () => {
      const chooser = page.waitForEvent('filechooser', { timeout: 5000 });
      await dialog.getByRole('button', { name: '选择文件…' }).click();
      await (await chooser).setFiles(path);
    }).toPass();
  };
  for (const bad of badFiles)
    await test.step(bad.name, async () => {
      await choose(put(workbench.folder, bad.name, bad.bytes));
      await expectNotice(dialog, bad.number, bad.words);
      await expect(dialog.getByRole('alert')).toContainText('草稿和导入前完全一样');
      await expect(dialog.getByRole('alert')).toHaveCount(1);
      await picture(page, `file-${bad.number}-${bad.name}`);
    });
  await expectAccessible(page);

  await test.step('a header that matches nothing', async () => {
    await choose(put(workbench.folder, '水果.xlsx', strangeTable));
    await expectNotice(dialog, 'P4007', /没有一列与“单位社会保险参保信息”.*手工指定/);
    await expect(dialog.getByRole('button', { name: '下一步' })).toBeDisabled();
    await picture(page, 'file-P4007');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '换一个文件' }).click();
  });

  await test.step('nothing changed, and the same wizard takes the right file', async () => {
    await choose(file);
    await expect(dialog.getByText('核对列')).toBeVisible();
    await expect(dialog.getByRole('alert')).toHaveCount(0);
    await dialog.getByRole('button', { name: '关闭' }).click();
    await expect(dialog).toBeHidden();
    await expect(cells).toHaveText(before, { useInnerText: false });
    await expect(page.getByText(/3 行 ×/)).toBeVisible();
  });
});

test('a platform that is not there, or is not what it says', async ({ page, workbench }) => {
  await page.goto(await workbench.start());
  const first = async (address: string): Promise<void> => {
    await page.getByLabel('交换平台地址').fill(address);
    await page.getByLabel('激活码').fill(unit.activationCode);
    await page.getByRole('button', { name: '下一步' }).click();
  };
  const { faults, url } = workbench.platform;
  const enrolments = { path: '/v1/enrolments' };

  await test.step('an address that is none', async () => {
    await first('政务外网');
    await expectNotice(page, 'P6009', /不是可用的平台地址.*http:\/\//);
    await picture(page, 'enrol-P6009');
  });
  await test.step('nobody there', async () => {
    await first('http://127.0.0.1:9');
    await expectNotice(page, 'P6017', /连不上“http:\/\/127\.0\.0\.1:9”.*还没有创建任何数据.*登记文件/);
    await picture(page, 'enrol-P6017');
    await expectAccessible(page);
  });
  await test.step('a log-in page of the network', async () => {
    faults.add({ kind: 'captive', match: enrolments });
    await first(url);
    await expectNotice(page, 'P6018', /不是交换平台.*网络登录/);
    await picture(page, 'enrol-P6018');
  });
  await test.step('another product, which answers JSON', async () => {
    const other = await otherProduct();
    await first(other.url);
    await expectNotice(page, 'P6018', /不是交换平台/);
    await other.close();
  });
  await test.step('a platform under maintenance', async () => {
    faults.add({ kind: 'error', status: 503, code: 5003, match: enrolments });
    await first(url);
    await expectNotice(page, 'P6019', /正忙或在维护.*还没有创建任何数据/);
    await picture(page, 'enrol-P6019');
  });
  await test.step('then the right one', () => enrol(page, url));

  const { version } = demoCatalog();
  const kept = (which: string) => page.getByRole('banner').getByText(`目录 ${which}`);
  await expect(kept(version)).toBeVisible();
  await visit(page, '目录');
  workbench.platform.publish({ ...demoCatalog(), version: '2026.11.2', previous: version });
  const catalog = { method: 'GET', path: '/v1/catalog' };
  const check = () => page.getByRole('button', { name: '检查更新' }).click();
  const forged: readonly (readonly [string, string, RegExp])[] = [
    ['badSignature', 'P3002', /签名不符.*现有目录保持不变/],
    ['captive', 'P6002', /不是交换平台的/],
    ['cut', 'P6001', /连不上交换平台（连接中断/],
  ];
  for (const [kind, number, words] of forged)
    await test.step(`the catalog: ${kind}`, async () => {
      if (kind === 'cut') faults.add({ kind, bytes: 4000, side: 'response', match: catalog });
      else if (kind === 'captive') faults.add({ kind, match: catalog });
      else faults.add({ kind: 'badSignature', match: catalog });
      await check();
      await expectNotice(page, number, words);
      await picture(page, `catalog-${number}`);
      await expect(kept(version)).toBeVisible();
      await page.getByRole('link', { name: INSURANCE }).click();
      await expect(page.getByRole('heading', { name: '标准', exact: true })).toBeVisible();
    });
  await expectAccessible(page);
  await test.step('and then the genuine one', async () => {
    await check();
    await expect(kept('2026.11.2')).toBeVisible();
    await expect(page.getByRole('alert').filter({ hasText: /P\d{4}/ })).toHaveCount(0);
  });
});

test('a wrong passphrase, again and again; a second workbench on the same data', async ({ page, workbench, context }) => {
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);

  await test.step('the second one says who has the data; the first goes on', async () => {
    const second = await context.newPage();
    await second.setViewportSize({ width: 1366, height: 768 });
    await second.goto(await workbench.another());
    await unlock(second, PASSPHRASE);
    await expectNotice(second, 'P2003', /另一个已打开的工作台.*都没有被改动.*切换到那个窗口/);
    await picture(second, 'second-P2003');
    await expectAccessible(second);
    await page.bringToFront();
    await visit(page, '设置');
    await visit(page, '工作台');
    await duty(page, INSURANCE, lastMonth().id).getByRole('button', { name: '开始' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    // Locked, the data is free: whoever asks first has it.
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible();
    await unlock(second, PASSPHRASE);
    await expect(second.getByRole('heading', { name: '应报事项' })).toBeVisible();
    await unlock(page, PASSPHRASE);
    await expectNotice(page, 'P2003', /另一个已打开的工作台/);
    await second.keyboard.press('Control+l');
    await expect(second.getByRole('heading', { name: '已锁定' })).toBeVisible();
    await second.close();
  });

  await test.step('slips cost nothing; then every try waits longer', async () => {
    const button = page.locator('button[type=submit]');
    for (let slip = 1; slip <= 2; slip++) {
      await unlock(page, `wrong passphrase ${slip}`);
      await expectNotice(page, 'P2001', /口令不对.*仍然加密.*输入法/);
      await expect(page.getByLabel('口令', { exact: true })).toHaveValue('');
    }
    await unlock(page, 'wrong passphrase 3');
    await expect(button).toHaveText(/[12] 秒后可再试/);
    await expect(button).toBeDisabled();
    await picture(page, 'passphrase-wait');
    await expectAccessible(page);
    await page.getByLabel('口令', { exact: true }).fill('wrong passphrase 4');
    await expect(button).toHaveText('解锁');
    await button.click();
    await expect(button).toHaveText(/[34] 秒后可再试/);
    // A reload is no way around the wait.
    await page.reload();
    await expect(button).toHaveText(/[1-4] 秒后可再试/);
    await page.getByLabel('口令', { exact: true }).fill(PASSPHRASE);
    await expect(button).toHaveText('解锁');
    await button.click();
    // Back where the work was.
    await expect(page.getByRole('grid')).toBeVisible();
  });
});

async function otherProduct(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server: Server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"status":"ok","token":"a1b2c3","user":{"id":7}}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
