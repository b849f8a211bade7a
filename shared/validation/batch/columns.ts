import { add, type Decimal, zero } from '../../base/decimal.ts';

/** Numbers by group, side by side: there may be millions of groups, and an object for each would be ten times as much. */
export interface NumberColumn {
  get(group: number): number;
  set(group: number, value: number): void;
}

const FIRST = 1024;

export function countColumn(): NumberColumn {
  let values = new Int32Array(FIRST);
  return {
    get: (group) => values[group] ?? 0,
    set(group, value) {
      while (group >= values.length) {
        const wider = new Int32Array(values.length * 2);
        wider.set(values);
        values = wider;
      }
      values[group] = value;
    },
  };
}

export function floatColumn(): NumberColumn {
  let values = new Float64Array(FIRST);
  return {
    get: (group) => values[group] ?? 0,
    set(group, value) {
      while (group >= values.length) {
        const wider = new Float64Array(values.length * 2);
        wider.set(values);
        values = wider;
      }
      values[group] = value;
    },
  };
}

export interface SumColumn {
  get(group: number): Decimal;
  add(group: number, value: Decimal): void;
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
