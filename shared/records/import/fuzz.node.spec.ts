import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utils, write } from 'xlsx';
import { book, rowsOf, sheetData, stylesOf } from '../../../test/fixtures/tables/book.ts';
import { openFile, type RawRow } from './open.node.ts';

/** Everything read, as text; or the problem's code. */
async function outcome(bytes: Uint8Array, name: string): Promise<string> {
  const opened = await openFile({ kind: 'bytes', name, size: bytes.length, bytes });
  if (!opened.ok) return opened.problem.code;
  const rows: RawRow[] = [];
  for (const { name: sheet } of opened.value.info.sheets) {
    const read = await opened.value.read(sheet, (batch) => {
      rows.push(...batch);
      return true;
    });
    if (!read.ok) return read.problem.code;
  }
  return JSON.stringify(rows);
}

const table = Array.from({ length: 40 }, (_, at) => [`代码${at}`, `名称“${at}”`, String(at * 7)]);
const shared = book({
  sheets: [
    { name: '数据', xml: sheetData(rowsOf(table)) },
    { name: '共用', xml: sheetData('<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="1"><v>46112</v></c></row>') },
  ],
  strings: '<si><t>甲</t></si><si><t>乙</t></si>',
  styles: stylesOf([0, 14]),
});

const damage = (length: number) =>
  fc.record({
    hits: fc.array(fc.tuple(fc.nat(length - 1), fc.nat(255)), { maxLength: 8 }),
    cut: fc.oneof({ weight: 2, arbitrary: fc.constant(length) }, { weight: 1, arbitrary: fc.integer({ min: 8, max: length }) }),
    /** A stretch of bytes put in twice, as a bad line does. */
    twice: fc.option(fc.tuple(fc.nat(length - 1), fc.nat(64)), { nil: null }),
  });
type Damage = { hits: [number, number][]; cut: number; twice: [number, number] | null };

function spoil(good: Uint8Array, { hits, cut, twice }: Damage): Uint8Array {
  // A copy: a Buffer’s slice would spoil the good one too.
  let bytes = new Uint8Array(good).slice(0, cut);
  for (const [at, value] of hits) if (at < bytes.length) bytes[at] = value;
  if (twice)
    bytes = Uint8Array.from(
      Buffer.concat([bytes.slice(0, twice[0]), bytes.slice(twice[0], twice[0] + twice[1]), bytes.slice(twice[0])]),
    );
  return bytes;
}

const isProblem = /^[a-z]+\/[a-zA-Z]+$/;

describe('damaged files', { timeout: 120_000 }, () => {
  it('a workbook damaged anywhere is refused, or read exactly as it was: never otherwise, never short', async () => {
    const whole = await outcome(shared, 'x.xlsx');
    expect(whole).toContain('2026-03-31');
    await fc.assert(
      fc.asyncProperty(damage(shared.length), async (harm) => {
        const said = await outcome(spoil(shared, harm), 'x.xlsx');
        if (!isProblem.test(said)) expect(said).toBe(whole);
      }),
      { numRuns: 1500 },
    );
  });

  it('a workbook cut at every place is refused', async () => {
    for (let cut = 8; cut < shared.length; cut += 3) expect(await outcome(shared.slice(0, cut), 'x.xlsx')).toMatch(isProblem);
  });

  it('sheet XML damaged before it was packed reads in some way or is refused, quickly', async () => {
    const xml = sheetData(rowsOf(table));
    await fc.assert(
      fc.asyncProperty(damage(xml.length), async (harm) => {
        const spoilt = Buffer.from(spoil(Buffer.from(xml, 'latin1'), harm)).toString('latin1');
        expect(await outcome(book({ sheets: [{ name: 's', xml: spoilt }] }), 'x.xlsx')).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('text of any bytes reads in some way or is refused', async () => {
    const good = Buffer.from(table.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n'));
    await fc.assert(
      fc.asyncProperty(damage(good.length), async (harm) => {
        expect(await outcome(spoil(good, harm), 'x.csv')).not.toBe('');
      }),
      { numRuns: 1000 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await outcome(bytes, 'x.csv')).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  for (const type of ['biff8', 'ods'] as const)
    it(`an old workbook (${type}) damaged anywhere costs its own thread at most`, async () => {
      const made = utils.book_new();
      utils.book_append_sheet(made, utils.aoa_to_sheet(table), '数据');
      const good = new Uint8Array(write(made, { type: 'buffer', bookType: type }));
      await fc.assert(
        fc.asyncProperty(damage(good.length), async (harm) => {
          expect(await outcome(spoil(good, harm), 'x.xls')).not.toBe('');
        }),
        { numRuns: 20 },
      );
    });
});
