import type { Day } from '../../base/clock.ts';
import { canonical, fromInt, round } from '../../base/decimal.ts';
import { isBlankRow } from '../blank.ts';
import type { CelValue } from '../cel/index.ts';
import { isDecimal } from '../cel/values.ts';
import { shown } from '../checks/cell.ts';
import { keyText } from '../keys.ts';
import type { Cell, Finding } from '../model.ts';
import { ambient, ambientValues, type RulePeriod } from '../rules.ts';
import type { TextGroups } from '../text-groups.ts';
import { hashText, newHash, type TextHash } from '../text-hash.ts';
import { type BatchRule, type Past, pasts } from './rule.ts';
import { createTally, type Figures, figuresOf, isTaken, MOST_ENTRIES, type Tally, type TallyGroup } from './tally.ts';

/** How the caller reads its rows. */
export interface RowReader {
  /** The row's values in the places of the row scope; good until the next row is asked for. */
  values(cells: readonly Cell[]): readonly CelValue[];
  /** Canonical text of a row's cell; null when empty. */
  key(at: number, cells: readonly Cell[]): string | null;
  /** The hash of that text; null where it is not at hand. */
  hash(at: number, cells: readonly Cell[]): TextHash | null;
  readonly position: ReadonlyMap<string, number>;
  readonly period: RulePeriod | null;
  readonly today: Day;
  /** Label of a code in both languages, where the field has a code list. */
  label(at: number, code: string): { readonly zh: string; readonly en: string } | null;
}

/** The figures of a former accepted batch, by rule id and group key. */
export type PastFigures = ReadonlyMap<string, ReadonlyMap<string, Figures>>;
/** Null where there is no such batch. */
export type History = Readonly<Record<Past, PastFigures | null>>;

/**
 * A finding about many rows: on the first of a group, or (`place` null) on the batch. Of a lean check that of a group
 * lacks what the group is; `groupNamed` adds it.
 */
export interface BatchFinding {
  readonly place: number | null;
  readonly finding: Finding;
}

export type BatchOutcome = 'holds' | 'fails' | 'silent' | 'trouble' | 'overfull';

export interface BatchCheck {
  /** So many rows are expected: room is made once, not while they come. */
  reserve(rows: number): void;
  /** Rows in their order; `place` is what the caller knows a row by. */
  add(cells: readonly Cell[], place: number): void;
  /** What a later period's check compares with. */
  figures(): PastFigures;
  /** The judgement of every group of every rule, for examples. */
  outcomes(history: History): readonly BatchOutcome[];
  /** Without a history (null) the rules that look back say nothing. */
  end(history: History | null): readonly BatchFinding[];
  /** Of each rule by groups, in their order: which rows are in which; null where there was no room. */
  groups(): readonly (TextGroups | null)[];
}

export interface BatchOptions {
  readonly most?: number;
  /** Rows are counted from 0 and can be had again by their place. */
  readonly lean?: boolean;
}

type Pasts = Readonly<Record<Past, Figures | null>>;
const noPasts: Pasts = { previous: null, lastYear: null };

type Judged = (outcome: BatchOutcome, group: TallyGroup | null, past: Pasts) => void;

/** Tells a rule's judgement of each of its groups. */
function judge(rule: BatchRule, tally: Tally, history: History | null, reader: RowReader, tell: Judged): void {
  if (tally.overfull()) {
    tell('overfull', null, noPasts);
    return;
  }
  const judged = outcomesOf(rule, reader);
  const pastOf = (past: Past, key: string): Figures | null => history?.[past]?.get(rule.rule.id)?.get(key) ?? null;
  tally.each((group) => {
    const key = rule.looksBack ? group.key() : '';
    const past = rule.looksBack ? { previous: pastOf('previous', key), lastYear: pastOf('lastYear', key) } : noPasts;
    tell(judged(group, past), group, past);
  });
}

