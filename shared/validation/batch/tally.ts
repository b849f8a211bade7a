import { fromInt } from '../../base/decimal.ts';
import type { CelExpression, CelValue } from '../cel/index.ts';
import { type Counter, createCounter } from './counters.ts';
import type { BatchRule } from './rule.ts';

/** Values of one row by name, as CEL sees them. */
export type RowValues = (name: string) => CelValue;

/** The figures of one group: by aggregate, and `rows`. */
export type Figures = Readonly<Record<string, CelValue>>;

export interface TallyGroup {
  /** Canonical text of what the group's rows have in common; '' for the whole batch. */
  readonly key: string;
  /** Where its first row stands, as the caller counts. */
  readonly place: number;
  /** Values of the fields grouped by, in their order. */
  readonly common: readonly CelValue[];
  readonly figures: Figures;
}

/** One rule's figures, gathered while rows go by in one pass. */
export interface Tally {
  add(values: RowValues, place: number, key: string | null): void;
  /** It had more to remember than a rule may. */
  readonly overfull: () => boolean;
  /** With `evenEmpty` a batch without rows is one group too: of a nil return the figures are 0. */
  groups(evenEmpty?: boolean): Generator<TallyGroup>;
}

/** Groups and different values one rule may remember: some tens of megabytes, whatever comes. */
export const MOST_ENTRIES = 200_000;

interface Held {
  readonly place: number;
  readonly common: readonly CelValue[];
  readonly counters: readonly Counter[];
  rows: number;
}

/** A condition that cannot be judged on a row (something is empty) leaves the row out. */
const holds = (where: CelExpression | null, values: RowValues): boolean => {
  if (!where) return true;
  const outcome = where.run(values);
  return outcome.ok && outcome.value === true;
};

const taken = (expression: CelExpression, values: RowValues): CelValue => {
  const outcome = expression.run(values);
  return outcome.ok ? outcome.value : null;
};

export function createTally(rule: BatchRule, mostEntries = MOST_ENTRIES): Tally {
  const groups = new Map<string, Held>();
  let left = mostEntries;
  let overfull = false;
  const spend = (entries: number): boolean => {
    if (left < entries) overfull = true;
    else left -= entries;
    return !overfull;
  };
  const names = rule.rule.groupBy ?? [];

  return {
    overfull: () => overfull,
    add(values, place, key) {
      if (overfull || key === null || !holds(rule.where, values)) return;
      let held = groups.get(key);
      if (!held) {
        if (!spend(1)) {
          groups.clear();
          return;
        }
        const counters = rule.aggregates.map(({ kind }) => createCounter(kind, spend));
        held = { place, common: names.map((name) => values(name)), counters, rows: 0 };
        groups.set(key, held);
      }
      held.rows++;
      for (let at = 0; at < rule.aggregates.length; at++) {
        const aggregate = rule.aggregates[at];
        if (!aggregate || !holds(aggregate.where, values)) continue;
        held.counters[at]?.add(aggregate.of.map((of) => taken(of, values)));
      }
      if (overfull) groups.clear();
    },
    *groups(evenEmpty = false) {
      if (evenEmpty && groups.size === 0 && names.length === 0) {
        const counters = rule.aggregates.map(({ kind }) => createCounter(kind, spend));
        yield { key: '', place: 0, common: [], figures: figuresOf(counters, 0) };
      }
      for (const [key, { place, common, counters, rows }] of groups)
        yield { key, place, common, figures: figuresOf(counters, rows) };
    },
  };

  function figuresOf(counters: readonly Counter[], rows: number): Figures {
    const figures: Record<string, CelValue> = { rows: fromInt(rows) };
    rule.aggregates.forEach(({ name }, at) => {
      figures[name] = counters[at]?.value() ?? null;
    });
    return figures;
  }
}
