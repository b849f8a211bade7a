import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { approve, choose, duty, enrol, INSURANCE, importFile, insuranceFile, lastMonth, visit } from './officer.ts';
import { scanPrinted } from './scan-code.ts';
import { expect, expectAccessible, picture, test, type Workbench } from './workbench.ts';

const month = lastMonth();

/** Enrolled, then cut off for good; a batch of clean rows is sealed and waits. */
async function sealedCutOff(page: Page, workbench: Workbench): Promise<void> {
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);
  await expect(duty(page, INSURANCE, month.id)).toBeVisible();
  workbench.platform.faults.add({ kind: 'captive', count: null });
  const file = join(workbench.folder, '参保.csv');
  insuranceFile(file, 20, month, {});
  await duty(page, INSURANCE, month.id).getByRole('button', { name: '开始' }).click();
  await importFile(page, file);
  await approve(page);
  await visit(page, '同步');
}

const item = (page: Page) => page.getByRole('main').getByRole('listitem').filter({ hasText: INSURANCE }).first();

async function saved(page: Page, workbench: Workbench, button: string | RegExp): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const path = join(workbench.folder, (await download).suggestedFilename());
  await (await download).saveAs(path);
  return path;
}

const cli = fileURLToPath(new URL('../../shared/host/cli/main.node.ts', import.meta.url));

/** As whoever holds the paper and knows the platform's published key would: without this unit's profile. */
function verifyCode(code: string, key: string): { readonly status: number | null; readonly said: unknown } {
  const args = [cli, 'verify-receipt', '--code', code, '--key', key, '--json'];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, said: JSON.parse(stdout) };
}

const NUMBER = '郑人社函〔2026〕15号';

/** An error report with one record and one file, signed and numbered. */
async function reportSigned(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await visit(page, '纠错报告');
  await page.getByRole('button', { name: '新建报告' }).click();
  await choose(page, dialog.getByLabel('提供单位'), /市场监督/);
  await dialog.getByRole('button', { name: '开始起草' }).click();
  await page.getByRole('button', { name: '添加记录' }).click();
  await dialog.getByLabel('数据集', { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await dialog.getByLabel('所属期', { exact: true }).fill(month.id);
  for (const key of await dialog.getByLabel(/^记录主键/).all()) await key.fill('A1');
  await dialog.getByLabel('字段', { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await dialog.getByLabel('提供值').fill('旧值');
  await dialog.getByLabel('认为正确的值').fill('新值');
  await dialog.getByLabel('依据').fill('与本单位留存的登记材料不一致。');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: '生成正文' }).click();
  await expect(page.getByLabel('正文')).toHaveValue(/错误/);
  const text = await page.getByLabel('正文').inputValue();
  await page.getByLabel('正文').fill(text.replace('【取得时间】', '本月上旬').replace('【批次号】', '不详'));
  await page.getByLabel('正文').blur();
  await expect(page.getByText('已保存', { exact: true })).toBeVisible();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '添加文件' }).click();
  await (await chooser).setFiles({ name: '变更登记.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 扫描件') });
  await expect(page.getByText('变更登记.pdf')).toBeVisible();
  await page.getByRole('button', { name: '提交审签' }).click();
  await page.getByRole('button', { name: '审签通过' }).click();
  await page.getByRole('button', { name: '编号并发出' }).click();
  await dialog.getByLabel('发文字号').fill(NUMBER);
  await dialog.getByRole('button', { name: '编号并发出' }).click();
  await expect(dialog).toBeHidden();
}

async function bringBack(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '导入回执包' }).click();
  await (await chooser).setFiles(path);
}

