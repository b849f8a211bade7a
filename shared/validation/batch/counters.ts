import { add, canonical, compare, type Decimal, divide, fromInt, parseDecimal, toNumber, zero } from '../../base/decimal.ts';
import type { CelValue } from '../cel/index.ts';
import { isDecimal } from '../cel/values.ts';
import type { AggregateKind } from './rule.ts';

/** Says how much more a rule remembers; false = it may not. */
export type Spend = (entries: number) => boolean;

/** One figure of one group, kept while rows go by. */
export interface Counter {
  add(values: readonly CelValue[]): void;
  value(): CelValue;
}

const count = (): Counter => {
  let n = 0;
  return { add: () => void n++, value: () => fromInt(n) };
};

const sum = (): Counter => {
  let total: Decimal = zero;
  return {
    add([value = null]) {
      if (value !== null && isDecimal(value)) total = add(total, value);
    },
    value: () => total,
  };
};

const mean = (): Counter => {
  let total: Decimal = zero;
  let n = 0;
  return {
    add([value = null]) {
      if (value === null || !isDecimal(value)) return;
      total = add(total, value);
      n++;
    },
    value: () => (n === 0 ? null : divide(total, fromInt(n))),
  };
};

const extreme = (sign: 1 | -1): Counter => {
  let best: CelValue = null;
  const before = (a: CelValue, b: CelValue): boolean =>
    a !== null && b !== null && isDecimal(a) && isDecimal(b)
      ? compare(a, b) === sign
      : typeof a === 'string' && typeof b === 'string' && (sign === 1 ? a > b : a < b);
  return {
    add([value = null]) {
      if (value !== null && (best === null || before(value, best))) best = value;
    },
    value: () => best,
  };
};

/** Values as binary numbers are exact enough to say where the middle is: fifteen digits. */
const median = (spend: Spend): Counter => {
  let values = new Float64Array(16);
  let n = 0;
  return {
    add([value = null]) {
      if (value === null || !isDecimal(value) || (n % 8 === 0 && !spend(1))) return;
      if (n === values.length) {
        const wider = new Float64Array(n * 2);
        wider.set(values);
        values = wider;
      }
      values[n++] = toNumber(value);
    },
    value() {
      if (n === 0) return null;
      const sorted = values.slice(0, n).sort();
      const [low, high] = [sorted[(n - 1) >> 1] ?? 0, sorted[n >> 1] ?? 0];
      return parseDecimal(((low + high) / 2).toFixed(6));
    },
  };
};

const textOf = (value: CelValue): string =>
  value === null
    ? ''
    : typeof value === 'string'
      ? value
      : typeof value === 'boolean' || !isDecimal(value)
        ? JSON.stringify(value)
        : canonical(value);

const distinct = (spend: Spend): Counter => {
  // Most groups have one value: a set only for those that have more.
  let first: string | null = null;
  let others: Set<string> | null = null;
  return {
    add(values) {
      if (values.some((value) => value === null)) return;
      const text = values.length === 1 ? textOf(values[0] ?? null) : JSON.stringify(values.map(textOf));
      if (first === null) first = text;
      else if (text !== first && !others?.has(text) && spend(1)) {
        others ??= new Set();
        others.add(text);
      }
    },
    value: () => fromInt((first === null ? 0 : 1) + (others?.size ?? 0)),
  };
};

/** Beyond this many different values, those that came least often are forgotten: none of them is what most rows have. */
const MOST_VALUES = 20_000;

const most = (spend: Spend): Counter => {
  const counts = new Map<string, number>();
  return {
    add([value = null]) {
      if (value === null) return;
      const text = textOf(value);
      const held = counts.get(text);
      if (held === undefined && counts.size >= MOST_VALUES) {
        for (let least = 1; counts.size > MOST_VALUES / 2; least *= 2)
          for (const [known, n] of counts) if (n <= least) counts.delete(known);
      } else if (held === undefined && !spend(1)) return;
      counts.set(text, (held ?? 0) + 1);
    },
    value() {
      let best = 0;
      for (const n of counts.values()) if (n > best) best = n;
      return fromInt(best);
    },
  };
};

export function createCounter(kind: AggregateKind, spend: Spend): Counter {
  switch (kind) {
    case 'count':
      return count();
    case 'sum':
      return sum();
    case 'mean':
      return mean();
    case 'min':
      return extreme(-1);
    case 'max':
      return extreme(1);
    case 'median':
      return median(spend);
    case 'distinct':
      return distinct(spend);
    case 'most':
      return most(spend);
  }
}
