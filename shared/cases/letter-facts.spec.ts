import { expect, it } from 'vitest';
import { letterGround } from './letter-facts.ts';
import { letterFacts } from './letters/templates.ts';
import type { CaseRecord, CaseView } from './model.ts';

const record = (n: number, more: Partial<CaseRecord> = {}): CaseRecord => ({
  n,
  dataset: 'RS01',
  period: '2026-10',
  batch: 'b1',
  receipt: null,
  key: { A: 'x', B: 'y' },
  field: 'F',
  given: '1',
  believed: null,
  ground: '据',
  decision: null,
  value: null,
  reason: '',
  ...more,
});
const view = (list: CaseRecord[]): CaseView => ({
  id: '1',
  caseId: null,
  kind: 'errorReport',
  sort: null,
  side: 'asker',
  title: '函',
  other: { uscc: 'u', name: '提供局' },
  phase: null,
  paper: null,
  docNo: '郑X函〔2026〕1号',
  status: 'action',
  due: null,
  daysLeft: null,
  records: list.length,
  unread: false,
  createdAt: 0,
  updatedAt: 0,
  list,
  doubts: [],
  permit: null,
  useAsked: null,
  liaison: null,
  notice: null,
  steps: [],
  attachments: [],
  corrections: [],
  may: [],
  pending: null,
});
const titles = { dataset: (id: string) => `数据集${id}`, field: (_: string, name: string) => `字段${name}` };

it('names every fact as the templates of letters know it', () => {
  for (const [purpose, kind] of [
    ['report', 'errorReport'],
    ['reply', 'reply'],
  ] as const) {
    const known: readonly string[] = letterFacts[kind];
    const { facts, kind: made } = letterGround(view([record(1)]), purpose, titles, '某');
    expect(made).toBe(kind);
    // 数据集, 所属期 are of both; an answer's template need not ask for them.
    const own = Object.keys(facts).filter((name) => !known.includes(name));
    expect(own).toEqual(purpose === 'report' ? [] : ['数据集', '所属期']);
  }
});

it('lists each record as a line, with what is empty called so', () => {
  const { table, facts } = letterGround(view([record(1), record(2, { batch: null, receipt: 'SL1' })]), 'report', titles, '');
  expect(table?.rows).toEqual([
    ['1', '数据集RS01 2026-10', 'b1', 'x / y', '字段F', '1', '（空）', '据'],
    ['2', '数据集RS01 2026-10', 'SL1', 'x / y', '字段F', '1', '（空）', '据'],
  ]);
  expect(facts).toMatchObject({ 记录数: '2', 批次号: 'b1、SL1', 提供单位: '提供局' });
});

it('does not call empty what the unit may no longer see', () => {
  const { table } = letterGround(view([record(1, { given: null, believed: null, withheld: true })]), 'report', titles, '');
  expect(table?.rows[0]?.slice(5, 7)).toEqual(['（未授权，不显示）', '（未授权，不显示）']);
});

it('an answer says of each record what was decided, and counts', () => {
  const list = [
    record(1, { decision: 'corrected', value: '2' }),
    record(2, { decision: 'notCorrected', reason: '无误' }),
    record(3, { decision: 'partly', value: '3', reason: '只错年份' }),
  ];
  const { facts, table, copies } = letterGround(view(list), 'reply', titles, '');
  expect(facts).toMatchObject({ 更正数: '1', 部分更正数: '1', 不予更正数: '1', 更正批次: '无', 主送机关: '提供局' });
  expect(facts.核实情况?.split('\n')).toEqual([
    '第1条（x / y，字段F）：属实，已更正为“2”。',
    '第2条（x / y，字段F）：不予更正，无误。',
    '第3条（x / y，字段F）：部分属实，已部分更正为“3”，只错年份。',
  ]);
  expect(table?.rows.map((row) => row.slice(5))).toEqual([
    ['更正', '2', ''],
    ['不予更正', '1', '无误'],
    ['部分更正', '3', '只错年份'],
  ]);
  expect(copies).toHaveLength(2);
});

it('a request for a late permit gives its period, days and reason, and no table', () => {
  const permit = {
    dataset: 'MZ01',
    period: '2026Q3',
    due: '2026-10-10',
    closes: '2026-11-09',
    wanted: '2026-12-09',
    reason: '业务系统迁移，数据未能按时导出。',
    until: null,
  };
  const made = letterGround({ ...view([]), kind: 'permit', permit }, 'report', titles, '王敏');
  expect(made).toMatchObject({ kind: 'latePermit', table: null });
  expect(made.facts).toEqual({
    主送机关: '市综合治税领导小组办公室',
    联系人: '王敏',
    数据集: '数据集MZ01',
    所属期: '2026年第三季度',
    截止日: '2026年10月10日',
    申请报送至: '2026年12月9日',
    逾期原因: '业务系统迁移，数据未能按时导出',
  });
  const known: readonly string[] = letterFacts.latePermit;
  expect(Object.keys(made.facts).filter((name) => !known.includes(name))).toEqual([]);
});

it('a request for a use right names the fields, whose they are, what for and until when, and no table', () => {
  const useAsked = {
    dataset: 'GA01',
    provider: '郑州市公安局',
    fields: ['HPHM', 'CLLX'],
    purpose: '核对参保单位名下车辆。',
    wanted: '2027-11-30',
    until: null,
    right: null,
  };
  const made = letterGround({ ...view([]), kind: 'useRequest', useAsked }, 'report', titles, '王敏');
  expect(made).toMatchObject({ kind: 'useRequest', table: null });
  expect(made.facts).toEqual({
    主送机关: '市政府信息资源共享主管部门',
    联系人: '王敏',
    数据集: titles.dataset('GA01'),
    提供单位: '郑州市公安局',
    申请内容: `${titles.field('GA01', 'HPHM')}、${titles.field('GA01', 'CLLX')}`,
    用途: '核对参保单位名下车辆',
    使用期限: '2027年11月30日',
  });
});
