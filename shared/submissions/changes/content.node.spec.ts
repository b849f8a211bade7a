import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordId, recordLine, type WireRecord } from '../canonical.node.ts';
import { applyLine, type Content, differ, misfitOf } from './content.node.ts';
import { type ChangeLine, changeLine, readChange } from './line.node.ts';

const shape = { unit: 'U', dataset: 'M1', fields: ['BH', 'JE', 'BZ'], primaryKey: ['BH'] } as const;
const { fields } = shape;
const idOf = (key: string): string => recordId('U', 'M1', [key]);
const wire = (bh: string, je: string | null, bz: string | null = null): WireRecord => ({ BH: bh, JE: je, BZ: bz });
const contentOf = (rows: readonly WireRecord[]): Content =>
  new Map(rows.map((row) => [idOf(row.BH ?? ''), recordLine(idOf(row.BH ?? ''), 'I', fields, row)]));
const between = (before: readonly WireRecord[], after: readonly WireRecord[], reasons = {}) => {
  const work = differ(contentOf(before), fields, reasons);
  after.forEach((row, place) => {
    work.add({ id: idOf(row.BH ?? ''), wire: row, place });
  });
  return work.end();
};

const cell = fc.option(fc.string({ maxLength: 4 }), { nil: null });
const table = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', '"', '\u2028', '中'), cell, cell), { selector: ([key]) => key })
  .map((rows) => rows.map(([bh, je, bz]) => wire(bh, je, bz)));

describe('changes between two contents', () => {
  it('are what was changed, added and taken out, each as it was and is', () => {
    const { changes, counts } = between(
      [wire('a', '1'), wire('b', '2'), wire('c', '3')],
      [wire('d', '4'), wire('b', '9'), wire('a', '1')],
      { [idOf('b')]: ' 录错 ', [idOf('a')]: '没用到' },
    );
    expect(counts).toEqual({ inserts: 1, updates: 1, deletes: 1 });
    expect(changes).toEqual([
      { id: idOf('d'), operation: 'I', wire: wire('d', '4'), before: null, reason: null, place: 0 },
      { id: idOf('b'), operation: 'U', wire: wire('b', '9'), before: { JE: '2' }, reason: '录错', place: 1 },
      { id: idOf('c'), operation: 'D', wire: wire('c', '3'), before: null, reason: null, place: null },
    ]);
  });

  it('make the one of the other, whatever they are, over lines that read as they were written', () => {
    fc.assert(
      fc.property(table, table, (before, after) => {
        const { changes } = between(before, after);
        const content = contentOf(before);
        for (const { place: _, ...change } of changes) {
          const line = changeLine(fields, change);
          expect(line).not.toContain('\n');
          expect(readChange(shape, line)).toEqual(change);
          expect(misfitOf(content, fields, change, '录入有误')).toBeNull();
          applyLine(content, fields, change);
        }
        expect(new Map([...content].sort())).toEqual(new Map([...contentOf(after)].sort()));
      }),
    );
  });

  it('of a content with itself are none, in any order', () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(between(rows, [...rows].reverse()).changes).toEqual([]);
      }),
    );
  });
});

describe('a change that does not fit', () => {
  const content = contentOf([wire('a', '1'), wire('b', '2')]);
  const change = (more: Partial<ChangeLine> & { key: string }): ChangeLine => ({
    id: idOf(more.key),
    operation: 'U',
    wire: wire(more.key, '5'),
    before: { JE: '1' },
    reason: null,
    ...more,
  });
  it.each([
    ['a record never taken over', change({ key: 'x' }), { why: 'unknownRecord', field: null, held: null }],
    ['an addition of what is there', change({ key: 'a', operation: 'I' }), { why: 'knownRecord', field: null, held: null }],
    ['another old value', change({ key: 'a', before: { JE: '7' } }), { why: 'oldValue', field: 'JE', held: '1' }],
    ['a silent change beside', change({ key: 'a', wire: wire('a', '5', 'x') }), { why: 'oldValue', field: 'BZ', held: null }],
    ['no change', change({ key: 'a', wire: wire('a', '1') }), { why: 'noChange', field: null, held: null }],
    [
      'a deletion of something else',
      change({ key: 'b', operation: 'D', wire: wire('b', '3'), before: null }),
      { why: 'oldValue', field: 'JE', held: '2' },
    ],
  ])('%s is told', (_, line, misfit) => {
    expect(misfitOf(content, fields, line, '录入有误')).toEqual(misfit);
  });
  it('wants a reason, its own or the batch’s', () => {
    const line = change({ key: 'a' });
    expect(misfitOf(content, fields, line, ' ')).toMatchObject({ why: 'noReason' });
    expect(misfitOf(content, fields, { ...line, reason: '录错' }, '')).toBeNull();
    expect(misfitOf(content, fields, line, '录错')).toBeNull();
  });
});

describe('a line', () => {
  const good = changeLine(fields, {
    id: idOf('a'),
    operation: 'U',
    wire: wire('a', '5'),
    before: { JE: '1' },
    reason: '录错',
  });
  it('says its record, what it was and why, in this order', () => {
    expect(good).toBe(`{"JLID":"${idOf('a')}","CZBS":"U","BH":"a","JE":"5","BZ":null,"GZQ":{"JE":"1"},"GZLY":"录错"}`);
  });
  it.each([
    ['another id', good.replace(idOf('a'), idOf('b'))],
    ['another order', good.replace('"GZQ":{"JE":"1"},"GZLY":"录错"', '"GZLY":"录错","GZQ":{"JE":"1"}')],
    ['a space', good.replace('"U",', '"U", ')],
    ['something unknown', good.replace('"GZQ"', '"X":1,"GZQ"')],
    ['an unknown operation', good.replace('"U"', '"X"')],
    ['no object', '[]'],
    ['no JSON', '{'],
  ])('with %s is no line', (_, line) => {
    expect(readChange(shape, line)).toBeNull();
  });
  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readChange(shape, text);
        if (read) expect(changeLine(fields, read)).toBe(text);
      }),
    );
  });
});
