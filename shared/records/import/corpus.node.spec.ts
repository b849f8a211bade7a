import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { bombCases } from '../../../test/fixtures/tables/bomb-cases.ts';
import { bookCases, otherCases } from '../../../test/fixtures/tables/book-cases.ts';
import type { TableCase } from '../../../test/fixtures/tables/case.ts';
import { hostileCases } from '../../../test/fixtures/tables/hostile-cases.ts';
import { layoutCases } from '../../../test/fixtures/tables/layout-cases.ts';
import { quoteCases } from '../../../test/fixtures/tables/quote-cases.ts';
import { textCases } from '../../../test/fixtures/tables/text-cases.ts';
import type { Result } from '../../base/result.ts';
import { columnLetters } from './column-letters.ts';
import { openFile, type RawRow } from './open.node.ts';

type Table = (string | null)[][];

/** Cells that are not there at the end of a row say nothing. */
const bare = (cells: readonly (string | null)[]): (string | null)[] => {
  const end = cells.findLastIndex((cell) => cell !== null);
  return cells.slice(0, end + 1);
};

async function mergesOf({ file, bytes, sheet }: TableCase): Promise<readonly string[]> {
  const made = bytes();
  const opened = await openFile({ kind: 'bytes', name: file, size: made.length, bytes: made });
  if (!opened.ok) throw new Error(opened.problem.code);
  const found = await opened.value.merges(sheet ?? opened.value.info.sheets[0]?.name ?? '');
  return found.map(({ top, left, bottom, right }) => `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`);
}

async function readCase({ file, bytes, sheet }: TableCase): Promise<Result<readonly RawRow[]>> {
  const made = bytes();
  const opened = await openFile({ kind: 'bytes', name: file, size: made.length, bytes: made });
  if (!opened.ok) return opened;
  const rows: RawRow[] = [];
  const done = await opened.value.read(sheet ?? opened.value.info.sheets[0]?.name ?? '', (batch) => {
    rows.push(...batch);
    return true;
  });
  return done.ok ? { ok: true, value: rows } : done;
}

/** Rows at the place their number says. */
function placed(rows: readonly RawRow[]): Table {
  const table: Table = [];
  for (const { n, cells } of rows) {
    while (table.length < n - 1) table.push([]);
    table[n - 1] = bare(cells);
  }
  return table;
}

function oracle({ bytes, sheet, oracle }: TableCase): Table | null {
  if (oracle === 'csv-parse') {
    const rows: string[][] = parse(Buffer.from(bytes()), {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: false,
      record_delimiter: bytes().includes(10) ? ['\r\n', '\n'] : ['\r'],
    });
    return rows.map((row) => bare(row.map((cell) => (cell === '' ? null : cell))));
  }
  if (oracle === 'sheetjs') {
    const book = read(bytes(), { type: 'buffer', cellText: false, cellDates: false, raw: true });
    const found = book.Sheets[sheet ?? book.SheetNames[0] ?? ''];
    if (!found) return [];
    const rows = utils.sheet_to_json<unknown[]>(found, { header: 1, raw: true, defval: null, blankrows: true });
    return rows.map((row) =>
      bare(
        row.map((cell) =>
          cell === null || cell === '' ? null : typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell),
        ),
      ),
    );
  }
  return null;
}

const all = [...textCases, ...quoteCases, ...bookCases, ...layoutCases, ...otherCases, ...hostileCases, ...bombCases];

describe('a corpus of awkward files', () => {
  it('is large, and every file has its own name', () => {
    expect(all.length).toBeGreaterThanOrEqual(120);
    expect(new Set(all.map(({ file, what }) => `${file} ${what}`)).size).toBe(all.length);
  });

  for (const one of all)
    it(`${one.file}: ${one.what}`, async () => {
      const result = await readCase(one);
      const { must } = one;
      if ('refused' in must) {
        const said = result.ok
          ? { code: result.value.some(({ cells }) => bare(cells).length > 0) ? 'read' : 'file/empty' }
          : result.problem;
        expect(said).toMatchObject({ code: must.refused, ...(must.data ? { data: must.data } : {}) });
        return;
      }
      if (!result.ok) throw new Error(JSON.stringify(result.problem));
      if ('count' in must) {
        expect(result.value.length).toBe(must.count);
        if (must.row) expect(bare(result.value[must.row[0]]?.cells ?? [])).toEqual(must.row[1]);
        return;
      }
      expect(placed(result.value)).toEqual(must.rows.map(bare));
      if (one.merges) expect(await mergesOf(one)).toEqual(one.merges);
      const other = oracle(one);
      if (other) expect(other.filter((row) => row.length > 0)).toEqual(must.rows.map(bare).filter((row) => row.length > 0));
    });
});
