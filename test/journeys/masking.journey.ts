import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { read, type WorkBook } from 'xlsx';
import { openOfficeCase } from '../platform/cases.ts';
import { approve, duty, enrol, INSURANCE, importFile, insuranceFile, lastMonth, unlock, visit } from './officer.ts';
import { syncNow } from './two-units.ts';
import { expect, expectAccessible, PASSPHRASE, picture, test, unit } from './workbench.ts';

const month = lastMonth();
const PURPOSE = '答复参保单位来电';
/** The cell of the wages, the seventh field, in a row of the table; the first column is the row's number. */
const wages = (page: Page, no: number): Locator =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: String(no), exact: true }) })
    .locator('[aria-colindex="8"]');

async function choose(page: Page, path: string): Promise<void> {
  await page.getByRole('button', { name: '导入…' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件…' }).click();
  await (await chooser).setFiles(path);
}

test('masking: values of level S are covered, shown for a purpose that is kept; marked files stay out; copies say whose they are', async ({
  page,
  context,
  workbench,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const file = join(workbench.folder, '参保信息.csv');
  const marked = join(workbench.folder, '机密★10年 参保信息.csv');
  insuranceFile(file, 6, month, { 2: { JFGZZE: '1234567.89' } });
  insuranceFile(marked, 6, month, {});
  /** Where the submission is looked back at. */
  let looked = '';

  await test.step('a file with a state-secret marking is refused, and so is a typed one', async () => {
    await page.goto(await workbench.start());
    await enrol(page, workbench.platform.url);
    await duty(page, INSURANCE, month.id).getByRole('button', { name: '开始' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    await choose(page, marked);
    await expect(page.getByRole('dialog').getByText(/文件名有国家秘密标志“机密★10年”/)).toBeVisible();
    await expectAccessible(page);
    await picture(page, 'marked-file');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await importFile(page, file);
    const name = page.getByRole('gridcell').filter({ hasText: '公司' }).first();
    const before = await name.textContent();
    await name.click();
    await page.keyboard.type('（绝密）');
    await page.keyboard.press('Enter');
    const refused = page.getByRole('dialog').filter({ hasText: '没有写入' });
    await expect(refused.getByLabel('您填写的内容，可以复制')).toHaveValue('（绝密）');
    await expectAccessible(page);
    await picture(page, 'marked-typed');
    await refused.getByRole('button', { name: '知道了' }).click();
    await expect(name).toHaveText(before ?? '');
  });

  await test.step('at work values can be covered, save the one being typed', async () => {
    await expect(wages(page, 2)).toHaveText('1,234,567.89');
    await page.getByRole('button', { name: '遮盖', exact: true }).click();
    await expect(wages(page, 2)).toHaveText('***');
    await wages(page, 2).click();
    expect(await page.locator('#desk').innerHTML()).not.toMatch(/1,?234,?567/);
    await page.keyboard.press('F2');
    await expect(page.getByRole('textbox', { name: /缴费工资总额/ })).toHaveValue('1234567.89');
    await picture(page, 'cover-at-work');
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    await page.reload();
    await expect(wages(page, 2)).toHaveText('***');
    await page.getByRole('button', { name: '遮盖', exact: true }).click();
    await expect(wages(page, 2)).toHaveText('1,234,567.89');
  });

  await test.step('what is copied from the table does not outlive the lock', async () => {
    await wages(page, 2).click();
    await page.keyboard.press('Control+c');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('1234567.89');
    await page.keyboard.press('Control+l');
    await expect(page.getByRole('button', { name: '解锁' })).toBeVisible();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('');
    await unlock(page, PASSPHRASE);
    await expect(page.getByRole('grid')).toBeVisible();
  });

  await test.step('once sealed, values are covered, and shown for a purpose until the screen is left', async () => {
    await approve(page);
    looked = new URL(page.url()).hash;
    const id = looked.split('/').at(-1) ?? '';
    await page.evaluate((to) => location.assign(to), `#/editor/${id}`);
    await expect(wages(page, 2)).toHaveText('***');
    expect(await page.locator('#desk').innerHTML()).not.toMatch(/1,?234,?567/);
    await expectAccessible(page);
    await picture(page, 'covered-sealed');
    await page.getByRole('button', { name: '显示…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('用途').fill('看看');
    await expect(dialog.getByRole('button', { name: '显示', exact: true })).toBeDisabled();
    await dialog.getByLabel('用途').fill(PURPOSE);
    await expectAccessible(page);
    await picture(page, 'reveal-dialog');
    await dialog.getByRole('button', { name: '显示', exact: true }).click();
    await expect(wages(page, 2)).toHaveText('1,234,567.89');
    await expect(page.getByText(/敏感内容显示到 \d\d:\d\d/)).toBeVisible();
    await picture(page, 'revealed');
    await page.getByRole('button', { name: '重新遮盖' }).click();
    await expect(wages(page, 2)).toHaveText('***');
    await page.getByRole('button', { name: '显示…' }).click();
    await dialog.getByRole('button', { name: PURPOSE }).click();
    await dialog.getByRole('button', { name: '显示', exact: true }).click();
    await expect(wages(page, 2)).toHaveText('1,234,567.89');
    await visit(page, '工作台');
    await expect(page.getByRole('heading', { name: '应报事项' })).toBeVisible();
    await page.goBack();
    await expect(wages(page, 2)).toHaveText('***');
    expect(await page.title()).not.toMatch(/公司|1234567/);
  });

  await test.step('the trail says who saw what, and what for', async () => {
    await visit(page, '设置');
    await page.getByRole('tab', { name: '审计' }).click();
    const line = page.getByRole('row').filter({ hasText: '查看敏感内容' });
    await expect(line).toHaveCount(2);
    for (const what of [PURPOSE, 'JFGZZE', unit.officer.name]) await expect(line.first()).toContainText(what);
    await picture(page, 'reveal-trail');
  });

  await test.step('a correction is looked back at covered; on paper stands whose copy it is', async () => {
    await page.evaluate((to) => location.assign(to), looked);
    await page.getByRole('button', { name: '修订更正' }).click();
    await wages(page, 2).click();
    await page.keyboard.type('1234000.01');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '检查并报送' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/更正理由/).fill('参保单位补报工资');
    await dialog.getByLabel(/更正理由/).blur();
    await expect(dialog.getByText('可以报送了。')).toBeVisible();
    await dialog.getByRole('button', { name: /批准并发送/ }).click();
    const changed = page.getByRole('table', { name: /变动的记录/ });
    await expect(changed).toContainText('***');
    await expect(changed).not.toContainText('1234');
    await page.getByRole('button', { name: '显示…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: PURPOSE }).click();
    await page.getByRole('dialog').getByRole('button', { name: '显示', exact: true }).click();
    await expect(changed).toContainText('1234000.01');
    await picture(page, 'changes-revealed');
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect(page.locator('.print-mark').getByText(unit.name).first()).toBeVisible();
    await expect(changed.getByText('1234000.01')).toBeHidden();
    await picture(page, 'printed-mark');
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect(page.locator('.print-mark')).toHaveCount(0);
  });

  await test.step('a workbook says whose it is, and comes in again', async () => {
    await page.getByRole('button', { name: '导出', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('CSV（.csv）').click();
    await expect(dialog.getByText(/CSV 只有数据，不能注明/)).toBeVisible();
    await dialog.getByText('Excel（.xlsx）').click();
    await dialog.getByLabel('用途').fill(PURPOSE);
    await expectAccessible(page);
    await picture(page, 'export-mark');
    const saved = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '导出', exact: true }).click();
    const path = join(workbench.folder, 'copy.xlsx');
    await (await saved).saveAs(path);
    const book = read(readFileSync(path));
    expect(book.SheetNames.filter((_, at) => book.Workbook?.Sheets?.[at]?.Hidden === 0)).toEqual([INSURANCE, '导出说明']);
    expect(textOf(book, '导出说明')).toContain(`单位,${unit.name}`);
    expect(textOf(book, '导出说明')).toContain(PURPOSE);
    expect(textOf(book, INSURANCE)).toContain('***');
    expect(textOf(book, INSURANCE)).not.toContain('1234000');
    await expect(dialog).toBeHidden();
  });

  await test.step('a person in doubt is covered, in the texts too', async () => {
    openOfficeCase(workbench.platform.state, {
      uscc: unit.uscc,
      kind: 'doubt',
      title: '第三季度疑点信息',
      words: '请查证落实。',
      due: '2026-12-31',
      content: {
        doubts: [
          {
            n: 1,
            subject: '王小明',
            code: '410105199001010143',
            clue: '王小明名下三套住房未申报',
            basis: '登记数据比对',
            involved: null,
          },
          {
            n: 2,
            subject: '郑州示例商贸有限公司',
            code: null,
            clue: '申报收入低于开票金额',
            basis: '开票数据比对',
            involved: null,
          },
        ],
      },
    });
    await syncNow(page);
    await visit(page, '待办');
    await page.getByRole('link', { name: /疑点信息/ }).click();
    const doubts = page.getByRole('table', { name: '疑点' });
    await expect(doubts).toContainText('王**名下三套住房未申报');
    await expect(doubts).toContainText('郑州示例商贸有限公司');
    expect(await page.locator('#desk').innerHTML()).not.toMatch(/王小明|19900101/);
    await expectAccessible(page);
    await picture(page, 'doubt-covered');
    await page.getByRole('button', { name: '显示…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: PURPOSE }).click();
    await page.getByRole('dialog').getByRole('button', { name: '显示', exact: true }).click();
    await expect(doubts).toContainText('410105199001010143');
  });
});

const textOf = (book: WorkBook, sheet: string): string => {
  const found = book.Sheets[sheet];
  if (!found) throw new Error(`${sheet} is not there`);
  return Object.entries(found)
    .filter(([place]) => !place.startsWith('!'))
    .map(([, cell]) => String(cell.v))
    .join(',');
};