/** How one of the values a rule reads comes about. */
function sourceOf(rule: BatchRule, name: string): ((group: TallyGroup, past: Pasts) => CelValue) | null {
  const which = pasts.find((known) => name === known || name.startsWith(`${known}.`));
  if (which) {
    const figure = name.slice(which.length + 1);
    // Of `previous` itself only is asked whether it is null.
    return figure === '' ? (_, past) => past[which] && true : (_, past) => past[which]?.[figure] ?? null;
  }
  const common = rule.rule.groupBy?.indexOf(name) ?? -1;
  if (common >= 0) return (group) => group.common?.[common] ?? null;
  if (name === 'rows') return (group) => fromInt(group.rows);
  const aggregate = rule.aggregates.findIndex((known) => known.name === name);
  return aggregate < 0 ? null : (group) => group.figure(aggregate);
}

function outcomesOf(rule: BatchRule, { period, today }: RowReader): (group: TallyGroup, past: Pasts) => BatchOutcome {
  const { expression, names, skipWhenMissing } = rule;
  // A rule about the period says nothing when none is given.
  if (period === null && expression.reads.some((name) => name.startsWith('period'))) return () => 'silent';
  const values: CelValue[] = names.map(() => null);
  ambientValues(period, today).forEach((value, at) => {
    const name = ambient[at]?.name ?? '';
    // A field the rows have in common may be called like one of them.
    if (names.lastIndexOf(name) === at) values[at] = value;
  });
  const reads = expression.reads.flatMap((name) => {
    const source = sourceOf(rule, name);
    return source ? [{ place: names.lastIndexOf(name), source }] : [];
  });
  // Of a million groups nearly all have the same few figures as the one before.
  let last: BatchOutcome | null = null;
  return (group, past) => {
    let isSame = last !== null;
    for (const { place, source } of reads) {
      const value = source(group, past);
      if (value === null && skipWhenMissing) {
        last = null;
        return 'silent';
      }
      if (values[place] !== value) isSame = false;
      values[place] = value;
    }
    if (!isSame || last === null) {
      const outcome = expression.run(values);
      last = !outcome.ok ? 'trouble' : outcome.value === false ? 'fails' : 'holds';
    }
    return last;
  };
}

/** The rules over all rows, in one pass with bounded memory. */
export function createBatchCheck(
  rules: readonly BatchRule[],
  reader: RowReader,
  { most = MOST_ENTRIES, lean = false }: BatchOptions = {},
): BatchCheck {
  const room = { left: most };
  const tallies = rules.map((rule) => createTally(rule, { room, lean, hashOf: reader.hash }));
  const made = newHash();
  /** Puts the row where it belongs; what is at hand of it is not made anew. */
  const take = (rule: BatchRule, tally: Tally, values: readonly CelValue[], cells: readonly Cell[], place: number): void => {
    const known = rule.groupBy.length === 1 && !tally.named ? reader.hash(rule.groupBy[0] ?? -1, cells) : null;
    const key = known ? '' : keyText(rule.groupBy, (at) => reader.key(at, cells));
    if (key !== null) tally.add(values, cells, place, known ?? hashText(key, made), key);
  };
  return {
    groups: () => tallies.flatMap((tally, at) => (rules[at]?.groupBy.length ? [tally.rows()] : [])),
    reserve(expected) {
      for (const tally of tallies) tally.reserve(expected);
    },
    add(cells, place) {
      if (rules.length === 0 || isBlankRow(cells)) return;
      const values = reader.values(cells);
      for (let at = 0; at < rules.length; at++) {
        const rule = rules[at];
        const tally = tallies[at];
        if (rule && tally?.takes(values)) take(rule, tally, values, cells, place);
      }
    },
    figures: () =>
      new Map(
        rules.flatMap((rule, at) => {
          const tally = tallies[at];
          if (!tally || tally.overfull()) return [];
          const figures = new Map<string, Figures>();
          tally.each((group) => figures.set(group.key(), figuresOf(group, rule.aggregates)), true);
          return [[rule.rule.id, figures]];
        }),
      ),
    outcomes: (history) =>
      rules.flatMap((rule, at) => {
        const found: BatchOutcome[] = [];
        const tally = tallies[at];
        if (tally) judge(rule, tally, history, reader, (outcome) => void found.push(outcome));
        return found;
      }),
    end(history) {
      const found: BatchFinding[] = [];
      rules.forEach((rule, at) => {
        const tally = tallies[at];
        if (!tally || (rule.looksBack && history === null)) return;
        let troubled = false;
        judge(rule, tally, history, reader, (outcome, group, past) => {
          if (outcome === 'fails' && group)
            found.push({ place: rule.groupBy.length === 0 ? null : group.place, finding: findingOf(rule, group, past, reader) });
          // Said once, however many groups it cannot judge.
          else if ((outcome === 'trouble' && !troubled) || outcome === 'overfull') {
            troubled = true;
            found.push({ place: null, finding: leftOut(rule, outcome) });
          }
        });
      });
      return found;
    },
  };
}

