import { expect, it } from 'vitest';
import { A4, LANDSCAPE } from './figures.ts';
import { withMarginMark } from './margin-mark.ts';

const page = (landscape: boolean) => ({ landscape, number: 3, runs: [], rules: [] });
const MARK = '郑州示例局 · 王小明 · 2026-11-29 21:30';

it('stands pale in the lower margin of a detail table, right-aligned with it', () => {
  const [run] = withMarginMark(page(true), MARK).runs;
  expect(run).toMatchObject({ text: MARK, pale: true });
  if (!run) throw new Error('no mark');
  expect(run.x + run.width).toBeCloseTo(LANDSCAPE.right);
  expect(run.y).toBeGreaterThan(LANDSCAPE.bottom);
  expect(run.y + run.size).toBeLessThan(A4.width);
});

it('is on no page of the letter itself, and nowhere without words', () => {
  expect(withMarginMark(page(false), MARK).runs).toEqual([]);
  expect(withMarginMark(page(true), '').runs).toEqual([]);
});
