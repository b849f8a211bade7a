import { fromInt } from '../../base/decimal.ts';
import type { CelExpression, CelValue } from '../cel/index.ts';
import { createTextIndex } from '../text-index.ts';
import { createCounter } from './counters.ts';
import type { BatchRule, CompiledAggregate } from './rule.ts';

/** The figures of one group: by aggregate, and `rows`. */
export type Figures = Readonly<Record<string, CelValue>>;

export interface TallyGroup {
  /** Canonical text of what the group's rows have in common; '' for the whole batch. */
  key(): string;
  /** Where its first row stands, as the caller counts. */
  readonly place: number;
  /** Values of the fields grouped by, in their order. */
  readonly common: readonly CelValue[];
  readonly rows: number;
  /** The figure of an aggregate, by its place in the rule. */
  figure(aggregate: number): CelValue;
}

/** One rule's figures, gathered while rows go by in one pass. Rows come as values in the places of the row scope. */
export interface Tally {
  /** Whether the rule is about the row at all. */
  takes(values: readonly CelValue[]): boolean;
  /** `key` is what puts the row into a group. */
  add(values: readonly CelValue[], place: number, key: string): void;
  /** It had more to remember than a rule may. */
  readonly overfull: () => boolean;
  /** With `evenEmpty` a batch without rows is one group too: of a nil return the figures are 0. */
  groups(evenEmpty?: boolean): Generator<TallyGroup>;
}

/** Groups and different values one rule may remember: some tens of megabytes, whatever comes. */
export const MOST_ENTRIES = 200_000;

/** A condition that cannot be judged on a row (something is empty) leaves the row out. */
const holds = (where: CelExpression | null, values: readonly CelValue[]): boolean => {
  if (!where) return true;
  const outcome = where.run(values);
  return outcome.ok && outcome.value === true;
};

const taken = (expression: CelExpression, values: readonly CelValue[]): CelValue => {
  const outcome = expression.run(values);
  return outcome.ok ? outcome.value : null;
};

export const figuresOf = (group: TallyGroup, aggregates: readonly CompiledAggregate[]): Figures => {
  const figures: Record<string, CelValue> = { rows: fromInt(group.rows) };
  aggregates.forEach(({ name }, at) => {
    figures[name] = group.figure(at);
  });
  return figures;
};

export function createTally(rule: BatchRule, mostEntries = MOST_ENTRIES): Tally {
  // By group, in columns: a number for each key, and its values at that place.
  let groups = createTextIndex();
  const places: number[] = [];
  const rows: number[] = [];
  const common = rule.groupBy.map((): CelValue[] => []);
  let left = mostEntries;
  let overfull = false;
  const spend = (entries: number): boolean => {
    if (left < entries) overfull = true;
    else left -= entries;
    return !overfull;
  };
  const { aggregates, groupBy } = rule;
  let counters = aggregates.map(({ kind }) => createCounter(kind, spend));

  const letGo = (): void => {
    groups = createTextIndex();
    counters = [];
    for (const column of [places, rows, ...common]) column.length = 0;
  };
  const groupAt = (group: number): TallyGroup => ({
    key: () => groups.text(group),
    place: places[group] ?? 0,
    common: common.map((column) => column[group] ?? null),
    rows: rows[group] ?? 0,
    figure: (at) => counters[at]?.value(group) ?? null,
  });

  return {
    overfull: () => overfull,
    takes: (values) => !overfull && holds(rule.where, values),
    add(values, place, key) {
      if (overfull) return;
      const group = groups.number(key);
      if (group === rows.length) {
        if (!spend(1)) return letGo();
        places.push(place);
        rows.push(0);
        for (let at = 0; at < groupBy.length; at++) common[at]?.push(values[groupBy[at] ?? 0] ?? null);
      }
      rows[group] = (rows[group] ?? 0) + 1;
      for (let at = 0; at < aggregates.length; at++) {
        const aggregate = aggregates[at];
        if (!aggregate || !holds(aggregate.where, values)) continue;
        const { of } = aggregate;
        const first = of[0] ? taken(of[0], values) : null;
        counters[at]?.add(group, first, of.length > 1 ? of.map((one) => taken(one, values)) : null);
      }
      if (overfull) letGo();
    },
    *groups(evenEmpty = false) {
      if (evenEmpty && rows.length === 0 && groupBy.length === 0) yield groupAt(0);
      for (let group = 0; group < rows.length; group++) yield groupAt(group);
    },
  };
}
