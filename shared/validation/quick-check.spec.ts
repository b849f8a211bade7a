import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoCatalog } from '../../test/platform/catalog/index.ts';
import { sampleRows } from '../../test/sample/rows.ts';
import { codeListsOf } from '../catalog/service.node.ts';
import { periodOf } from '../periods/calendar.ts';
import { compileField } from './field-check.ts';
import type { Cell } from './model.ts';
import { rememberField } from './remembered.ts';
import { celValueOf } from './rules.ts';
import { parseTableSchema } from './schema/parse.ts';

const today = '2026-11-23';
const catalog = demoCatalog();

const checksOf = (schema: unknown, lists: Parameters<typeof compileField>[2] = {}) => {
  const { fields } = parseTableSchema(schema);
  const position = new Map(fields.map((field, at) => [field.name, at]));
  return fields.map((field, at) => rememberField(compileField(field, `fields/${at}`, lists, position, today)));
};

/** Whatever is told at once, the whole check says too: nothing against it, and the same value. */
function agrees(checks: ReturnType<typeof checksOf>, row: readonly Cell[]): number {
  let told = 0;
  checks.forEach((check, at) => {
    const cell = row[at] ?? null;
    const quick = cell === null ? undefined : check.quick?.(cell, row);
    if (quick === undefined || cell === null) return;
    told++;
    expect(check.isMissing(cell)).toBe(false);
    const { value, findings } = check.check(cell, row);
    expect({ field: check.field.name, cell, findings }).toEqual({ field: check.field.name, cell, findings: null });
    expect(quick).toEqual(celValueOf(value));
    expect(quick).toEqual(celValueOf(check.typed(cell)));
  });
  return told;
}

describe('what a cell is told at once', () => {
  it.each(catalog.datasets.map((dataset) => [dataset.id, dataset] as const))('%s: agrees with the whole check', (_, dataset) => {
    const checks = checksOf(dataset.schema, codeListsOf(dataset, catalog));
    const period = periodOf(dataset.liaison.timing.frequency, '2026-10-15');
    let told = 0;
    let cells = 0;
    for (const record of sampleRows(dataset, catalog, { rows: 300, seed: 7, errors: 0.3, period })) {
      const row = checks.map(({ field }) => record[field.name] ?? null);
      cells += row.length;
      // Asked before and after: codes are known once they were found clean.
      for (let round = 0; round < 2; round++) told += agrees(checks, row);
    }
    expect(told).toBeGreaterThan(cells / 2);
  });

  const anyCell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom('0', '1', '9', '.', ',', '-', '+', ' ', 'X', '　', '𠮷', '？', '?', '\u0000'),
      maxLength: 8,
    }),
    fc.constantFrom(
      '',
      ' ',
      '2026-02-29',
      '2026-02-28',
      '2026/2/8',
      '1.50',
      '-0',
      '+5',
      '5.',
      '1e3',
      '1,500',
      'NA',
      '甲',
      '乙 ',
      '#REF!',
    ),
  );
  const oddFields = [
    { name: 'a', type: 'string', constraints: { minLength: 2, maxLength: 4 } },
    { name: 'b', type: 'string', constraints: { minLength: 2, maxLength: 4 }, liaison: {} },
    { name: 'c', type: 'number', decimalChar: ',', groupChar: '.', constraints: { minimum: '0' } },
    { name: 'd', type: 'number', constraints: { minimum: '-5', maximum: '9.5' }, liaison: { totalDigits: 4, scale: 2 } },
    { name: 'e', type: 'integer', constraints: { maximum: '100' }, liaison: {} },
    { name: 'f', type: 'date', liaison: {} },
    { name: 'g', type: 'date', constraints: { minimum: '2026-02-01' } },
    { name: 'h', type: 'string', missingValues: ['', 'NA', '-'], constraints: { required: true } },
    { name: 'i', type: 'string', constraints: { pattern: '[0-9X]{1,3}' }, liaison: {} },
    { name: 'j', type: 'string', constraints: { enum: ['甲', '1'] } },
    { name: 'k', type: 'string', categories: [{ value: '1', label: '甲' }] },
    { name: 'l', type: 'integer', liaison: { totalDigits: 2 } },
    { name: 'm', type: 'string', liaison: { codeList: 'L' } },
    { name: 'n', type: 'string', liaison: { identifier: 'mobile' } },
  ];
  const lists = {
    L: {
      entries: [
        { code: '1', label: '甲' },
        { code: '9', label: '乙', validTo: '2020-01-01' },
      ],
    },
  };

  it('agrees with the whole check on any text, for any kind of field', () => {
    const checks = checksOf({ fields: oddFields }, lists);
    fc.assert(
      fc.property(anyCell, (cell) => {
        const row = oddFields.map(() => cell);
        for (let round = 0; round < 2; round++) agrees(checks, row);
      }),
      { numRuns: 3000 },
    );
  });
});
