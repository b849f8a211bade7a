import { expect, type Page } from '@playwright/test';
import { openOfficeCase } from '../platform/cases.ts';
import { choose, lastMonth, visit } from './officer.ts';
import { obtainer, provider, syncNow, type TwoUnits, twoUnits } from './two-units.ts';
import { expectAccessible, picture, test } from './workbench.ts';

const RENAMED = '郑州示例更名有限公司';
const NUMBER = '郑市监函〔2026〕15号';

// Two hosts, two windows and the platform between them.
test.setTimeout(300_000);

let units: TwoUnits;
test.beforeEach(async ({ browser }) => {
  units = await twoUnits(browser);
});
test.afterEach(async () => {
  await units.end();
  expect(units.complaints).toEqual([]);
});

async function report(page: Page): Promise<void> {
  await visit(page, '纠错报告');
  await expect(page.getByText('还没有纠错报告')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: '新建报告' }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, dialog.getByLabel('提供单位'), provider.name);
  await dialog.getByRole('button', { name: '开始起草' }).click();
  await expect(page.getByText('还没有记录')).toBeVisible();
  await page.getByRole('button', { name: '添加记录' }).click();
  await choose(page, dialog.getByLabel('数据集', { exact: true }), '单位社会保险参保信息');
  await dialog.getByLabel('所属期', { exact: true }).fill(lastMonth().id);
  const keys = dialog.getByLabel(/^记录主键/);
  await expect(keys.first()).toBeVisible();
  const { record } = units;
  for (const [title, field] of Object.entries({ 单位代码: 'DWDM', 费款所属期: 'SSQ', 险种: 'XZ' }))
    await dialog.getByLabel(`记录主键 · ${title}`).fill(record[field] ?? '');
  await choose(page, dialog.getByLabel('字段', { exact: true }), /^单位名称$/);
  await dialog.getByLabel(/批次号/).fill(units.batchId);
  await dialog.getByLabel('提供值').fill(record.DWMC ?? '');
  await dialog.getByLabel('认为正确的值').fill(RENAMED);
  await dialog.getByLabel('依据').fill('该企业 2026 年 3 月已办理名称变更登记，登记机关为我局。');
  await expectAccessible(page);
  await picture(page, 'case-record-form');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: '从收到的文件添加' }).click();
  await choose(page, dialog.getByLabel('数据集', { exact: true }), '单位社会保险参保信息');
  const received = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: '选择文件…' }).click();
  const table = `单位代码,险种,费款所属期,单位名称,参保人数\n${record.DWDM},${record.XZ},${record.SSQ},${record.DWMC},${record.CBRS}\n`;
  await (await received).setFiles({ name: '收到的参保信息.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await expect(dialog.getByText('收到的参保信息.csv：找到 1 行')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'case-from-file');
  await dialog.getByRole('button', { name: '选用 第 2 行' }).click();
  await choose(page, dialog.getByLabel('字段', { exact: true }), /^参保人数$/);
  await expect(dialog.getByLabel('提供值')).toHaveValue(record.CBRS ?? '');
  await dialog.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '生成正文' }).click();
  await expect(page.getByLabel('正文')).toHaveValue(/错误/);
  await page.getByRole('button', { name: '提交审签' }).click();
  await expect(page.getByText(/正文里还有没填的空：【取得时间】/)).toBeVisible();
  const text = await page.getByLabel('正文').inputValue();
  await page.getByLabel('正文').fill(text.replace('【取得时间】', '本月上旬'));
  await page.getByLabel('正文').blur();
  await expect(page.getByText('已保存', { exact: true })).toBeVisible();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '添加文件' }).click();
  await (await chooser).setFiles({ name: '变更登记.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 扫描件') });
  await expect(page.getByText('变更登记.pdf')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'case-draft');
  await page.getByRole('button', { name: '公文预览' }).click();
  await expect(dialog.getByRole('button', { name: /PDF/ })).toBeVisible();
  await picture(page, 'case-letter');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: '提交审签' }).click();
  await page.getByRole('button', { name: '审签通过' }).click();
  await page.getByRole('button', { name: '编号并发出' }).click();
  await dialog.getByLabel('发文字号').fill('第十五号');
  await dialog.getByRole('button', { name: '编号并发出' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByLabel('发文字号').fill(NUMBER);
  await dialog.getByRole('button', { name: '编号并发出' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('已督办').first()).toBeVisible();
  await picture(page, 'case-reported');
}

/** Opens what the office passed on, and begins to verify. */
async function takeUp(page: Page): Promise<void> {
  await syncNow(page);
  await visit(page, '待办');
  await expect(page.getByRole('link', { name: /涉税共享信息有错误/ })).toBeVisible();
  await picture(page, 'case-inbox');
  await page.getByRole('link', { name: /涉税共享信息有错误/ }).click();
  await page.getByRole('button', { name: '开始核实' }).click();
  await expect(page.getByText('核实中').first()).toBeVisible();
}

async function reply(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: '起草复函' }).click();
  await expect(page.getByLabel('正文')).toHaveValue(/核实/);
  await page.getByRole('button', { name: '提交审签' }).click();
  await page.getByRole('button', { name: '审签通过' }).click();
  await page.getByRole('button', { name: '编号并发出' }).click();
  await page.getByRole('dialog').getByLabel('发文字号').fill(number);
  await page.getByRole('dialog').getByRole('button', { name: '编号并发出' }).click();
  await expect(page.getByText('已书面反馈').first()).toBeVisible();
}

