import { describe, expect, it } from 'vitest';
import type { Rule, RuleExample } from '../../catalog/model.ts';
import { compile, type Validator } from '../compile.ts';
import { sayFinding } from '../words.ts';
import { createBatchCheck, type History } from './check.ts';

const fields = [
  { name: 'ZRF', title: '转让方', type: 'string', liaison: {} },
  { name: 'LX', title: '类型', type: 'string', liaison: { codeList: 'LX' } },
  { name: 'BL', title: '比例', type: 'number', liaison: { scale: 2 } },
  { name: 'RQ', title: '日期', type: 'date', liaison: {} },
];
const codeLists = { LX: { entries: [{ code: '1', label: '自然人', labelEn: 'a person' }] } };
type Row = Readonly<Record<string, string | null>>;

const rule = (more: Partial<Rule> & { readonly expression: string }): Rule => ({
  id: 'B1',
  scope: 'batch',
  title: { zh: '合计' },
  severity: 'blocking',
  fields: ['BL'],
  message: { zh: '{total}' },
  examples: { pass: [], fail: [] },
  ...more,
});
const made = (rules: readonly Rule[], today = '2026-10-15'): Validator => {
  const result = compile({ schema: { fields }, rules, codeLists, today, dataset: 'D' });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const gather = (validator: Validator, rows: readonly Row[]) => {
  const check = validator.batchCheck();
  rows.forEach((row, at) => {
    check.add(
      fields.map(({ name }) => row[name] ?? null),
      at + 1,
    );
  });
  return check;
};
const found = (validator: Validator, rows: readonly Row[], history: History | null = null) =>
  gather(validator, rows).end(history);
const places = (validator: Validator, rows: readonly Row[]) => found(validator, rows).map(({ place }) => place);
const bl = (...values: readonly (string | null)[]): Row[] => values.map((BL) => ({ BL, ZRF: 'x' }));

describe('figures', () => {
  const figure = (aggregate: NonNullable<Rule['aggregates']>[string], rows: readonly Row[]): string => {
    const validator = made([rule({ aggregates: { n: aggregate }, expression: 'n == null && n != null', missing: 'null' })]);
    expect(validator.quarantined).toEqual([]);
    return String(found(validator, rows)[0]?.finding.data.n);
  };
  it.each([
    [{ count: true as const }, '4'],
    [{ count: true as const, where: 'BL == null' }, '1'],
    [{ count: true as const, where: 'BL > 1' }, '1'],
    [{ sum: 'BL' }, '2.3'],
    [{ sum: 'BL * 10000' }, '23000'],
    [{ mean: 'BL' }, '0.77'],
    [{ median: 'BL' }, '0.2'],
    [{ min: 'BL' }, '0.1'],
    [{ max: 'BL' }, '2'],
    [{ distinct: ['BL'] }, '3'],
    [{ distinct: ['ZRF'] }, '1'],
    [{ most: 'ZRF' }, '4'],
  ])('%j is %s', (aggregate, expected) => {
    expect(figure(aggregate, bl('0.1', '0.2', null, '2.0'))).toBe(expected);
  });

  it('of nothing but empty values are null, or nought', () => {
    expect(['sum', 'mean', 'median', 'min', 'max', 'most'].map((kind) => figure({ [kind]: 'BL' }, bl(null, null)))).toEqual([
      '0',
      '—',
      '—',
      '—',
      '—',
      '0',
    ]);
  });

  it('of amounts are exact', () => {
    expect(figure({ sum: 'BL' }, bl(...Array.from({ length: 1000 }, () => '0.10')))).toBe('100');
  });

  it('find the value most rows have among more values than are remembered', () => {
    const rows = Array.from({ length: 60_000 }, (_, n) => ({ ZRF: n % 6 === 0 ? `V${n}` : '同' }));
    expect(figure({ most: 'ZRF' }, rows)).toBe('50000');
  });
});

describe('groups', () => {
  const sums = rule({ groupBy: ['ZRF', 'RQ'], aggregates: { total: { sum: 'BL' } }, expression: 'total <= 100' });
  it('are judged one by one; the first row of each has the finding', () => {
    const day = { RQ: '2026-10-01' };
    const rows = [
      { ZRF: '甲', BL: '60', ...day },
      { ZRF: '乙', BL: '50', ...day },
      { ZRF: '乙', BL: '50.01', RQ: '2026/10/1' },
      { ZRF: '甲', BL: '60', RQ: '2026-10-02' },
      { ZRF: null, BL: '600', ...day },
      {},
    ];
    const [first, ...more] = found(made([sums]), rows);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      place: 2,
      finding: {
        code: 'batch/rule',
        severity: 'blocking',
        rule: 'B1',
        fields: ['BL'],
        data: { ZRF: '乙', RQ: '2026-10-01', total: '100.01', rows: '2' },
      },
    });
  });

  it('are only of the rows asked for', () => {
    const some = { ...sums, where: "ZRF.startsWith('甲')" };
    expect(places(made([some]), [{ ZRF: '乙', BL: '600', RQ: '2026-10-01' }])).toEqual([]);
    expect(places(made([some]), [{ ZRF: '甲', BL: '600', RQ: '2026-10-01' }])).toEqual([1]);
  });

  it('are judged by however many groups a large batch has, named by their first row where nothing was kept of them', () => {
    const validator = made([{ ...sums, groupBy: ['ZRF'], expression: 'total <= 100' }]);
    const rowAt = (n: number) => [`P${n % 300_000}`, '1', n === 299_999 ? '60' : '50.5', '2026-10-01'];
    const check = validator.batchCheck({ lean: true });
    for (let n = 0; n < 300_002; n++) check.add(rowAt(n), n);
    const found = check.end(null);
    expect(found.map(({ place }) => place)).toEqual([0, 1]);
    const finding = found[1]?.finding;
    if (!finding) throw new Error('nothing said');
    expect(finding.data).toEqual({ rows: '2', total: '101' });
    expect(validator.groupNamed(finding, rowAt(1)).data).toEqual({ rows: '2', total: '101', ZRF: 'P1' });
    expect(check.groups().map((groups) => groups?.size())).toEqual([300_000]);
  });

  it('beyond what may be remembered are not judged, and it is said so', () => {
    const validator = made([sums]);
    const reader = {
      values: () => [null, null, null, null],
      key: (at: number, cells: readonly (string | null)[]) => cells[at] ?? null,
      hash: () => null,
      position: new Map(),
      period: null,
      today: '2026-10-15',
      label: () => null,
    };
    const check = createBatchCheck(validator.batch, reader, { most: 10 });
    for (let n = 0; n < 11; n++) check.add([`P${n}`, null, '200', '2026-10-01'], n);
    const [only, ...more] = check.end(null);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ place: null, finding: { code: 'rule/quarantined', severity: 'info', rule: 'B1' } });
    if (!only) throw new Error('nothing said');
    expect(sayFinding(only.finding, validator, 'zh').message).toContain('不代表没有问题');
    expect(check.figures().has('B1')).toBe(false);
  });
});

