import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utils, write } from 'xlsx';
import { pack } from '../../../test/fixtures/tables/pack.ts';
import { describeProblem } from '../../base/problem.ts';
import { customFormat, numberText } from './number-format.ts';
import { openFile } from './open.node.ts';

const source = (bytes: Uint8Array, name = '参保.xlsx') => ({ kind: 'bytes' as const, name, size: bytes.length, bytes });

async function readAll(bytes: Uint8Array, sheet?: string, name?: string) {
  const opened = await openFile(source(bytes, name));
  if (!opened.ok) return opened;
  const rows: (readonly (string | null)[])[] = [];
  const target = sheet ?? opened.value.info.sheets[0]?.name ?? '';
  const read = await opened.value.read(target, (batch) => {
    for (const row of batch) {
      while (rows.length < row.n - 1) rows.push([]);
      rows.push(row.cells);
    }
    return true;
  });
  return read.ok ? { ok: true as const, rows, info: opened.value.info } : read;
}

function workbook(table: unknown[][], type: 'xlsx' | 'biff8' | 'ods' = 'xlsx', options: object = {}): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(table, { cellDates: true, dateNF: 'yyyy-mm-dd' }), '数据');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['第二页']]), '说明');
  return new Uint8Array(write(book, { type: 'buffer', bookType: type, bookSST: true, ...options }));
}

describe('workbooks', () => {
  for (const type of ['xlsx', 'biff8', 'ods'] as const)
    it(`reads text, numbers, dates and blanks as the officer sees them (${type})`, async () => {
      const result = await readAll(
        workbook(
          [
            ['代码', '数', '日期'],
            ['0012', 12.5, new Date(Date.UTC(2026, 9, 31))],
            [null, null, null],
            ['甲&乙<丙>', 896512, null],
          ],
          type,
        ),
      );
      if (!result.ok) throw new Error(result.problem.code);
      expect(result.info.sheets.map((sheet) => sheet.name)).toEqual(['数据', '说明']);
      expect(result.rows[0]).toEqual(['代码', '数', '日期']);
      expect(result.rows[1]).toEqual(['0012', '12.5', '2026-10-31']);
      expect(result.rows[3]?.slice(0, 2)).toEqual(['甲&乙<丙>', '896512']);
    });

  it('reads every cell of random tables right, shared or inline strings', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('税', '𠮷', 'a', '<', '&', '"', ' ', '\n', '9', '，'),
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (table, shared) => {
          const result = await readAll(workbook(table, 'xlsx', { bookSST: shared }));
          expect(result.ok && result.rows.map((row) => [...row])).toEqual(table);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps Chinese whole over many chunks', async () => {
    const table = Array.from({ length: 20_000 }, (_, at) => [
      `第${at}行`,
      `郑州市示例机械制造有限公司（${at}）分公司`,
      String(at * 7),
    ]);
    const result = await readAll(workbook(table));
    expect(result.ok && result.rows.map((row) => [...row])).toEqual(table);
  });

  it('stops when told, and says so when cancelled', async () => {
    const opened = await openFile(source(workbook(Array.from({ length: 5000 }, (_, at) => [String(at)]))));
    if (!opened.ok) throw new Error(opened.problem.code);
    let seen = 0;
    expect(
      await opened.value.read('数据', (rows) => {
        seen += rows.length;
        return false;
      }),
    ).toMatchObject({ ok: true });
    expect(seen).toBeLessThan(5000);
    expect(await opened.value.read('数据', () => true, { signal: { aborted: true } })).toMatchObject({
      ok: false,
      problem: { code: 'contract/cancelled' },
    });
    expect(await opened.value.read('没有', () => true)).toMatchObject({ ok: false, problem: { code: 'file/noSheet' } });
  });
});

describe('numbers and dates of a sheet', () => {
  it('knows formats', () => {
    expect(customFormat('yyyy"年"m"月"d"日"').kind).toBe('date');
    expect(customFormat('[$-804]yyyy-mm-dd hh:mm').kind).toBe('datetime');
    expect(customFormat('#,##0.00_);[Red](#,##0.00)').kind).toBe('general');
    expect(customFormat('0.00%').kind).toBe('percent');
    expect(customFormat('000000')).toEqual({ kind: 'zeros', width: 6 });
  });

  it('writes them out plainly', () => {
    const general = { kind: 'general' } as const;
    expect(numberText('4.10102190001011E+17', general, false)).toBe('410102190001011000');
    expect(numberText('0.30000000000000004', general, false)).toBe('0.3');
    expect(numberText('1E-7', general, false)).toBe('0.0000001');
    expect(numberText('46112', { kind: 'date' }, false)).toBe('2026-03-31');
    expect(numberText('46112.75', { kind: 'datetime' }, false)).toBe('2026-03-31 18:00:00');
    expect(numberText('44650', { kind: 'date' }, true)).toBe('2026-03-31');
    expect(numberText('0.125', { kind: 'percent' }, false)).toBe('12.5%');
    expect(numberText('37', { kind: 'zeros', width: 6 }, false)).toBe('000037');
    expect(numberText('99999999', { kind: 'date' }, false)).toBe('99999999');
  });
});

