import { describe, expect, it } from 'vitest';
import { columnLetters, matchColumns } from './match.ts';

const fields = [
  { code: 'DWDM', title: '单位代码', required: true },
  { code: 'DWMC', title: '单位名称', required: true },
  { code: 'XZ', title: '险种', required: true },
  { code: 'JFGZ', title: '缴费工资总额(元)', required: false },
];
const rows = (...cells: (string | null)[][]) => cells.map((row, at) => ({ n: at + 1, cells: row }));
const mapped = (match: ReturnType<typeof matchColumns>) =>
  Object.fromEntries(match.columns.filter((c) => c.field).map((c) => [c.field, `${c.letters}:${c.by}`]));

describe('matching columns', () => {
  it('finds the header below title rows, by code and by name, stars and units aside', () => {
    const match = matchColumns(
      rows(
        ['郑州市参保情况表', null],
        ['填报单位：', '示例局'],
        ['*DWDM', '单位名称 ', '险 种', '缴费工资总额（元）'],
        ['9141…', '甲', '110', '1'],
      ),
      fields,
    );
    expect(match.headerRow).toBe(3);
    expect(mapped(match)).toEqual({ DWDM: 'A:code', DWMC: 'B:name', XZ: 'C:name', JFGZ: 'D:name' });
    expect(match.score).toBe(1);
  });

  it('takes code and name written in one cell, and names that are only alike', () => {
    expect(mapped(matchColumns(rows(['单位代码(DWDM)', '参保单位名称', 'XZ 险种']), fields))).toEqual({
      DWDM: 'A:name',
      DWMC: 'B:similar',
      XZ: 'C:code',
    });
  });

  it('names what is missing, and finds nothing where nothing fits', () => {
    expect(matchColumns(rows(['单位代码']), fields).missingRequired).toEqual(['DWMC', 'XZ']);
    expect(matchColumns(rows(['a', 'b', 'c'], ['1', '2', '3']), fields)).toMatchObject({ headerRow: 0, score: 0 });
  });

  it('a mapping by hand replaces the guess and says so; unknown fields are left out', () => {
    const match = matchColumns(rows(['x', '单位名称']), fields, {
      mapping: [
        { column: 0, field: 'DWDM' },
        { column: 1, field: 'DWMC' },
        { column: 5, field: 'NO' },
      ],
    });
    expect(mapped(match)).toEqual({ DWDM: 'A:hand', DWMC: 'B:name' });
  });

  it('gives a field one column only', () => {
    expect(matchColumns(rows(['险种', '险种']), fields).columns.filter((c) => c.field === 'XZ')).toHaveLength(1);
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
