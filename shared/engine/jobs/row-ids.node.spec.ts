import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRowIds, orderOf } from './row-ids.node.ts';

const made = (list: readonly number[]) => {
  const rids = createRowIds();
  for (const rid of list) rids.push(rid);
  return rids;
};
/** Ids as they come: mostly one after another, now and then from elsewhere. */
const ids = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 6 })), { maxLength: 20 })
  .map((runs) => runs.flatMap(([first, length]) => Array.from({ length }, (_, at) => first + at)));

describe('row ids by their place', () => {
  it('are what was put there, in any order, and 0 elsewhere', () => {
    fc.assert(
      fc.property(ids, (list) => {
        const rids = made(list);
        expect(rids.size()).toBe(list.length);
        expect(list.map((_, place) => rids.at(place))).toEqual(list);
        expect([rids.at(-1), rids.at(list.length)]).toEqual([0, 0]);
      }),
    );
  });

  it('make the order of rows that follow one another', async () => {
    expect(await orderOf(made([7, 8, 9, 3]), 20)).toEqual({ rids: [7, 8, 9, 3], ords: [20, 21, 22, 23] });
  });
});