const told = (value: CelValue): string => {
  if (value === null) return '—';
  if (typeof value === 'string') return shown(value);
  if (typeof value === 'boolean' || !isDecimal(value)) return String(value);
  return canonical(value.scale > 2 ? round(value, 2) : value);
};

function findingOf(rule: BatchRule, group: TallyGroup, past: Pasts, reader: RowReader): Finding {
  const data: Record<string, string> = {};
  for (const [name, value] of Object.entries(figuresOf(group, rule.aggregates))) data[name] = told(value);
  for (const which of pasts)
    if (past[which]) for (const [name, value] of Object.entries(past[which])) data[`${which}_${name}`] = told(value);
  if (group.common) Object.assign(data, commonOf(rule, group.common, reader));
  return {
    code: 'batch/rule',
    severity: rule.severity ?? 'info',
    fields: rule.rule.fields,
    detail: 'rule',
    data,
    rule: rule.rule.id,
  };
}

/** What a group is called: its values, with the labels of codes. */
function commonOf(rule: BatchRule, values: readonly CelValue[], reader: RowReader): Record<string, string> {
  const data: Record<string, string> = {};
  (rule.rule.groupBy ?? []).forEach((name, n) => {
    const text = told(values[n] ?? null);
    data[name] = text;
    const label = reader.label(reader.position.get(name) ?? -1, text);
    if (label) [data[`${name}_label`], data[`${name}_labelEn`]] = [label.zh, label.en];
  });
  return data;
}

/** A lean check's finding with what its group is, from the cells of its first row. */
export function groupNamed(rules: readonly BatchRule[], found: Finding, cells: readonly Cell[], reader: RowReader): Finding {
  const rule = found.code === 'batch/rule' ? rules.find((known) => known.rule.id === found.rule) : undefined;
  if (!rule || rule.groupBy.length === 0) return found;
  const values = reader.values(cells);
  const common = rule.groupBy.map((at) => values[at] ?? null);
  return { ...found, data: { ...found.data, ...commonOf(rule, common, reader) } };
}

/** By what a row is put into a group of a rule; null when it is in none. */
export function groupText(rule: BatchRule, cells: readonly Cell[], reader: RowReader): string | null {
  if (isBlankRow(cells)) return null;
  return isTaken(rule, reader.values(cells)) ? keyText(rule.groupBy, (at) => reader.key(at, cells)) : null;
}

const leftOut = (rule: BatchRule, why: 'trouble' | 'overfull'): Finding => ({
  code: 'rule/quarantined',
  severity: 'info',
  fields: rule.rule.fields,
  detail: why === 'trouble' ? 'rule/batchTrouble' : 'rule/tooManyGroups',
  data: { rule: rule.rule.id, most: MOST_ENTRIES },
  rule: rule.rule.id,
});