const openReport = async (page: Page): Promise<void> => {
  await syncNow(page);
  await visit(page, '纠错报告');
  await page.getByRole('link', { name: /涉税共享信息有错误/ }).click();
};

test('an error report: urged, corrected by a linked batch, answered, contested once, confirmed and closed', async () => {
  const { obtainer: a, provider: b } = units;
  await test.step('the obtaining unit reports', () => report(a));
  await test.step('the providing unit takes it up and looks at the record', async () => {
    await takeUp(b);
    await b.getByRole('button', { name: '核对 1' }).click();
    const drawer = b.getByRole('dialog');
    await expect(drawer.getByText('来函所指批次')).toBeVisible();
    await expectAccessible(b);
    await picture(b, 'case-dossier');
    await b.keyboard.press('Escape');
    await choose(b, b.getByLabel('结论 1'), '不予更正');
    await b.getByLabel('理由 1').fill('以社保系统登记为准');
    await b.getByLabel('理由 1').blur();
    await expectAccessible(b);
    await picture(b, 'case-deciding');
    await reply(b, '郑人社复〔2026〕4号');
  });
  await test.step('the obtaining unit contests with a reason', async () => {
    await openReport(a);
    await expect(a.getByText('以社保系统登记为准').first()).toBeVisible();
    await expectAccessible(a);
    await picture(a, 'case-answered');
    await a.getByRole('button', { name: '提出再议' }).click();
    await a.getByRole('dialog').getByLabel('再议理由').fill('名称变更登记可在登记系统查得，请复核。');
    await a.getByRole('dialog').getByRole('button', { name: '提出再议' }).click();
    await expect(a.getByText('已督办').first()).toBeVisible();
  });
  await test.step('the providing unit corrects the record by a batch that names the case', async () => {
    await takeUp(b);
    await expect(b.getByText('名称变更登记可在登记系统查得，请复核。')).toBeVisible();
    await b.getByRole('button', { name: '核对 1' }).click();
    await b.getByRole('dialog').getByRole('button', { name: '打开更正' }).click();
    await expect(b.getByRole('grid')).toBeVisible();
    await b
      .getByRole('gridcell')
      .filter({ hasText: units.record.DWMC ?? '' })
      .first()
      .click();
    await b.keyboard.type(RENAMED);
    await b.keyboard.press('Enter');
    await b.getByRole('button', { name: '检查并报送' }).click();
    await expect(b.getByRole('dialog').getByText('可以报送了。')).toBeVisible();
    await b
      .getByRole('dialog')
      .getByRole('button', { name: /批准并发送/ })
      .click();
    await expect(b.getByRole('dialog')).toBeHidden();
    await visit(b, '待办');
    await b.getByRole('link', { name: /涉税共享信息有错误/ }).click();
    await expect(b.getByText('更正稿')).toBeVisible();
    await picture(b, 'case-corrected');
    await choose(b, b.getByLabel('结论 1'), /^更正$/);
    await expect(b.getByLabel('更正后的值 1')).toHaveValue(RENAMED);
    await reply(b, '郑人社复〔2026〕5号');
  });
  await test.step('the obtaining unit confirms, and both are done', async () => {
    await openReport(a);
    await a.getByRole('button', { name: '确认结果' }).click();
    await a.getByRole('dialog').getByRole('button', { name: '确认结果' }).click();
    await expect(a.getByText('办结').first()).toBeVisible();
    await expect(a.getByRole('button', { name: '重新办理' })).toBeVisible();
    await picture(a, 'case-closed');
    await syncNow(b);
    await visit(b, '待办');
    await b.getByText(/已办结 1/).click();
    await b.getByRole('link', { name: /涉税共享信息有错误/ }).click();
    await expect(b.getByText(obtainer.name).first()).toBeVisible();
    await expectAccessible(b);
    await picture(b, 'case-closed-provider');
    await b.getByRole('button', { name: '下载 变更登记.pdf' }).click();
    const dialog = b.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: '导出', exact: true })).toBeDisabled();
    await dialog.getByLabel('用途').fill('核对对方所附证据');
    await expectAccessible(b);
    await picture(b, 'case-evidence-export');
    const saved = b.waitForEvent('download');
    await dialog.getByRole('button', { name: '导出', exact: true }).click();
    expect((await saved).suggestedFilename()).toBe('变更登记.pdf');
    await expect(dialog).toBeHidden();
    await visit(b, '台账');
    await expect(b.getByRole('row').filter({ hasText: '变更登记.pdf' })).toContainText('核对对方所附证据');
  });
});

