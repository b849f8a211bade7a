import { fromInt } from '../../base/decimal.ts';
import type { CelExpression, CelValue } from '../cel/index.ts';
import { createCounter } from './counters.ts';
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
  /** `keyOf` gives what puts the row into a group; null = it is in none. */
  add(values: RowValues, place: number, keyOf: () => string | null): void;
  /** It had more to remember than a rule may. */
  readonly overfull: () => boolean;
  /** With `evenEmpty` a batch without rows is one group too: of a nil return the figures are 0. */
  groups(evenEmpty?: boolean): Generator<TallyGroup>;
}

/** Groups and different values one rule may remember: some tens of megabytes, whatever comes. */
export const MOST_ENTRIES = 200_000;

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
  // By group, in columns: a number for each key, and its values at that place.
  const groups = new Map<string, number>();
  const places: number[] = [];
  const rows: number[] = [];
  const common: (readonly CelValue[])[] = [];
  let left = mostEntries;
  let overfull = false;
  const spend = (entries: number): boolean => {
    if (left < entries) overfull = true;
    else left -= entries;
    return !overfull;
  };
  let counters = rule.aggregates.map(({ kind }) => createCounter(kind, spend));
  const names = rule.rule.groupBy ?? [];

  const figuresOf = (group: number): Figures => {
    const figures: Record<string, CelValue> = { rows: fromInt(rows[group] ?? 0) };
    rule.aggregates.forEach(({ name }, at) => {
      figures[name] = counters[at]?.value(group) ?? null;
    });
    return figures;
  };
  const letGo = (): void => {
    groups.clear();
    counters = [];
    for (const column of [places, rows, common]) column.length = 0;
  };

  return {
    overfull: () => overfull,
    add(values, place, keyOf) {
      if (overfull || !holds(rule.where, values)) return;
      const key = keyOf();
      if (key === null) return;
      let group = groups.get(key);
      if (group === undefined) {
        if (!spend(1)) return letGo();
        group = groups.size;
        groups.set(key, group);
        places.push(place);
        rows.push(0);
        if (names.length > 0) common.push(names.map((name) => values(name)));
      }
      rows[group] = (rows[group] ?? 0) + 1;
      for (let at = 0; at < rule.aggregates.length; at++) {
        const aggregate = rule.aggregates[at];
        if (!aggregate || !holds(aggregate.where, values)) continue;
        counters[at]?.add(
          group,
          aggregate.of.map((of) => taken(of, values)),
        );
      }
      if (overfull) letGo();
    },
    *groups(evenEmpty = false) {
      if (evenEmpty && groups.size === 0 && names.length === 0) yield { key: '', place: 0, common: [], figures: figuresOf(0) };
      for (const [key, group] of groups)
        yield { key, place: places[group] ?? 0, common: common[group] ?? [], figures: figuresOf(group) };
    },
  };
}
