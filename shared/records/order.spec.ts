import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyOrder, insertRow, ordsAfter, positionOf, type RowOrder, removeRow } from './order.ts';

const renumbered = (order: RowOrder): RowOrder => ({ rids: [...order.rids], ords: order.rids.map((_, at) => at + 1) });

describe('row order', () => {
  it('keeps what a plain list would, through any inserts and removals', () => {
    const step = fc.record({ at: fc.nat(1000), count: fc.integer({ min: 1, max: 3 }), remove: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let order = emptyOrder();
        const plain: number[] = [];
        let next = 1;
        for (const { at, count, remove } of steps) {
          if (remove && plain.length > 0) {
            const place = at % plain.length;
            const rid = plain[place] ?? 0;
            removeRow(order, rid, order.ords[place] ?? 0);
            plain.splice(place, 1);
            continue;
          }
          const after = plain.length === 0 ? -1 : (at % (plain.length + 1)) - 1;
          let ords = ordsAfter(order, after, count);
          if (!ords) {
            order = renumbered(order);
            ords = ordsAfter(order, after, count);
          }
          (ords ?? []).forEach((ord, n) => {
            plain.splice(after + 1 + n, 0, next);
            insertRow(order, next++, ord);
          });
        }
        expect(order.rids).toEqual(plain);
        expect([...order.ords].sort((a, b) => a - b)).toEqual(order.ords);
        plain.forEach((rid, at) => {
          expect(positionOf(order, rid, order.ords[at] ?? 0)).toBe(at);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('says when a gap has become too fine', () => {
    let order: RowOrder = { rids: [1, 2], ords: [1, 2] };
    let asked = 0;
    for (let rid = 3; rid < 200; rid++) {
      const ords = ordsAfter(order, 0, 1);
      if (!ords) {
        order = renumbered(order);
        asked++;
        continue;
      }
      insertRow(order, rid, ords[0] ?? 0);
    }
    expect(asked).toBeGreaterThan(0);
    expect(new Set(order.ords).size).toBe(order.ords.length);
  });
});
