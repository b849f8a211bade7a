import { join } from 'node:path';
import {
  approve,
  duty,
  enrol,
  finding,
  INSURANCE,
  importFile,
  insuranceFile,
  jumpTo,
  lastMonth,
  type,
  unlock,
  visit,
} from './officer.ts';
import { browserFolders, readableIn } from './readable.ts';
import { expect, expectAccessible, PASSPHRASE, test, unit } from './workbench.ts';

/** A cancelled enterprise: the client cannot know, the platform does, so its row comes back. */
const CANCELLED = '91410105FA00H5A9XJ';

// Once with all that moves, as most officers see it.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('the seven steps, from the activation code to the ledger', async ({ page, workbench }) => {
  const month = lastMonth();
  const file = join(workbench.folder, '参保信息.csv');
  insuranceFile(file, 60, month, {
    3: { YJHJ: '见附件' },
    5: { DWMC: '' },
    7: { SJHJ: '99999999.00' },
    9: { DWDM: CANCELLED },
  });

  await test.step('1 enrol', async () => {
    await page.goto(await workbench.start());
    await page.getByLabel('交换平台地址').fill(workbench.platform.url);
    await page.getByLabel('激活码').fill('ZZ-WRONG');
    await page.getByRole('button', { name: '下一步' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expectAccessible(page);
    await enrol(page, workbench.platform.url);
    await expect(page.getByText(unit.name).first()).toBeVisible();
    await expectAccessible(page);
    // Locked: nothing is readable, a wrong passphrase does not open.
    await page.keyboard.press('Control+l');
    await expect(page.getByText(unit.name)).toHaveCount(0);
    await unlock(page, 'wrong passphrase 9');
    await expect(page.getByRole('alert')).toBeVisible();
    await expectAccessible(page);
    await unlock(page, PASSPHRASE);
    await expect(page.getByRole('heading', { name: '应报事项' })).toBeVisible();
  });

  await test.step('2 the catalog, with its four facets', async () => {
    await visit(page, '目录');
    await page.getByRole('link', { name: INSURANCE }).click();
    for (const facet of ['内容', '方式', '标准', '时间'])
      await expect(page.getByRole('heading', { name: facet, exact: true })).toBeVisible();
    await page.getByRole('tab', { name: /规则/ }).click();
    await expect(page.getByText('RS01-R02')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: '检查更新' }).click();
    await expect(page.getByText(/已是最新/)).toBeVisible();
  });

  await test.step('3 what is due, and a nil return in one step', async () => {
    await visit(page, '工作台');
    const nil = duty(page, '政府采购合同及支付信息', month.id);
    await nil.getByRole('button', { name: '零报送' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('本月没有签订政府采购合同，也没有支付');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: '零报送并发送' }).click();
    await expect(duty(page, '政府采购合同及支付信息', month.id)).toContainText(/零报送|已受理|已入库|校验通过/);
  });

  await test.step('4 prepare: import, then type', async () => {
    await duty(page, INSURANCE, month.id).getByRole('button', { name: '开始' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    await expectAccessible(page);
    await importFile(page, file);
    await expect(page.getByText(/60 行/).first()).toBeVisible();
  });

  await test.step('5 validate: every finding has its words, its cell and its way out', async () => {
    await expect(page.getByText(/阻断 2/).first()).toBeVisible();
    await expectAccessible(page);
    await jumpTo(page, 3, '应缴合计(元)');
    await expect(page.getByRole('gridcell', { selected: true })).toContainText('见附件');
    const total = await sumOfRow(page, 3);
    await type(page, total);
    await jumpTo(page, 5, '单位名称');
    await type(page, '郑州示例机械有限公司');
    await expect(page.getByText(/阻断 0/).first()).toBeVisible();
    // Undo brings the finding back, redo takes it away again.
    await page.keyboard.press('Control+z');
    await expect(page.getByText(/阻断 1/).first()).toBeVisible();
    await page.keyboard.press('Control+y');
    await expect(page.getByText(/阻断 0/).first()).toBeVisible();
    await finding(page, '第 7 行').getByRole('button', { name: '填写说明' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('补缴上半年欠费，已核对');
    await page.getByRole('dialog').getByRole('button', { name: '保存说明' }).click();
  });

  await test.step('6 seal and send; one row comes back onto its cell', async () => {
    await approve(page);
    await expect(page.getByText('部分通过回执')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('回执相符').first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: '修订更正' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    const returned = finding(page, '平台退回');
    await expect(returned.first()).toContainText('注销');
    await jumpTo(page, 9, '单位代码');
    await expect(page.getByRole('gridcell', { selected: true })).toContainText(CANCELLED);
    await type(page, '91410100MAFAKE019N');
    await approve(page);
    await expect(page.getByText('校验通过回执')).toBeVisible({ timeout: 30_000 });
    await visit(page, '同步');
    await expect(page.getByText(/已完成 3 件/)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('7 look back: revisions, receipts, the ledger row', async () => {
    await visit(page, '报送');
    const latest = page.getByRole('row').filter({ hasText: month.id }).filter({ hasText: '第 2 版' });
    await expect(latest).toBeVisible();
    await expectAccessible(page);
    await visit(page, '台账');
    const row = page.getByRole('row').filter({ hasText: INSURANCE }).filter({ hasText: month.id });
    await expect(row.last()).toContainText('已完成');
    await expectAccessible(page);
  });

  await test.step('and all of it in English', async () => {
    await visit(page, '设置');
    await page.getByText('English', { exact: true }).click();
    await visit(page, 'Today');
    await expect(page.getByRole('heading', { name: 'What is due' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('nothing of it is readable on the disk', async () => {
    await workbench.end('SIGKILL');
    // From the rows, the unit, the officer, the catalog and the passphrase; the file the officer brought is not ours.
    const words = [CANCELLED, '见附件', '99999999.00', unit.name, unit.officer.name, INSURANCE, PASSPHRASE];
    expect(readableIn([workbench.profile, ...browserFolders()], words)).toEqual([]);
  });
});

/** 应缴合计 = 单位应缴 + 个人应缴, read from the row as it is shown. */
async function sumOfRow(page: import('@playwright/test').Page, no: number): Promise<string> {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: String(no), exact: true }) });
  const cells = await row.getByRole('gridcell').allTextContents();
  const cents = (text: string | undefined): number => Math.round(Number((text ?? '').replaceAll(',', '')) * 100);
  return ((cents(cells[7]) + cents(cells[8])) / 100).toFixed(2);
}