describe('the whole batch', () => {
  it('has one finding of its own, and none without rows', () => {
    const few = made([rule({ expression: 'rows >= 3' })]);
    expect(places(few, bl('1', '2'))).toEqual([null]);
    expect(places(few, bl('1', '2', '3'))).toEqual([]);
    expect(places(few, [{}, {}])).toEqual([]);
  });

  it('a figure that is empty keeps the rule silent, unless it takes nulls', () => {
    const mean = { aggregates: { m: { mean: 'BL' } }, expression: 'm != null && m > 5' };
    expect(places(made([rule(mean)]), bl(null))).toEqual([]);
    expect(places(made([rule({ ...mean, missing: 'null' })]), bl(null))).toEqual([null]);
  });

  it('a rule that comes to grief says so once, and the others go on', () => {
    const trouble = rule({ id: 'T', groupBy: ['ZRF'], aggregates: { s: { sum: 'BL' } }, expression: '1 / s > 0' });
    const other = rule({ id: 'O', expression: 'rows > 9' });
    const rows = [
      { ZRF: '甲', BL: '0' },
      { ZRF: '乙', BL: '0' },
      { ZRF: '丙', BL: '1' },
    ];
    expect(found(made([trouble, other]), rows).map(({ place, finding }) => [place, finding.rule, finding.detail])).toEqual([
      [null, 'T', 'rule/batchTrouble'],
      [null, 'O', 'rule'],
    ]);
  });
});

describe('looking back', () => {
  const swing = rule({
    aggregates: { total: { sum: 'BL' } },
    expression: 'total <= previous.total * 1.5',
    message: { zh: '{total}，上期 {previous.total}', en: '{total}, was {previous.total}' },
  });
  const validator = made([swing]);
  const compared = (rows: readonly Row[]): History => ({ previous: gather(validator, rows).figures(), lastYear: null });

  it('compares with the same figures of the former batch', () => {
    const [only] = found(validator, bl('160000'), compared(bl('40000', '60000')));
    if (!only) throw new Error('nothing found');
    expect(sayFinding(only.finding, validator, 'zh').message).toBe('160,000，上期 100,000');
    expect(sayFinding(only.finding, validator, 'en').message).toBe('160,000, was 100,000');
    expect(found(validator, bl('150'), compared(bl('100')))).toEqual([]);
  });
  it('says nothing where there is no former batch, or nobody knows of it', () => {
    expect(found(validator, bl('160'), { previous: null, lastYear: null })).toEqual([]);
    expect(found(validator, bl('160'), null)).toEqual([]);
  });
  it('knows a nil return from none', () => {
    const flips = made([rule({ expression: 'previous == null || previous.rows > 0', missing: 'null' })]);
    const nil = gather(flips, []).figures();
    expect(found(flips, bl('1'), { previous: nil, lastYear: null })).toHaveLength(1);
    expect(found(flips, bl('1'), { previous: null, lastYear: nil })).toEqual([]);
  });
  it('compares a group with the same group', () => {
    const per = made([rule({ groupBy: ['ZRF'], aggregates: { s: { sum: 'BL' } }, expression: 's == lastYear.s' })]);
    const past = gather(per, [
      { ZRF: '甲', BL: '1' },
      { ZRF: '丙', BL: '5' },
    ]).figures();
    const rows = [
      { ZRF: '乙', BL: '7' },
      { ZRF: '丙', BL: '5.0' },
      { ZRF: '甲', BL: '2' },
    ];
    expect(found(per, rows, { previous: null, lastYear: past }).map(({ place }) => place)).toEqual([3]);
  });
});