test('doubts: verified in bulk and fed back to the office, more than once', async () => {
  const { obtainer: page, platform } = units;
  openOfficeCase(platform.state, {
    uscc: obtainer.uscc,
    kind: 'doubt',
    title: '2026 年第三季度疑点信息',
    words: '请查证落实，并反馈查证结果和应用效果。',
    due: '2026-12-31',
    content: {
      doubts: Array.from({ length: 60 }, (_, n) => ({
        n: n + 1,
        subject: `郑州示例商贸${n + 1}有限公司`,
        code: null,
        clue: '申报销售收入低于开票金额',
        basis: '增值税申报表与开票数据比对',
        involved: `${(n + 1) * 12_500}.50`,
      })),
    },
  });
  await syncNow(page);
  await visit(page, '待办');
  await page.getByRole('link', { name: /疑点信息/ }).click();
  await page.getByRole('button', { name: '开始核实' }).click();
  await page.getByRole('checkbox', { name: '选择第 1 条' }).check();
  await page.getByRole('button', { name: '填查证结果' }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, dialog.getByLabel('查证结果'), '部分属实');
  await dialog.getByLabel('补税金额（元）').fill('1,250,000.50');
  await dialog.getByLabel('应用效果').fill('已补缴增值税并加收滞纳金');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('未查证', { exact: true }).first().click();
  await page.getByRole('checkbox', { name: '选择本页全部' }).check();
  await page.getByRole('button', { name: '填查证结果' }).click();
  await choose(page, dialog.getByLabel('查证结果'), /^不属实$/);
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('全部', { exact: true }).click();
  await expect(page.getByText('补税合计 1,250,000.5 元')).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'case-doubts');
  await page.getByRole('button', { name: '反馈查证结果' }).click();
  await dialog.getByRole('button', { name: '反馈查证结果' }).click();
  await expect(page.getByText('已书面反馈').first()).toBeVisible();
  await expect(page.getByText('已反馈', { exact: true }).first()).toBeVisible();
});
