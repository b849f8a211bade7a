import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Rule } from '../../catalog/model.ts';
import { compile } from '../compile.ts';

/**
 * Rows wait in blocks until their groups are looked up: whatever the number of rows, and whether they were checked
 * before or not, figures are those of plain counting.
 */
const fields = [
  { name: 'ZRF', type: 'string', constraints: { maxLength: 3 }, liaison: {} },
  { name: 'MC', type: 'string', liaison: {} },
  { name: 'BL', type: 'number', liaison: {} },
];

const aggregates = {
  all: { count: true as const },
  large: { count: true as const, where: 'BL > 5' },
  total: { sum: 'BL' },
  least: { min: 'BL' },
  most: { max: 'MC' },
  names: { distinct: ['MC'] },
  pairs: { distinct: ['MC', 'BL'] },
  usual: { most: 'MC' },
};
const rule: Rule = {
  id: 'B1',
  scope: 'batch',
  title: { zh: '各项' },
  severity: 'justify',
  fields: ['ZRF'],
  groupBy: ['ZRF'],
  aggregates,
  expression: `rows < 0 && ${Object.keys(aggregates)
    .map((name) => `${name} == null`)
    .join(' && ')}`,
  missing: 'null',
  message: { zh: '' },
  examples: { pass: [], fail: [] },
};

type Row = readonly [string, string | null, number | null];
const row: fc.Arbitrary<Row> = fc.tuple(
  // Longer than allowed: checked, but not clean.
  fc.constantFrom('甲', '乙', '丙丙', 'D', 'too long', 'E'),
  fc.option(fc.constantFrom('a', 'b', 'c', 'x y'), { freq: 6, nil: null }),
  fc.option(fc.nat({ max: 9 }), { freq: 6, nil: null }),
);

function counted(rows: readonly Row[]): Record<string, string> {
  const names = rows.flatMap(([, name]) => (name === null ? [] : [name]));
  const amounts = rows.flatMap(([, , amount]) => (amount === null ? [] : [amount]));
  const pairs = rows.flatMap(([, name, amount]) => (name === null || amount === null ? [] : [`${name} ${amount}`]));
  const often = names.map((name) => names.filter((other) => other === name).length);
  return {
    rows: String(rows.length),
    all: String(rows.length),
    large: String(amounts.filter((amount) => amount > 5).length),
    total: String(amounts.reduce((sum, amount) => sum + amount, 0)),
    least: amounts.length === 0 ? '—' : String(Math.min(...amounts)),
    most: [...names].sort().at(-1) ?? '—',
    names: String(new Set(names).size),
    pairs: String(new Set(pairs).size),
    usual: String(Math.max(0, ...often)),
  };
}

it.each([
  ['as they are', false, false],
  ['as they are, to be had again', false, true],
  ['after their own check', true, false],
  ['after their own check, to be had again', true, true],
])('the figures of rows %s are those of plain counting', (_, isChecked, lean) => {
  const made = compile({ schema: { fields }, rules: [rule], today: '2026-10-15', dataset: 'D' });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  const validator = made.value;
  expect(validator.quarantined).toEqual([]);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 700, size: 'max' }), fc.boolean(), (rows, isExpected) => {
      const check = validator.batchCheck({ lean });
      if (isExpected) check.reserve(rows.length);
      rows.forEach(([group, name, amount], place) => {
        const cells = [group, name, amount === null ? null : String(amount)];
        if (isChecked) validator.checkRow(cells);
        check.add(cells, place);
      });
      const groups = [...new Set(rows.map(([group]) => group))];
      const found = check.end(null);
      expect(found.map(({ place }) => place)).toEqual(groups.map((group) => rows.findIndex(([other]) => other === group)));
      found.forEach(({ finding }, at) => {
        expect(finding.data).toMatchObject(counted(rows.filter(([group]) => group === groups[at])));
      });
    }),
    { numRuns: 20 },
  );
});
