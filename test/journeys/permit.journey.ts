import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { addDays, beijingDay } from '../../shared/base/clock.ts';
import { periodOf, previousPeriod } from '../../shared/periods/calendar.ts';
import { closesOn } from '../../shared/periods/closing.ts';
import type { Period } from '../../shared/periods/model.ts';
import { windowOf } from '../../shared/periods/window.ts';
import { demoCatalog } from '../platform/catalog/index.ts';
import { sampleRows } from '../sample/rows.ts';
import { writeCsv } from '../sample/write.ts';
import { approve, enrol, INSURANCE, importFile, visit } from './officer.ts';
import { syncNow } from './two-units.ts';
import { expect, expectAccessible, picture, test, type Workbench } from './workbench.ts';

const catalog = demoCatalog();
const dataset = catalog.datasets.find(({ liaison }) => liaison.timing.closesAfter !== undefined);
if (!dataset) throw new Error('no dataset of the demo closes');
const { timing } = dataset.liaison;
const TITLE = dataset.title.zh;
const today = beijingDay(Date.now());

/** The last period whose window has closed. */
function lastClosed(): Period {
  for (let period = periodOf(timing.frequency, today); ; period = previousPeriod(period))
    if ((closesOn(timing, windowOf(timing, period)) ?? today) < today) return period;
}
const period = lastClosed();
const due = windowOf(timing, period).due ?? '';
const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** The month in which it was due, and its line on that day. */
async function calendarLine(page: Page): Promise<void> {
  await visit(page, '报送');
  await page.getByText('月历', { exact: true }).click();
  const here = page.getByRole('button', { name: '回到本月' });
  if (await here.isVisible()) await here.click();
  for (let back = months(today) - months(due); back > 0; back -= 1) await page.getByRole('button', { name: '上个月' }).click();
  await page.getByRole('button', { name: `${TITLE} ${period.id}` }).click();
}

/** Reason and letter, signed, numbered, sent. */
async function ask(page: Page, reason: string, docNo: string, look = false): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /申请逾期报送/ });
  await dialog.getByLabel('逾期原因').fill(reason);
  if (look) await expectAccessible(page);
  if (look) await picture(page, 'permit-ask');
  await dialog.getByRole('button', { name: '生成申请函' }).click();
  await expect(page.getByLabel('正文')).toHaveValue(new RegExp(reason.slice(0, 6)));
  if (look) await expectAccessible(page);
  if (look) await picture(page, 'permit-draft');
  await page.getByRole('button', { name: '提交审签' }).click();
  await page.getByRole('button', { name: '审签通过' }).click();
  await page.getByRole('button', { name: '编号并发出' }).click();
  const number = page.getByRole('dialog');
  await number.getByLabel('发文字号').fill(docNo);
  await number.getByRole('button', { name: '编号并发出' }).click();
  await expect(page.getByText('已登记收文').first()).toBeVisible();
}

/** The office answers the newest request. */
async function office(workbench: Workbench, step: 'grant' | 'refuse', more: { words: string; due?: string }): Promise<void> {
  const { cases } = workbench.platform.state;
  const open = cases.all().find(({ kind, phase }) => kind === 'permit' && phase === 'registered');
  const answer = await fetch(`${workbench.platform.url}/control/cases`, {
    method: 'POST',
    body: JSON.stringify({ caseId: open?.caseId, step, ...more }),
  });
  expect(answer.status).toBe(200);
}

const openRequest = async (page: Page): Promise<void> => {
  await syncNow(page);
  await visit(page, '待办');
  await page
    .getByRole('link', { name: /申请逾期报送/ })
    .first()
    .click();
};

test('a closed period: asked for, refused, asked for again, granted, and sent', async ({ page, workbench }) => {
  const until = addDays(today, 5);
  await page.goto(await workbench.start());
  await enrol(page, workbench.platform.url);

  await test.step('the calendar says that it is closed; its draft says so before anything is sent', async () => {
    await calendarLine(page);
    const told = page.getByRole('tooltip').filter({ hasText: '报送期已于' });
    await expect(told.getByRole('button', { name: /申请逾期报送/ })).toBeVisible();
    await picture(page, 'permit-calendar');
    await told.getByRole('button', { name: '打开填报' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    await expect(page.getByText(/这一期的报送期已于/)).toBeVisible();
    const file = join(workbench.folder, 'closed.csv');
    writeCsv(file, dataset, [...sampleRows(dataset, catalog, { rows: 12, seed: 7, errors: 0, period })]);
    await importFile(page, file);
    await page.getByRole('button', { name: '检查并报送' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/报送期已于 .* 关闭，要先获准逾期报送/)).toBeVisible();
    await expect(dialog.getByRole('button', { name: /批准/ })).toBeDisabled();
    await expectAccessible(page);
    await picture(page, 'permit-presend');
    await dialog.getByRole('button', { name: /申请逾期报送/ }).click();
  });

  await test.step('the request goes out, and is refused with words', async () => {
    await ask(page, '业务系统迁移，数据未能按时导出', '郑人社函〔2026〕41号', true);
    await picture(page, 'permit-sent');
    await office(workbench, 'refuse', { words: '请补充系统迁移的证明材料后再次申请。' });
    await openRequest(page);
    await expect(page.getByText('请补充系统迁移的证明材料后再次申请。').first()).toBeVisible();
    await expect(page.getByText('可以这样办')).toBeVisible();
    await expectAccessible(page);
    await picture(page, 'permit-refused');
  });

  await test.step('asked again, it is granted for five days', async () => {
    await page.getByRole('button', { name: '再次申请' }).click();
    await ask(page, '业务系统迁移，迁移证明随函附上', '郑人社函〔2026〕42号');
    await office(workbench, 'grant', { words: '同意补报。', due: until });
    await openRequest(page);
    await expect(page.getByText(`准许报送至 ${until} 24:00`)).toBeVisible();
    await expectAccessible(page);
    await picture(page, 'permit-granted');
    await visit(page, '工作台');
    await expect(page.getByText(INSURANCE).first()).toBeVisible();
    await picture(page, 'permit-today');
    await calendarLine(page);
    await expect(page.getByText(`已获准逾期报送：${until} 24:00 前可以报送这一期。`)).toBeVisible();
  });

  await test.step('the draft is sent and received', async () => {
    await page.getByRole('tooltip').getByRole('button', { name: '打开填报' }).click();
    await expect(page.getByText(`已获准逾期报送：${until} 24:00 前可以报送这一期。`)).toBeVisible();
    await picture(page, 'permit-editor');
    await approve(page);
    await expect(page.getByText(/已受理|校验通过|已入库/).first()).toBeVisible();
  });
});
