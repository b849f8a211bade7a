import { fromInt } from '../../base/decimal.ts';
import type { CelExpression, CelValue } from '../cel/index.ts';
import type { Cell } from '../model.ts';
import { createTextGroups, type TextGroups } from '../text-groups.ts';
import { BLOCK, newBlock, putHash, type TextHash } from '../text-hash.ts';
import { countColumn } from './columns.ts';
import { createCounter } from './counters.ts';
import type { BatchRule, CompiledAggregate } from './rule.ts';

/** The figures of one group: by aggregate, and `rows`. */
export type Figures = Readonly<Record<string, CelValue>>;

/** One of a tally's groups; good until the next is told. */
export interface TallyGroup {
  /** Canonical text of what the group's rows have in common; '' for the whole batch, and where nobody asks for it. */
  key(): string;
  /** Where its first row stands, as the caller counts. */
  readonly place: number;
  /** Values of the fields grouped by, in their order; null where they are not kept. */
  readonly common: readonly CelValue[] | null;
  readonly rows: number;
  /** The figure of an aggregate, by its place in the rule. */
  figure(aggregate: number): CelValue;
}

/** One rule's figures, gathered while rows go by in one pass. Rows come as values in the places of the row scope. */
export interface Tally {
  /** Whether the rule is about the row at all. */
  takes(values: readonly CelValue[]): boolean;
  /** `hash` is that of the text that puts the row into a group; `key` is the text, needed where groups are `named`. */
  add(values: readonly CelValue[], cells: readonly Cell[], place: number, hash: TextHash, key: string): void;
  readonly named: boolean;
  /** So many rows are expected. */
  reserve(rows: number): void;
  /** It had more to remember than there was room for. */
  readonly overfull: () => boolean;
  /**
   * Tells every group, in the order they first came. With `evenEmpty` a batch without rows is one too: of a nil return
   * the figures are 0.
   */
  each(tell: (group: TallyGroup) => void, evenEmpty?: boolean): void;
  /** Which rows are in which group; null where the batch is the only one, or it is overfull. */
  rows(): TextGroups | null;
}

/** Groups and different values that all rules together may remember: about forty bytes each. */
export const MOST_ENTRIES = 6_000_000;

/** The room that rules share; what one gives up, others have. */
export interface Room {
  left: number;
}

/** How rows come, and what may be left out of memory. */
export interface TallyOptions {
  readonly room: Room;
  /** Rows can be had again by their place: what a group has in common need not be kept for its finding. */
  readonly lean: boolean;
  /** The hash of a cell's text where it is at hand. */
  readonly hashOf: (at: number, cells: readonly Cell[]) => TextHash | null;
}

/** A condition that cannot be judged on a row (something is empty) leaves the row out. */
const holds = (where: CelExpression | null, values: readonly CelValue[]): boolean => {
  if (!where) return true;
  const outcome = where.run(values);
  return outcome.ok && outcome.value === true;
};

/** Whether a rule is about a row. */
export const isTaken = ({ where }: BatchRule, values: readonly CelValue[]): boolean => holds(where, values);

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

export function createTally(rule: BatchRule, { room, lean, hashOf }: TallyOptions): Tally {
  const { aggregates, groupBy, looksBack, expression } = rule;
  const grouped = groupBy.length > 0;
  // By group, in columns: a number for each key, and its values at that place.
  let groups = createTextGroups(lean);
  /** Where all rows of a group are remembered, they are counted when somebody asks. */
  const isCounted = !lean || expression.reads.includes('rows');
  let rows = countColumn();
  /** Only for former batches are groups looked up by what they are called. */
  const named = looksBack && grouped;
  let keys: string[] = [];
  const isRead = rule.rule.groupBy?.some((name) => expression.reads.includes(name)) ?? false;
  let common: CelValue[][] | null = !lean || isRead ? groupBy.map(() => []) : null;
  let spent = 0;
  let overfull = false;
  const spend = (entries: number): boolean => {
    if (room.left < entries) overfull = true;
    else {
      room.left -= entries;
      spent += entries;
    }
    return !overfull;
  };
  let counters = aggregates.map(({ kind }) => createCounter(kind, spend));

  // Rows wait in a block until it is full or somebody asks: their groups are looked up together.
  const block = newBlock();
  const groupOf = new Int32Array(BLOCK);
  const waitingKeys: string[] = [];
  const waitingCommon: CelValue[][] = groupBy.map(() => []);

  const letGo = (): void => {
    groups = createTextGroups(false);
    rows = countColumn();
    [counters, keys, common] = [[], [], null];
    room.left += spent;
    spent = 0;
  };
  const settle = (): void => {
    const { size } = block;
    if (size === 0) return;
    let known = groups.size();
    groups.add(block, groupOf);
    block.size = 0;
    for (let n = 0; n < size; n++) {
      const group = groupOf[n] ?? 0;
      if (isCounted) rows.set(group, rows.get(group) + 1);
      if (group < known) continue;
      known++;
      if (!spend(1)) break;
      if (named) keys.push(waitingKeys[n] ?? '');
      if (common) for (let at = 0; at < common.length; at++) common[at]?.push(waitingCommon[at]?.[n] ?? null);
    }
    if (!overfull) for (const counter of counters) counter.settle(groupOf, size);
    if (overfull) letGo();
  };
  // There may be millions: one object shows them in turn.
  let shown = 0;
  const group: TallyGroup = {
    key: () => keys[shown] ?? '',
    get place() {
      return groups.first(shown);
    },
    get common() {
      return common?.map((column) => column[shown] ?? null) ?? null;
    },
    get rows() {
      return isCounted ? rows.get(shown) : groups.rows(shown);
    },
    figure: (at) => counters[at]?.value(shown) ?? null,
  };

  return {
    named,
    overfull() {
      settle();
      return overfull;
    },
    takes: (values) => !overfull && holds(rule.where, values),
    rows() {
      settle();
      return grouped && !overfull ? groups : null;
    },
    reserve(expected) {
      if (!grouped || !lean) return;
      groups.reserve(expected);
      for (const counter of counters) counter.reserve?.(expected);
    },
    add(values, cells, place, hash, key) {
      if (overfull) return;
      const n = putHash(block, hash, place);
      if (named) waitingKeys[n] = key;
      if (common) for (let at = 0; at < groupBy.length; at++) putAt(waitingCommon[at], n, values[groupBy[at] ?? 0] ?? null);
      for (let at = 0; at < aggregates.length; at++) {
        const aggregate = aggregates[at];
        if (!aggregate || !holds(aggregate.where, values)) continue;
        const { kind, of, field } = aggregate;
        const text = field === null || kind !== 'distinct' ? null : hashOf(field, cells);
        // Of a text whose hash is at hand, the hash is all that is asked for.
        const first = text === null && of[0] ? taken(of[0], values) : null;
        counters[at]?.take(n, first, of.length > 1 ? of.map((one) => taken(one, values)) : null, text);
      }
      if (block.size === BLOCK) settle();
    },
    each(tell, evenEmpty = false) {
      settle();
      if (overfull) return;
      const size = evenEmpty && !grouped ? 1 : groups.size();
      for (shown = 0; shown < size; shown++) tell(group);
    },
  };
}

const putAt = (column: CelValue[] | undefined, n: number, value: CelValue): void => {
  if (column) column[n] = value;
};
