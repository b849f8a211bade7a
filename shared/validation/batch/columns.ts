import { add, type Decimal, zero } from '../../base/decimal.ts';
import { MOST_RESERVED } from '../text-groups.ts';

/** Numbers by group, side by side: there may be millions of groups, and an object for each would be ten times as much. */
export interface NumberColumn {
  get(group: number): number;
  set(group: number, value: number): void;
  /** Room for so many groups is made now: growing leaves copies behind. */
  reserve(groups: number): void;
}

const FIRST = 1024;

function column<A extends Int32Array | Float64Array>(make: (length: number) => A): NumberColumn {
  let values = make(FIRST);
  const widen = (length: number): void => {
    const wider = make(length);
    wider.set(values);
    values = wider;
  };
  return {
    get: (group) => values[group] ?? 0,
    set(group, value) {
      while (group >= values.length) widen(values.length * 2);
      values[group] = value;
    },
    reserve(groups) {
      // And some more, for it is an estimate: room that is not used takes no memory, growing for the last few rows does.
      const wanted = Math.min(groups + (groups >>> 3), MOST_RESERVED);
      if (wanted > values.length) widen(wanted);
    },
  };
}

export const countColumn = (): NumberColumn => column((length) => new Int32Array(length));

export const floatColumn = (): NumberColumn => column((length) => new Float64Array(length));

export interface SumColumn {
  get(group: number): Decimal;
  add(group: number, value: Decimal): void;
  reserve(groups: number): void;
}

/** Exact sums; nearly all of them are a whole number of cents, which needs no object. */
export function sumColumn(): SumColumn {
  const coefs = floatColumn();
  const scales = countColumn();
  const large = new Map<number, Decimal>();
  const get = (group: number): Decimal => {
    const kept = large.get(group);
    if (kept) return kept;
    const coef = coefs.get(group);
    return coef === 0 && scales.get(group) === 0 ? zero : { coef, scale: scales.get(group) };
  };
  return {
    get,
    reserve(groups) {
      coefs.reserve(groups);
      scales.reserve(groups);
    },
    add(group, value) {
      const sum = add(get(group), value);
      if (typeof sum.coef !== 'number') {
        large.set(group, sum);
        return;
      }
      large.delete(group);
      coefs.set(group, sum.coef);
      scales.set(group, sum.scale);
    },
  };
}