test('there and back by hand: sealed bundle out, receipts in, proof taken out', async ({ page, workbench }) => {
  await sealedCutOff(page, workbench);
  await expect(item(page)).toContainText('等待发送');
  const bundle = await saved(page, workbench, '导出送交包（1 批）');
  await expect(page.getByText('送交包已导出（1 批）')).toBeVisible();
  await expect(item(page)).toContainText('已导出送交包');
  await picture(page, 'carried-out');
  await expectAccessible(page);

  await test.step('a spoiled medium is found out, file by file, and the rest is used', async () => {
    const returned = await workbench.platform.importBundle(readFileSync(bundle));
    const [whole, spoiled] = [join(workbench.folder, 'back.liaison'), join(workbench.folder, 'spoiled.liaison')];
    writeFileSync(whole, returned);
    writeFileSync(spoiled, returned.subarray(0, returned.length - 100));
    await bringBack(page, bundle);
    await expect(page.getByText(/不是平台给出的回执包.*P6029/)).toBeVisible();
    await bringBack(page, spoiled);
    await expect(page.getByText('catalog.json')).toBeVisible();
    await expect(page.getByText('已完成 1 件')).toBeVisible();
    await picture(page, 'carried-in-spoiled');
    await expectAccessible(page);
    await bringBack(page, whole);
    await expect(page.getByText(/1 批的回执核对相符/)).toBeVisible();
    await expect(page.getByText('catalog.json')).toBeHidden();
    await picture(page, 'carried-in');
  });

  await test.step('the receipts can be checked anew and taken out, with one row', async () => {
    await page.getByText('已完成 1 件').click();
    await page
      .getByRole('link', { name: new RegExp(INSURANCE) })
      .first()
      .click();
    await page.getByRole('button', { name: '核验并导出' }).click();
    await page.getByLabel('行号').fill('7');
    await picture(page, 'proof');
    await expectAccessible(page);
    const proof = await saved(page, workbench, '导出凭据');
    await expect(page.getByText('全部相符，凭据已导出。')).toBeVisible();
    expect(JSON.parse(readFileSync(proof, 'utf8'))).toMatchObject({ record: { index: 6, size: 20 } });
  });
  expect(workbench.platform.state.batches.all().map(({ state }) => state)).toEqual(['stored']);

  await test.step('the code on the printed receipt is read off the paper, and it verifies with the published key alone', async () => {
    await page.keyboard.press('Escape');
    const code = page.getByRole('img', { name: /二维码/ });
    await picture(page, 'receipt-code');
    const paper = { degrees: 3, blur: 0.8, noise: 0.15 };
    const [read, coarse] = [
      await scanPrinted(page, code, { ...paper, dotsPerInch: 300 }),
      await scanPrinted(page, code, { ...paper, dotsPerInch: 200 }),
    ];
    expect(coarse).toBe(read);
    const { receipt } = workbench.platform.state.keys;
    const checked = verifyCode(read, receipt.key.publicKey);
    expect(checked).toMatchObject({ status: 0, said: { check: { ok: true } } });
    expect(read).toContain(workbench.platform.state.batches.all()[0]?.batchId);
    const another = verifyCode(read.replace('"rows":20', '"rows":21'), receipt.key.publicKey);
    expect(another).toMatchObject({ said: { check: { ok: false } } });
    expect(another.status).not.toBe(0);
  });

  await test.step('a letter goes with its file, and what the office made of it comes back, the same way', async () => {
    await reportSigned(page);
    await visit(page, '同步');
    const letter = page.getByRole('main').getByRole('listitem').filter({ hasText: NUMBER }).first();
    const out = await saved(page, workbench, '导出送交包（函件 1 份）');
    await expect(page.getByText('送交包已导出（函件 1 份）')).toBeVisible();
    await expect(letter).toContainText('已导出送交包');
    await picture(page, 'letter-carried-out');
    await expectAccessible(page);
    const path = join(workbench.folder, 'letter-back.liaison');
    writeFileSync(path, await workbench.platform.importBundle(readFileSync(out)));
    await bringBack(page, path);
    await expect(page.getByText(/函件 1 份的回执核对相符/)).toBeVisible();
    await expect(page.getByText('已完成 2 件')).toBeVisible();
    await picture(page, 'letter-carried-in');
    await visit(page, '纠错报告');
    await page.getByRole('link', { name: /涉税共享信息有错误/ }).click();
    await expect(page.getByText('已督办').first()).toBeVisible();
    expect(workbench.platform.state.cases.all()).toMatchObject([{ docNo: NUMBER, attachments: [{ name: '变更登记.pdf' }] }]);
  });
});

test('kept here, let go, taken back: the item says each time what it is', async ({ page, workbench }) => {
  await sealedCutOff(page, workbench);
  await page.getByRole('button', { name: /^更多操作/ }).click();
  await page.getByText('暂不发送这一批').click();
  await expect(item(page)).toContainText('按您的要求暂不发送');
  await picture(page, 'held');
  await expectAccessible(page);
  await page.getByRole('button', { name: /^恢复发送/ }).click();
  await expect(item(page)).toContainText('等待发送');

  await page.getByRole('button', { name: /^撤回/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
  await expect(page.getByText('已撤回，草稿可以继续修改。')).toBeVisible();
  await page.getByText('已完成 1 件').click();
  await expect(item(page)).toContainText('已撤回');
  await picture(page, 'withdrawn');
  await expectAccessible(page);
  await item(page).getByRole('link').first().click();
  await expect(page.getByRole('button', { name: '打开草稿' })).toBeVisible();
  expect(workbench.platform.state.batches.all()).toEqual([]);
});
