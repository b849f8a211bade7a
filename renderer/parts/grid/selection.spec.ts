import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, cellsIn, everything, fitted, type Move, moved, rangeOf, tabbed, wholeRows } from './selection.ts';

const extent = { rows: 10, cols: 4 };
const moves: readonly Move[] = ['up', 'down', 'left', 'right', 'pageUp', 'pageDown', 'home', 'end', 'first', 'last'];

describe('selection', () => {
  it('moves the active cell and stops at the edges', () => {
    expect(moved(at(0, 0), 'down', false, extent, 5)).toEqual(at(1, 0));
    expect(moved(at(0, 0), 'up', false, extent, 5)).toEqual(at(0, 0));
    expect(moved(at(3, 1), 'end', false, extent, 5)).toEqual(at(3, 3));
    expect(moved(at(3, 1), 'pageDown', false, extent, 5)).toEqual(at(8, 1));
    expect(moved(at(3, 1), 'last', false, extent, 5)).toEqual(at(9, 3));
  });

  it('grows a range from the anchor and shrinks it again', () => {
    const grown = moved(moved(at(2, 1), 'down', true, extent, 5), 'right', true, extent, 5);
    expect(rangeOf(grown)).toEqual({ top: 2, bottom: 3, left: 1, right: 2 });
    expect(cellsIn(rangeOf(grown))).toBe(4);
    expect(rangeOf(moved(grown, 'pageUp', true, extent, 5))).toEqual({ top: 0, bottom: 2, left: 1, right: 2 });
  });

  it('tabs over row ends, both ways', () => {
    expect(tabbed(at(2, 3), false, extent)).toEqual(at(3, 0));
    expect(tabbed(at(3, 0), true, extent)).toEqual(at(2, 3));
    expect(tabbed(at(9, 3), false, extent)).toEqual(at(9, 3));
    expect(tabbed(at(0, 0), true, extent)).toEqual(at(0, 0));
  });

  it('takes whole rows and everything', () => {
    expect(rangeOf(wholeRows({ anchor: { row: 4, col: 2 }, head: { row: 2, col: 2 } }, extent))).toEqual({
      top: 2,
      bottom: 4,
      left: 0,
      right: 3,
    });
    expect(cellsIn(rangeOf(everything(extent)))).toBe(40);
  });

  it('never leaves the table', () => {
    const spot = fc.record({ row: fc.nat(9), col: fc.nat(3) });
    fc.assert(
      fc.property(spot, spot, fc.constantFrom(...moves), fc.boolean(), fc.nat(50), (anchor, head, move, extend, page) => {
        const next = moved({ anchor, head }, move, extend, extent, page);
        expect(fitted(next, extent)).toEqual(next);
      }),
    );
  });
});
