import { addDays, type Day } from '../../shared/base/clock.ts';
import { letterGround } from '../../shared/cases/letter-facts.ts';
import type { CatalogPackage, Dataset } from '../../shared/catalog/model.ts';
import { addWorkdays } from '../../shared/periods/holidays.ts';
import type { PeriodWindow } from '../../shared/periods/model.ts';
import { periodsDueBetween } from '../../shared/periods/window.ts';
import { openOfficeCase } from '../../test/platform/cases.ts';
import { demoUnits } from '../../test/platform/catalog/index.ts';
import { demoDesk } from '../../test/platform/demo.ts';
import { reportFromElsewhere } from '../../test/platform/demo-report.ts';
import type { Platform } from '../../test/platform/server.ts';
import { sampleRows } from '../../test/sample/rows.ts';
import type { Desk } from '../../test/support/desk.ts';

export interface SeedCasesOptions {
  readonly desk: Desk;
  readonly platform: Platform;
  readonly catalog: CatalogPackage;
  readonly today: Day;
  /** What the unit has left undone: the office urges it. */
  readonly overdue: { readonly dataset: Dataset; readonly window: PeriodWindow } | null;
}

/** Whose registration data the demo unit obtained, and who obtained the demo unit's. */
const registrar = demoUnits.find(({ name }) => name.includes('市场监督'));
const DELIVERED = 'RS01';
const OBTAINED = 'SS01';

/**
 * Matters between units, as they lie on a desk on any day: another unit reports an error in what this one delivered, this
 * one has reported an error in what it obtained, and the office urges what is overdue.
 */
export async function seedCases(options: SeedCasesOptions): Promise<void> {
  const { desk, platform, today, overdue } = options;
  if (!registrar) throw new Error('the demo has no market regulator');
  const year = today.slice(0, 4);
  await askedOfUs(options, year);
  if (overdue) {
    const { dataset, window } = overdue;
    openOfficeCase(platform.state, {
      uscc: demoDesk.uscc,
      kind: 'notice',
      title: `关于催报${dataset.title.zh}的通知`,
      words: `截至今日，你单位尚未报送“${dataset.title.zh}”（所属期${window.id}）。\n请收到通知后尽快报送，并将迟报原因书面回复市综合治税领导小组办公室。`,
      due: addWorkdays(today, 2),
      content: { sort: 'urge', answer: true, about: [{ dataset: dataset.id, periods: [window.id] }] },
    });
  }
  await ourReport(options, year);
  // Out with the letter, in with what the office made of it.
  for (let round = 0; round < 2; round++) await desk.ask('sync.now', {});
}

/** A record of the last delivery that counts, whose unit has changed its name since. */
async function askedOfUs({ desk, platform, catalog, today }: SeedCasesOptions, year: string): Promise<void> {
  const dataset = catalog.datasets.find(({ id }) => id === DELIVERED);
  const sent = (await desk.ask('submissions.list', { dataset: DELIVERED }))
    .filter(({ state, rows }) => state === 'stored' && rows > 0)
    .sort((a, b) => (a.period < b.period ? 1 : -1))[0];
  if (!registrar || !dataset || !sent) return;
  const [row] = await desk.ask('records.page', { id: sent.id, start: 3, count: 1 });
  const cell = (name: string): string => row?.cells[dataset.schema.fields.findIndex((field) => field.name === name)] ?? '';
  const given = cell('DWMC');
  const [since = '', month = ''] = addDays(today, -70).split('-');
  const key = Object.fromEntries([dataset.schema.primaryKey ?? []].flat().map((name) => [name, cell(name)]));
  reportFromElsewhere(platform, {
    unit: registrar,
    docNo: `郑市监函〔${year}〕57号`,
    words: [
      `我单位通过郑州市政务资源共享交换平台取得你单位提供的“${dataset.title.zh}”（所属期${sent.period}）。经核对，发现其中1条记录有错误：单位名称与登记机关掌握的情况不符。`,
      '现书面报告，请予核实处理，并将处理结果书面反馈我单位。',
      '特此函告。',
    ].join('\n'),
    content: {
      title: `${registrar.name}关于报告涉税共享信息有错误的函`,
      answerer: { uscc: demoDesk.uscc, name: demoDesk.name },
      records: [
        {
          n: 1,
          dataset: DELIVERED,
          period: sent.period,
          batch: sent.batchId,
          receipt: null,
          key,
          field: 'DWMC',
          given,
          believed: renamed(given),
          ground: `该单位已于${since}年${Number(month)}月办理名称变更登记，登记机关为我局。`,
        },
      ],
    },
  });
}

/** A company by its later name. */
const renamed = (name: string): string => name.replace(/(?=(股份)?(有限)?(责任)?公司$)|$/, '（中原）');

/** Registered capital that does not agree with what the enterprise itself declared; signed, numbered, sent. */
async function ourReport({ desk, catalog, today }: SeedCasesOptions, year: string): Promise<void> {
  const dataset = catalog.datasets.find(({ id }) => id === OBTAINED);
  const period = dataset ? periodsDueBetween(dataset.liaison.timing, addDays(today, -9), addDays(today, -3)).at(-1) : undefined;
  if (!registrar || !dataset || !period) return;
  const records = [...sampleRows(dataset, catalog, { rows: 2, seed: 41, errors: 0, period })].map((row) => {
    const capital = Number(row.ZCZB ?? '0');
    return {
      dataset: OBTAINED,
      period: period.id,
      batch: null,
      receipt: null,
      key: Object.fromEntries([dataset.schema.primaryKey ?? []].flat().map((name) => [name, row[name] ?? ''])),
      field: 'ZCZB',
      given: row.ZCZB ?? null,
      believed: capital > 0 ? (capital / 10).toFixed(2) : '100.00',
      ground: '与该单位办理参保登记时提交的营业执照不一致，疑为小数点错位。',
    };
  });
  const { id } = await desk.ask('cases.draft', {
    answerer: registrar.uscc,
    title: `${demoDesk.name}关于报告涉税共享信息有错误的函`,
  });
  const view = await desk.ask('cases.record', { id, n: null, records });
  const titles = {
    dataset: (one: string) => catalog.datasets.find((known) => known.id === one)?.title.zh ?? one,
    field: (_: string, name: string) => dataset.schema.fields.find((field) => field.name === name)?.title ?? name,
  };
  const { kind, facts } = letterGround(view, 'report', titles, demoDesk.officer.name);
  const had = { 取得时间: '本周', 批次号: '未随数据提供' };
  const { letter } = await desk.ask('letters.draft', { kind, facts: { ...facts, ...had } });
  await desk.ask('cases.write', { id, words: letter.body });
  await desk.ask('cases.submit', { id });
  await desk.ask('cases.sign', { id });
  await desk.ask('cases.file', { id, docNo: `郑人社函〔${year}〕112号` });
}
