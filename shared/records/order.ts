/**
 * The order of a draft's rows in memory: row ids with their `ord` numbers, ascending. Positions are found by binary
 * search, so paging a million rows needs no OFFSET.
 */
export interface RowOrder {
  readonly rids: number[];
  readonly ords: number[];
}

export const emptyOrder = (): RowOrder => ({ rids: [], ords: [] });

/** Position of the first row whose ord is not less. */
function lowerBound(ords: readonly number[], ord: number): number {
  let low = 0;
  let high = ords.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ords[middle] ?? 0) < ord) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** 0-based position of a row, −1 when it is not there. */
export function positionOf(order: RowOrder, rid: number, ord: number): number {
  for (let at = lowerBound(order.ords, ord); at < order.ords.length && order.ords[at] === ord; at++)
    if (order.rids[at] === rid) return at;
  return -1;
}

export function insertRow(order: RowOrder, rid: number, ord: number): void {
  const last = order.ords.length - 1;
  if (last < 0 || ord > (order.ords[last] ?? 0)) {
    order.rids.push(rid);
    order.ords.push(ord);
    return;
  }
  let at = lowerBound(order.ords, ord);
  while (at < order.ords.length && order.ords[at] === ord) at++;
  order.rids.splice(at, 0, rid);
  order.ords.splice(at, 0, ord);
}

export function removeRow(order: RowOrder, rid: number, ord: number): void {
  const at = positionOf(order, rid, ord);
  if (at < 0) return;
  order.rids.splice(at, 1);
  order.ords.splice(at, 1);
}

/**
 * `count` new ords after position `after` (−1 = before the first). Null when the gap is too fine for doubles: the
 * caller renumbers and asks again.
 */
export function ordsAfter(order: RowOrder, after: number, count: number): number[] | null {
  const low = after < 0 ? (order.ords[0] ?? 1) - 1 : (order.ords[after] ?? 0);
  const next = order.ords[after + 1];
  if (next === undefined || after < 0) {
    if (after < 0 && order.ords.length > 0) return spread((order.ords[0] ?? 1) - count - 1, order.ords[0] ?? 1, count);
    return Array.from({ length: count }, (_, at) => Math.floor(low) + 1 + at);
  }
  return spread(low, next, count);
}

function spread(low: number, high: number, count: number): number[] | null {
  const step = (high - low) / (count + 1);
  if (step < 1e-6) return null;
  return Array.from({ length: count }, (_, at) => low + step * (at + 1));
}
