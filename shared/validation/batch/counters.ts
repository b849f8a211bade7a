import { canonical, compare, divide, fromInt, parseDecimal, toNumber } from '../../base/decimal.ts';
import type { CelValue } from '../cel/index.ts';
import { isDecimal } from '../cel/values.ts';
import { textNumber } from '../text-groups.ts';
import { countColumn, floatColumn, sumColumn } from './columns.ts';
import type { AggregateKind } from './rule.ts';

/** Says how much more a rule remembers; false = it may not. */
export type Spend = (entries: number) => boolean;

/** What a set of its own is, in entries. */
const SET = 6;

/** One figure of all groups, kept while rows go by. A column of plain values: there may be very many groups. */
export interface Counter {
  /** `several` only where a rule takes more than one value of a row; `value` is its first. */
  add(group: number, value: CelValue, several: readonly CelValue[] | null): void;
  value(group: number): CelValue;
}

const count = (): Counter => {
  const counts = countColumn();
  return {
    add: (group) => counts.set(group, counts.get(group) + 1),
    value: (group) => fromInt(counts.get(group)),
  };
};

const sum = (): Counter => {
  const totals = sumColumn();
  return {
    add(group, value) {
      if (value !== null && isDecimal(value)) totals.add(group, value);
    },
    value: totals.get,
  };
};

const mean = (): Counter => {
  const totals = sumColumn();
  const counts = countColumn();
  return {
    add(group, value) {
      if (value === null || !isDecimal(value)) return;
      totals.add(group, value);
      counts.set(group, counts.get(group) + 1);
    },
    value(group) {
      const n = counts.get(group);
      return n === 0 ? null : divide(totals.get(group), fromInt(n));
    },
  };
};

const extreme = (sign: 1 | -1): Counter => {
  const best: CelValue[] = [];
  const before = (a: CelValue, b: CelValue): boolean =>
    a !== null && b !== null && isDecimal(a) && isDecimal(b)
      ? compare(a, b) === sign
      : typeof a === 'string' && typeof b === 'string' && (sign === 1 ? a > b : a < b);
  return {
    add(group, value) {
      const held = best[group] ?? null;
      if (value !== null && (held === null || before(value, held))) best[group] = value;
    },
    value: (group) => best[group] ?? null,
  };
};

/** Values as binary numbers are exact enough to say where the middle is: fifteen digits. */
const median = (spend: Spend): Counter => {
  const lists: number[][] = [];
  return {
    add(group, value) {
      if (value === null || !isDecimal(value)) return;
      const list = lists[group];
      if (!list) lists[group] = [toNumber(value)];
      // Eight bytes each: a tenth of what an entry is.
      else if (list.length % 10 !== 0 || spend(1)) list.push(toNumber(value));
    },
    value(group) {
      const sorted = Float64Array.from(lists[group] ?? []).sort();
      const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
      return low === undefined || high === undefined ? null : parseDecimal(((low + high) / 2).toFixed(6));
    },
  };
};

function textOf(value: CelValue): string {
  if (value === null || typeof value === 'string') return value ?? '';
  return typeof value === 'boolean' || !isDecimal(value) ? JSON.stringify(value) : canonical(value);
}

const distinct = (spend: Spend): Counter => {
  // Most groups have one value: a set only for those that have more. A text's number + 1, for 0 is none.
  const first = floatColumn();
  const more = new Map<number, Set<number>>();
  return {
    add(group, value, several) {
      if (several ? several.includes(null) : value === null) return;
      const text = textNumber(several ? JSON.stringify(several.map(textOf)) : textOf(value)) + 1;
      const held = first.get(group);
      if (held === 0) first.set(group, text);
      else if (held !== text) {
        const others = more.get(group);
        if (!others) {
          if (spend(SET)) more.set(group, new Set([text]));
        } else if (!others.has(text) && spend(1)) others.add(text);
      }
    },
    value: (group) => fromInt(first.get(group) === 0 ? 0 : 1 + (more.get(group)?.size ?? 0)),
  };
};

/** Beyond this many different values, those that came least often are forgotten: none of them is what most rows have. */
const MOST_VALUES = 20_000;

const most = (spend: Spend): Counter => {
  const maps: Map<string, number>[] = [];
  return {
    add(group, value) {
      if (value === null) return;
      if (!maps[group] && !spend(SET)) return;
      maps[group] ??= new Map();
      const counts = maps[group];
      const text = textOf(value);
      const held = counts.get(text);
      if (held === undefined && counts.size >= MOST_VALUES) {
        for (let least = 1; counts.size > MOST_VALUES / 2; least *= 2)
          for (const [known, n] of counts) if (n <= least) counts.delete(known);
      } else if (held === undefined && !spend(1)) return;
      counts.set(text, (held ?? 0) + 1);
    },
    value(group) {
      let best = 0;
      for (const n of maps[group]?.values() ?? []) if (n > best) best = n;
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
