import { describe, expect, it } from 'vitest';
import { fingerprintOf } from './header.ts';
import { matchColumns } from './match.ts';
import { mergeOf } from './merges.ts';

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

  it('joins the names of a header over two rows, merged cells above their columns', () => {
    const rowsOf2 = rows(
      ['参保情况表', null, null, null],
      ['单位', null, '险种', '缴费工资'],
      ['代码', '名称', null, '总额'],
      ['9141…', '甲', '110', '1'],
    );
    const match = matchColumns(rowsOf2, fields);
    expect(match).toMatchObject({ headerRow: 3, headerRows: 2 });
    expect(match.columns.map(({ header }) => header)).toEqual(['单位 / 代码', '单位 / 名称', '险种', '缴费工资 / 总额']);
    expect(mapped(match)).toEqual({ DWDM: 'A:name', DWMC: 'B:name', XZ: 'C:name', JFGZ: 'D:name' });
    // The last of its rows is the one that is named when it is chosen by hand.
    expect(matchColumns(rowsOf2, fields, { headerRow: 3 })).toMatchObject({ headerRow: 3, headerRows: 2, score: 1 });
  });

  it('takes merged cells as the file tells them: a text goes over its own cells and no further, a header ends with them', () => {
    const table = rows(
      ['单位', null, '险种', '缴费工资', null],
      ['代码', '名称', null, '总额', '备注'],
      ['9141…', '甲', '110', '1', 'x'],
    );
    const headers = (merges: readonly string[]) =>
      matchColumns(table, fields, { merges: merges.flatMap((one) => mergeOf(one) ?? []) }).columns.map(({ header }) => header);
    // As it looks, the remark belongs to the wages; the merged cells say that it does not.
    expect(headers([])[4]).toBe('缴费工资 / 备注');
    expect(headers(['A1:B1', 'C1:C2'])).toEqual(['单位 / 代码', '单位 / 名称', '险种', '缴费工资 / 总额', '备注']);
    const tall = rows(['单位代码', '单位名称', '险种'], ['', '', ''], ['9141…', '甲', '110']);
    const merges = ['A1:A2', 'B1:B2', 'C1:C2'].flatMap((one) => mergeOf(one) ?? []);
    expect(matchColumns(tall, fields).headerRow).toBe(1);
    expect(matchColumns(tall, fields, { merges })).toMatchObject({ headerRow: 2, headerRows: 2 });
    // Chosen by hand it is where the officer says.
    expect(matchColumns(tall, fields, { merges, headerRow: 1 }).headerRow).toBe(1);
  });

  it('a header of one row stays one when the rows around it add nothing', () => {
    expect(matchColumns(rows(['表', '一'], ['单位代码', '单位名称'], ['1', '2']), fields)).toMatchObject({
      headerRow: 2,
      headerRows: 1,
    });
  });

  it('a choice made before for the same header is taken again, wherever the header stands', () => {
    const remembered = [{ fingerprint: fingerprintOf(['甲', '单位名称', '丙']), fields: ['DWDM', 'DWMC', null] }];
    const match = matchColumns(rows(['标题'], ['甲 ', '*单位名称', '丙'], ['1', '2', '3']), fields, { remembered });
    expect(match.headerRow).toBe(2);
    expect(mapped(match)).toEqual({ DWDM: 'A:remembered', DWMC: 'B:name' });
    // Another header is another family.
    expect(mapped(matchColumns(rows(['甲', '单位名称']), fields, { remembered }))).toEqual({ DWMC: 'B:name' });
  });

  it('gives a field one column only', () => {
    expect(matchColumns(rows(['险种', '险种']), fields).columns.filter((c) => c.field === 'XZ')).toHaveLength(1);
  });
});
