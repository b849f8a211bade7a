import { expect, it } from 'vitest';
import { sheetTail } from '../records/export/sheet-head.ts';
import { takenLines, watermarkOf } from './watermark.ts';

const now = Date.UTC(2026, 10, 29, 13, 30);
const taker = { unit: '市人社局', officer: '王小明', purpose: '发给社保科核对' };

it('says unit, officer and Beijing time, and nothing of a file that holds no data', () => {
  expect(watermarkOf({ taker, now })).toBe('市人社局 · 王小明 · 2026-11-29 21:30');
  expect(watermarkOf({ taker: null, now })).toBe('');
  expect(takenLines({ taker: null, now, language: 'zh' })).toEqual([]);
  expect(takenLines({ taker, now, language: 'zh' }).slice(0, 4)).toEqual([
    ['单位', '市人社局'],
    ['经办人', '王小明'],
    ['导出时间（北京时间）', '2026-11-29 21:30'],
    ['用途', '发给社保科核对'],
  ]);
});

it('stands in the margins of a sheet, with no sign of it taken for an order', () => {
  const tail = sheetTail({ name: 'A', margins: { mark: '甲&乙 "1"', pages: '第 {page} 页，共 {pages} 页' } }, 1, false);
  expect(tail).toContain('<oddHeader>&amp;R&amp;8&amp;K808080甲&amp;&amp;乙 &quot;1&quot;</oddHeader>');
  expect(tail).toContain('&amp;R&amp;8&amp;K808080第 &amp;P 页，共 &amp;N 页</oddFooter>');
  expect(sheetTail({ name: 'A' }, 1, false)).not.toContain('headerFooter');
});