describe('words', () => {
  it('have separators in amounts only, and labels in the language', () => {
    const said = rule({
      groupBy: ['LX', 'ZRF'],
      aggregates: { total: { sum: 'BL' }, last: { max: 'RQ' } },
      expression: 'total < 1',
      message: { zh: '{LX.label} {ZRF} {total} {rows} {last}', en: '{LX.label} {ZRF} {total}' },
    });
    const validator = made([said]);
    const [only] = found(validator, [{ LX: '1', ZRF: '20261001', BL: '1234567.5', RQ: '2026-10-01' }]);
    if (!only) throw new Error('nothing found');
    expect(sayFinding(only.finding, validator, 'zh').message).toBe('自然人 20261001 1,234,567.5 1 2026-10-01');
    expect(sayFinding(only.finding, validator, 'en').message).toBe('a person 20261001 1,234,567.5');
  });
});

describe('on arrival', () => {
  const reasonOf = (more: Partial<Rule> & { readonly expression: string }): string =>
    made([rule(more)]).quarantined[0]?.reason ?? '';
  const table = (...values: readonly string[]): RuleExample => ({ row: {}, rows: bl(...values) });
  const total = { aggregates: { total: { sum: 'BL' } }, expression: 'total <= 100' };

  it('a rule that does as its examples say is kept', () => {
    expect(reasonOf({ ...total, examples: { pass: [table('50', '50')], fail: [table('50', '51')] } })).toBe('');
    const back = { aggregates: { n: { count: true as const } }, expression: 'n >= previous.n' };
    const fail = [{ row: {}, rows: bl('1'), previous: bl('1', '2') }];
    expect(reasonOf({ ...back, examples: { pass: [table('1')], fail } })).toBe('');
    expect(reasonOf({ ...back, examples: { pass: fail, fail: [] } })).toContain('examples/pass/0');
  });
  it.each([
    [{ ...total, examples: { pass: [table('101')], fail: [] } }, 'examples/pass/0: fails'],
    [{ ...total, examples: { pass: [], fail: [table('1')] } }, 'examples/fail/0: holds'],
    [{ ...total, expression: '1 / (total - 1) > 0', examples: { pass: [table('1')], fail: [] } }, 'trouble'],
    [{ ...total, expression: 'BL > 1' }, 'no field “BL”'],
    [{ ...total, expression: 'total' }, 'not true or false'],
    [{ ...total, expression: 'previous.other > 1' }, 'previous.other'],
    [{ ...total, groupBy: ['XX'] }, 'XX'],
    [{ ...total, where: 'BL' }, 'where: gives decimal'],
    [{ expression: 'a > 1', aggregates: { a: { sum: 'ZRF' } } }, 'aggregates/a/sum: gives string'],
    [{ expression: 'a > 1', aggregates: { a: {} } }, 'needs one of'],
    [{ expression: 'a > 1', aggregates: { a: { sum: 'BL', mean: 'BL' } } }, 'needs one of'],
    [{ expression: 'BL > 1', aggregates: { BL: { sum: 'BL' } } }, 'the name is taken'],
    [{ expression: 'true', aggregates: { 'not a name': { sum: 'BL' } } }, 'not a name'],
  ])('%j is quarantined', (more, reason) => {
    expect(reasonOf(more)).toContain(reason);
  });

  it('has its severity by the day', () => {
    const later = rule({ ...total, effectiveFrom: '2026-11-01', severityBefore: 'justify' });
    expect(found(made([later], '2026-10-31'), bl('101')).map(({ finding }) => finding.severity)).toEqual(['justify']);
    expect(found(made([later], '2026-11-01'), bl('101')).map(({ finding }) => finding.severity)).toEqual(['blocking']);
    expect(found(made([rule({ ...total, effectiveFrom: '2026-11-01' })], '2026-10-31'), bl('101'))).toEqual([]);
  });
});
