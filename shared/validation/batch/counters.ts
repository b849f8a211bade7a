import { canonical, compare, divide, fromInt, parseDecimal, toNumber } from '../../base/decimal.ts';
import type { CelValue } from '../cel/index.ts';
import { isDecimal } from '../cel/values.ts';
import { BLOCK, hashText, newHash, numberOf, type TextHash } from '../text-hash.ts';
import { countColumn, floatColumn, sumColumn } from './columns.ts';
import { createPairSet } from './pair-set.ts';
import type { AggregateKind } from './rule.ts';

/** Says how much more a rule remembers; false = it may not. */
export type Spend = (entries: number) => boolean;

/** What a set of its own is, in entries. */
const SET = 6;

/**
 * One figure of all groups, kept while rows go by. A column of plain values: there may be very many groups. A row is taken
 * at its place in a block, and counted once its group is known.
 */
export interface Counter {
  /**
   * `several` only where a rule takes more than one value of a row; `value` is its first. `text` is the hash of a value
   * that is a text, where it is at hand and nothing else is asked for: `value` is then left out.
   */
  take(at: number, value: CelValue, several: readonly CelValue[] | null, text: TextHash | null): void;
  /** The block is full: which group each of its rows is of. */
  settle(groups: Int32Array, rows: number): void;
  value(group: number): CelValue;
  /** So many groups are expected, where a figure of each is one number. */
  reserve?(groups: number): void;
}

/** Values that wait for their groups; empty ones count for nothing. */
function waiting(add: (group: number, value: CelValue) => void): Pick<Counter, 'take' | 'settle'> {
  const held: CelValue[] = [];
  return {
    take(at, value) {
      while (held.length <= at) held.push(null);
      held[at] = value;
    },
    settle(groups, rows) {
      for (let at = 0; at < Math.min(rows, held.length); at++) {
        const value = held[at] ?? null;
        if (value === null) continue;
        held[at] = null;
        add(groups[at] ?? 0, value);
      }
    },
  };
}

const count = (): Counter => {
  const counts = countColumn();
  const isTaken = new Uint8Array(BLOCK);
  return {
    take(at) {
      isTaken[at] = 1;
    },
    settle(groups, rows) {
      for (let at = 0; at < rows; at++) {
        if (isTaken[at] === 0) continue;
        isTaken[at] = 0;
        const group = groups[at] ?? 0;
        counts.set(group, counts.get(group) + 1);
      }
    },
    value: (group) => fromInt(counts.get(group)),
    reserve: counts.reserve,
  };
};

const sum = (): Counter => {
  const totals = sumColumn();
  return {
    ...waiting((group, value) => {
      if (isDecimal(value)) totals.add(group, value);
    }),
    value: totals.get,
    reserve: totals.reserve,
  };
};

const mean = (): Counter => {
  const totals = sumColumn();
  const counts = countColumn();
  return {
    ...waiting((group, value) => {
      if (!isDecimal(value)) return;
      totals.add(group, value);
      counts.set(group, counts.get(group) + 1);
    }),
    value(group) {
      const n = counts.get(group);
      return n === 0 ? null : divide(totals.get(group), fromInt(n));
    },
    reserve(groups) {
      totals.reserve(groups);
      counts.reserve(groups);
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
    ...waiting((group, value) => {
      const held = best[group] ?? null;
      if (held === null || before(value, held)) best[group] = value;
    }),
    value: (group) => best[group] ?? null,
  };
};

/** Values as binary numbers are exact enough to say where the middle is: fifteen digits. */
const median = (spend: Spend): Counter => {
  const lists: number[][] = [];
  return {
    ...waiting((group, value) => {
      if (!isDecimal(value)) return;
      const list = lists[group];
      if (!list) lists[group] = [toNumber(value)];
      // Eight bytes each: a tenth of what an entry is.
      else if (list.length % 10 !== 0 || spend(1)) list.push(toNumber(value));
    }),
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
  // Most groups have one value: a set only for those that have more. A text's number; 0 is none.
  const first = floatColumn();
  const others = createPairSet();
  const more = countColumn();
  const held = new Float64Array(BLOCK);
  const made = newHash();
  return {
    take(at, value, several, text) {
      if (text) held[at] = numberOf(text);
      else if (several ? !several.includes(null) : value !== null)
        held[at] = numberOf(hashText(several ? JSON.stringify(several.map(textOf)) : textOf(value), made));
    },
    settle(groups, rows) {
      for (let at = 0; at < rows; at++) {
        const text = held[at] ?? 0;
        if (text === 0) continue;
        held[at] = 0;
        const group = groups[at] ?? 0;
        const known = first.get(group);
        if (known === 0) first.set(group, text);
        else if (known !== text && others.add(group, text)) {
          more.set(group, more.get(group) + 1);
          if (!spend(1)) return;
        }
      }
    },
    value: (group) => fromInt(first.get(group) === 0 ? 0 : 1 + more.get(group)),
    reserve(groups) {
      first.reserve(groups);
      more.reserve(groups);
    },
  };
};

/** Beyond this many different values, those that came least often are forgotten: none of them is what most rows have. */
const MOST_VALUES = 20_000;

const most = (spend: Spend): Counter => {
  const maps: Map<string, number>[] = [];
  return {
    ...waiting((group, value) => {
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
    }),
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
