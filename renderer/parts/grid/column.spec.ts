import { describe, expect, it } from 'vitest';
import { fitTall, type GridColumn, layoutOf, NUMBER_WIDTH, scrolledTo } from './column.ts';

const column = (width: number): GridColumn => ({
  field: `F${width}`,
  title: '',
  hint: '',
  width,
  kind: 'text',
  choices: [],
  labels: new Map(),
});

describe('columns', () => {
  it('stand beside each other, the first ones frozen', () => {
    const layout = layoutOf([column(100), column(150), column(80)], 2, 1000);
    expect(layout.lefts).toEqual([NUMBER_WIDTH, NUMBER_WIDTH + 100, NUMBER_WIDTH + 250]);
    expect(layout.width).toBe(NUMBER_WIDTH + 330);
    expect(layout).toMatchObject({ frozen: 2, frozenEnd: NUMBER_WIDTH + 250 });
  });

  it('freeze no more than half of the view', () => {
    expect(layoutOf([column(100), column(300), column(80)], 3, 600)).toMatchObject({ frozen: 1, frozenEnd: NUMBER_WIDTH + 100 });
    expect(layoutOf([column(400), column(80)], 2, 600)).toMatchObject({ frozen: 0, frozenEnd: NUMBER_WIDTH });
  });

  it('scroll only as far as needed', () => {
    expect(scrolledTo(100, 150, 200, 0, 400)).toBe(100);
    expect(scrolledTo(100, 120, 200, 60, 400)).toBe(60);
    expect(scrolledTo(0, 500, 560, 60, 400)).toBe(160);
  });
});

it('lets rows be taller while a browser can still place the last one', () => {
  expect(fitTall(500_000)).toBe(true);
  expect(fitTall(1_000_000)).toBe(false);
});