describe('text files', () => {
  const text = '代码,名称\r\n1,"示例\n公司"\r\n2,乙\r\n';
  it('reads UTF-8 with and without mark, UTF-16 and GB18030 alike', async () => {
    const gb = Buffer.from('b4fac2ebcab9d3c3', 'hex');
    const variants: Uint8Array[] = [
      Buffer.from(text),
      Buffer.from(`﻿${text}`),
      Buffer.from(`﻿${text}`, 'utf16le'),
      Buffer.from(`﻿${text}`, 'utf16le').swap16(),
    ];
    for (const bytes of variants) {
      const result = await readAll(new Uint8Array(bytes), undefined, '参保.csv');
      expect(result.ok && result.rows).toEqual([
        ['代码', '名称'],
        ['1', '示例\n公司'],
        ['2', '乙'],
      ]);
    }
    const result = await readAll(new Uint8Array(Buffer.concat([gb, Buffer.from(',x\n')])), undefined, '参保.csv');
    expect(result.ok && result.rows).toEqual([['代码使用', 'x']]);
    expect(result.ok && result.info.encoding).toBe('gb18030');
  });

  it('a GB18030 name on the last of many rows is not lost', async () => {
    const many = Buffer.concat([Buffer.from('a,b\n'.repeat(200_000)), Buffer.from('b4fa', 'hex'), Buffer.from(',1\n')]);
    const result = await readAll(new Uint8Array(many), undefined, 'x.csv');
    expect(result.ok && result.rows.at(-1)).toEqual(['代', '1']);
  });
});

describe('files that are not what they should be', () => {
  const refused = async (bytes: Uint8Array, name = 'x.xlsx') => {
    const result = await readAll(bytes, undefined, name);
    return result.ok ? 'read' : result.problem.code;
  };
  const zip = (name: string, body: Buffer, encrypted = false): Buffer => pack([{ name, body, encrypted }]);

  it('each has its own name', async () => {
    expect(await refused(new Uint8Array(0))).toBe('file/empty');
    expect(await refused(Buffer.from('%PDF-1.7 …'))).toBe('file/type');
    expect(await refused(Buffer.from('<!DOCTYPE html><table></table>'), 'x.xls')).toBe('file/type');
    expect(await refused(Buffer.from('{"a":1}'), 'x.csv')).toBe('file/type');
    expect(await refused(Buffer.from([1, 2, 0, 3, 4, 5, 6, 7, 8, 9]), 'x.csv')).toBe('file/type');
    expect(await refused(zip('a.txt', Buffer.from('x')))).toBe('file/type');
    expect(await refused(zip('xl/workbook.xml', Buffer.from('<workbook/>'), true))).toBe('file/encrypted');
    expect(await refused(zip('xl/workbook.xml', Buffer.from('<workbook/>')))).toBe('file/broken');
    const good = workbook([['a', 'b']]);
    expect(await refused(good.slice(0, good.length - 40))).toBe('file/broken');
    const locked = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(1000),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(await refused(locked)).toBe('file/encrypted');
    expect(await refused(Buffer.from('a,b\n1,"2\n3,4\n'), 'x.csv')).toBe('file/row');
  });

  it('a text file that becomes shorter while it is read is refused, not read as if that were all', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cut-short-'));
    try {
      const path = join(folder, 'x.csv');
      writeFileSync(path, 'a,b\n'.repeat(200_000));
      const opened = await openFile({ kind: 'path', name: 'x.csv', size: statSync(path).size, path });
      if (!opened.ok) throw new Error(opened.problem.code);
      truncateSync(path, 400_000);
      const read = await opened.value.read('x.csv', () => true);
      expect(read).toMatchObject({ ok: false, problem: { code: 'file/broken' } });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('says what a file is instead, in the reader’s language', async () => {
    const opened = await openFile(source(Buffer.from('89504e470d0a1a0a', 'hex'), 'scan.xlsx'));
    const said = (language: 'zh' | 'en') => (opened.ok ? '' : describeProblem(opened.problem, language).happened);
    expect(said('zh')).toContain('PNG 图片');
    expect(said('en')).toBe('“scan.xlsx” is not a table that can be imported (it looks like a PNG picture).');
  });

  it('an entity bomb is refused', async () => {
    expect(await refused(zip('xl/workbook.xml', Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook/>')))).toBe(
      'file/unsafe',
    );
  });

  it('damage anywhere never throws and never hangs', async () => {
    const good = workbook(Array.from({ length: 50 }, (_, at) => [String(at), `名称${at}`]));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 10 }),
        fc.nat(good.length),
        async (hits, cut) => {
          const bytes = good.slice(0, Math.max(1, cut));
          for (const [at, value] of hits) if (at < bytes.length) bytes[at] = value;
          const result = await readAll(bytes);
          expect(typeof result.ok).toBe('boolean');
        },
      ),
      { numRuns: 200 },
    );
  });
});
