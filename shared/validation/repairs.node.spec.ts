import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RecordsWorld, recordsWorld } from '../../test/support/records-world.ts';
import { ruleSchema } from '../catalog/model.ts';
import { compile, type Validator } from './compile.ts';
import type { Finding } from './model.ts';
import { putFinding } from './queries.node.ts';
import { repairsOf, slipOfGroup } from './repairs.node.ts';
import { rescaled, unitSlipOf } from './unit-slip.ts';

const codeLists = {
  XZ: {
    entries: [
      { code: '0110', label: '养老' },
      { code: '07', label: '采矿' },
      { code: '007', label: '特种采矿' },
    ],
  },
};
const made = (fields: readonly object[], rules: readonly object[] = []): Validator => {
  const read = rules.map((rule) => ruleSchema.parse({ examples: { pass: [], fail: [] }, ...rule }));
  const result = compile({ schema: { fields }, codeLists, rules: read, today: '2026-11-23' });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
/** The repair offered for a value of one field, as `kind text`; null when none is. */
const offered = (field: object, text: string): string | null => {
  const found = made([{ name: 'x', liaison: {}, ...field }, { name: 'y' }]).checkRow([text, '·']);
  const fixes = found.flatMap(({ fix }: Finding) => (fix ? [`${fix.kind} ${fix.text}`] : []));
  expect(fixes.length).toBeLessThan(2);
  return fixes[0] ?? null;
};

describe('a safe repair is offered', () => {
  const day = { type: 'date' };
  const list = { type: 'string', liaison: { codeList: 'XZ' } };
  const money = { type: 'number', liaison: { unit: '元', scale: 2 } };
  const month = { type: 'string', constraints: { minLength: 6, maxLength: 6, pattern: '\\d{6}' } };
  const lot = { type: 'string', constraints: { minLength: 4, maxLength: 4, pattern: '0\\d{3}' } };
  it.each([
    ['a day with slashes', day, '2026/3/31', 'date 2026-03-31'],
    ['a day without signs', day, '20260331', 'date 2026-03-31'],
    ['a spreadsheet’s serial', day, '46112', 'date 2026-03-31'],
    ['a day that does not exist', day, '2026/2/30', null],
    ['a code’s label', list, '养老', 'codeFromLabel 0110'],
    ['a code without its zero', list, '110', 'leadingZeros 0110'],
    ['digits that two codes could have been', list, '7', null],
    ['thousands and a currency sign', money, '￥1,234,567.50', 'number 1234567.50'],
    ['万 in a column of 元', money, '1.5万', 'number 15000'],
    ['亿元 in a column of 元', money, '２亿元', 'number 200000000'],
    ['万元 in a column of 万元', { type: 'number', liaison: { unit: '万元' } }, '1,200万元', 'number 1200'],
    ['万 in a column without a unit', { type: 'number' }, '1.5万', null],
    ['万元 in a column of 人', { type: 'integer', liaison: { unit: '人' } }, '1万元', null],
    ['full-width digits', month, '２０２６１０', 'normalise 202610'],
    ['spaces and hyphens', month, '2026 - 10', 'normalise 202610'],
    ['lost zeros of a fixed length', lot, '42', 'leadingZeros 0042'],
    ['digits where the form forbids a zero', { ...lot, constraints: { ...lot.constraints, pattern: '[1-9]\\d{3}' } }, '42', null],
    ['digits where letters may stand', { ...lot, constraints: { ...lot.constraints, pattern: '[0-9A-Z]{4}' } }, '42', null],
    ['spaces around a text', { type: 'string' }, ' 老王 ', 'trim 老王'],
  ])('for %s, or not at all', (_, field, text, wanted) => {
    expect(offered(field, text)).toBe(wanted);
  });
});

const fields = [
  { name: 'GZ', title: '年平均工资', type: 'number', liaison: { unit: '元', scale: 2 } },
  { name: 'SJ', title: '实缴', type: 'number', liaison: { unit: '元', scale: 2 } },
  { name: 'HT', title: '合同价', type: 'number', liaison: { unit: '万元', scale: 4 } },
];
const rule = (id: string, expression: string, on: readonly string[]) => ({
  id,
  title: { zh: id },
  expression,
  severity: 'justify',
  fields: on,
  message: { zh: id },
});
const rules = [rule('LOW', 'GZ >= 25200', ['GZ']), rule('PAIR', 'SJ <= GZ', ['SJ', 'GZ']), rule('HIGH', 'HT <= 100000', ['HT'])];

describe('a change of unit is proposed', () => {
  const validator = made(fields, rules);
  const slip = (id: string, ...cells: (string | null)[]) => unitSlipOf(validator, id, cells);

  it('where ten thousand times as much satisfies the rule, exactly', () => {
    const found = slip('LOW', '6.85', null, null);
    expect(found).toEqual({ field: 'GZ', way: 'toOnes' });
    expect(found && rescaled(validator, 'LOW', ['6.85', null, null], found)).toBe('68500');
    expect(slip('HIGH', null, null, '8,000,000')).toEqual({ field: 'HT', way: 'toTenThousands' });
  });

  it('not where the amount is only a little off, holds anyway, or would break something else', () => {
    expect(slip('LOW', '24000', null, null)).toBeNull();
    expect(slip('LOW', '30000', null, null)).toBeNull();
    expect(slip('LOW', '0', null, null)).toBeNull();
    expect(slip('PAIR', '99', '100', null)).toBeNull();
    expect(slip('LOW', '6.85', null, '999999999')).toEqual({ field: 'GZ', way: 'toOnes' });
  });
});

describe('the repair of a group', () => {
  let here: RecordsWorld;
  beforeEach(async () => {
    here = await recordsWorld();
  });
  afterEach(() => here.end());

  it('takes only the amounts in the wrong unit, each cell once', async () => {
    const validator = made(
      [
        { name: 'BH', type: 'string' },
        { name: 'MC', type: 'string' },
        { name: 'JE', type: 'number', liaison: { unit: '元' } },
        { name: 'RQ', type: 'string' },
        { name: 'DM', type: 'string' },
      ],
      [rule('LOW', 'JE >= 25200', ['JE'])],
    );
    const inserted = await here.insert([{ JE: '24000' }, { JE: '6.85' }, { JE: '5.2' }]);
    const rids = inserted.ok ? inserted.value.created : [];
    here.store().write((tx) => {
      tx.run('DELETE FROM finding');
      for (const rid of rids) {
        const cells = here
          .store()
          .read((inner) => inner.get<{ cells: string }>('SELECT cells FROM draft_row WHERE rid = ?', rid));
        for (const finding of validator.checkRow(JSON.parse(cells?.cells ?? '[]')))
          for (let twice = 0; twice < 2; twice++) putFinding(tx, here.sid, here.sid, rid, finding, null, 'local', new Map());
      }
      const owner = here.owners.byId(tx, here.id);
      if (!owner) throw new Error('no draft');
      const group = 'row/rule|rule|LOW|JE';
      expect(slipOfGroup(tx, owner, validator, group)).toEqual({ field: 'JE', way: 'toOnes' });
      expect(repairsOf(tx, owner, validator, group, 'unit').map(({ before, after }) => [before, after])).toEqual([
        ['6.85', '68500'],
        ['5.2', '52000'],
      ]);
      expect(repairsOf(tx, owner, validator, group, 'safe')).toEqual([]);
    });
  });
});
