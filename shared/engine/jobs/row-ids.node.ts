import type { RowOrder } from '../../records/order.ts';

/** Row ids by their place. */
export interface RowIds {
  push(rid: number): void;
  /** 0 where there is none. */
  at(place: number): number;
  size(): number;
}

/** Rows stored one after another have ids one after another: such a run is two numbers, however long it is. */
export function createRowIds(): RowIds {
  const starts: number[] = [];
  const firsts: number[] = [];
  let size = 0;
  let following = -1;
  return {
    push(rid) {
      if (rid !== following) {
        starts.push(size);
        firsts.push(rid);
      }
      following = rid + 1;
      size++;
    },
    at(place) {
      if (place < 0 || place >= size) return 0;
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if ((starts[middle] ?? 0) <= place) low = middle;
        else high = middle - 1;
      }
      return (firsts[low] ?? 0) + place - (starts[low] ?? 0);
    },
    size: () => size,
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
