import type { RowOrder } from '../../records/order.ts';

/** Row ids by their place, side by side: there may be a million, and a list leaves a copy behind each time it grows. */
export interface RowIds {
  push(rid: number): void;
  /** 0 where there is none. */
  at(place: number): number;
  size(): number;
  all(): Float64Array<ArrayBuffer>;
}

const FIRST = 4096;

export function createRowIds(): RowIds {
  let rids = new Float64Array(FIRST);
  let size = 0;
  return {
    push(rid) {
      if (size === rids.length) {
        const wider = new Float64Array(size * 2);
        wider.set(rids);
        rids = wider;
      }
      rids[size++] = rid;
    },
    at: (place) => (place < size ? (rids[place] ?? 0) : 0),
    size: () => size,
    all: () => rids.slice(0, size),
  };
}

/** Rows put into their order before anybody else has a turn. */
const TURN = 50_000;

/** The order of rows one after another from a place on. Made in turns: of a million rows it takes longer than a window may wait. */
export async function orderOf(rids: RowIds, from: number): Promise<RowOrder> {
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const order = { rids: new Array<number>(rids.size()), ords: [] as number[] };
  await turn();
  order.ords = new Array<number>(rids.size());
  for (let at = 0; at < rids.size(); ) {
    await turn();
    for (const end = Math.min(at + TURN, rids.size()); at < end; at++) {
      order.rids[at] = rids.at(at);
      order.ords[at] = from + at;
    }
  }
  return order;
}
