import type { Day } from '../../base/clock.ts';
import { canonical, round } from '../../base/decimal.ts';
import type { CelValue } from '../cel/index.ts';
import { isDecimal } from '../cel/values.ts';
import { shown } from '../checks/cell.ts';
import type { Cell, Finding } from '../model.ts';
import type { RulePeriod } from '../rules.ts';
import { type BatchRule, type Past, pasts } from './rule.ts';
import { createTally, type Figures, MOST_ENTRIES, type RowValues, type Tally, type TallyGroup } from './tally.ts';

/** How the caller reads its rows. */
export interface RowReader {
  /** The value of the field at a position as CEL sees it. */
  value(at: number, cell: Cell): CelValue;
  /** Canonical text of a cell; null when empty. */
  key(at: number, cell: Cell): string | null;
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

/** A finding about many rows: on the first of a group, or (`place` null) on the batch. */
export interface BatchFinding {
  readonly place: number | null;
  readonly finding: Finding;
}

export type BatchOutcome = 'holds' | 'fails' | 'silent' | 'trouble' | 'overfull';

export interface BatchCheck {
  /** Rows in their order; `place` is what the caller knows a row by. */
  add(cells: readonly Cell[], place: number): void;
  /** What a later period's check compares with. */
  figures(): PastFigures;
  /** The judgement of every group of every rule, for examples. */
  outcomes(history: History): readonly BatchOutcome[];
  /** Without a history (null) the rules that look back say nothing. */
  end(history: History | null): readonly BatchFinding[];
}

/** A rule's judgement of each of its groups. */
function* judge(
  rule: BatchRule,
  tally: Tally,
  history: History | null,
  reader: RowReader,
): Generator<{
  readonly group: TallyGroup | null;
  readonly outcome: BatchOutcome;
  readonly past: Readonly<Record<Past, Figures | null>>;
}> {
  const none = { previous: null, lastYear: null };
  if (tally.overfull()) yield { group: null, outcome: 'overfull', past: none };
  else
    for (const group of tally.groups()) {
      const pastOf = (past: Past): Figures | null => history?.[past]?.get(rule.rule.id)?.get(group.key) ?? null;
      const past = { previous: pastOf('previous'), lastYear: pastOf('lastYear') };
      yield { group, outcome: outcomeOf(rule, group, past, reader), past };
    }
}

function outcomeOf(
  rule: BatchRule,
  group: TallyGroup,
  past: Readonly<Record<Past, Figures | null>>,
  { period, today }: RowReader,
): BatchOutcome {
  const get: RowValues = (name) => {
    const which = pasts.find((known) => name === known || name.startsWith(`${known}.`));
    // Of `previous` itself only is asked whether it is null.
    if (which) return name === which ? past[which] && true : (past[which]?.[name.slice(which.length + 1)] ?? null);
    const common = rule.rule.groupBy?.indexOf(name) ?? -1;
    if (common >= 0) return group.common[common] ?? null;
    if (name === 'today') return today;
    if (name === 'period') return period?.id ?? null;
    if (name === 'period_start') return period?.start ?? null;
    if (name === 'period_end') return period?.end ?? null;
    return group.figures[name] ?? null;
  };
  const about = rule.expression.reads.filter((name) => period !== null || !name.startsWith('period'));
  if (about.length < rule.expression.reads.length) return 'silent';
  if (rule.skipWhenMissing && about.some((name) => get(name) === null)) return 'silent';
  const outcome = rule.expression.run(get);
  return !outcome.ok ? 'trouble' : outcome.value === false ? 'fails' : 'holds';
}

/** The rules over all rows, in one pass with bounded memory. */
export function createBatchCheck(rules: readonly BatchRule[], reader: RowReader, mostEntries = MOST_ENTRIES): BatchCheck {
  const tallies = rules.map((rule) => createTally(rule, mostEntries));
  const row = new Map<string, CelValue>();
  let held: readonly Cell[] = [];
  const parts = new Map<number, string | null>();
  const partOf = (at: number): string | null => {
    const known = parts.get(at);
    if (known !== undefined) return known;
    const part = reader.key(at, held[at] ?? null);
    parts.set(at, part);
    return part;
  };
  const { period, today } = reader;
  const values: RowValues = (name) => {
    const known = row.get(name);
    if (known !== undefined) return known;
    const at = reader.position.get(name);
    if (at !== undefined) {
      const value = reader.value(at, held[at] ?? null);
      row.set(name, value);
      return value;
    }
    if (name === 'today') return today;
    return name === 'period' ? (period?.id ?? null) : name === 'period_start' ? (period?.start ?? null) : (period?.end ?? null);
  };
  const keyOf = (rule: BatchRule): string | null => {
    const [only, ...more] = rule.groupBy;
    if (only !== undefined && more.length === 0) return partOf(only);
    let text = '';
    for (const at of rule.groupBy) {
      const part = partOf(at);
      if (part === null) return null;
      text += `${part.length}:${part}`;
    }
    return text;
  };

  return {
    add(cells, place) {
      if (rules.length === 0 || cells.every((cell) => cell === null || cell.trim() === '')) return;
      held = cells;
      row.clear();
      parts.clear();
      rules.forEach((rule, at) => {
        tallies[at]?.add(values, place, () => keyOf(rule));
      });
    },
    figures: () =>
      new Map(
        rules.flatMap((rule, at) => {
          const tally = tallies[at];
          if (!tally || tally.overfull()) return [];
          return [[rule.rule.id, new Map([...tally.groups(true)].map(({ key, figures }) => [key, figures]))]];
        }),
      ),
    outcomes: (history) =>
      rules.flatMap((rule, at) => {
        const tally = tallies[at];
        return tally ? [...judge(rule, tally, history, reader)].map(({ outcome }) => outcome) : [];
      }),
    end(history) {
      const found: BatchFinding[] = [];
      rules.forEach((rule, at) => {
        const tally = tallies[at];
        if (!tally || (rule.looksBack && history === null)) return;
        let troubled = false;
        for (const { group, outcome, past } of judge(rule, tally, history, reader)) {
          if (outcome === 'fails' && group)
            found.push({ place: rule.groupBy.length === 0 ? null : group.place, finding: findingOf(rule, group, past, reader) });
          // Said once, however many groups it cannot judge.
          else if ((outcome === 'trouble' && !troubled) || outcome === 'overfull') {
            troubled = true;
            found.push({ place: null, finding: leftOut(rule, outcome) });
          }
        }
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

function findingOf(rule: BatchRule, group: TallyGroup, past: Readonly<Record<Past, Figures | null>>, reader: RowReader): Finding {
  const data: Record<string, string> = {};
  for (const [name, value] of Object.entries(group.figures)) data[name] = told(value);
  for (const which of pasts)
    if (past[which]) for (const [name, value] of Object.entries(past[which])) data[`${which}_${name}`] = told(value);
  (rule.rule.groupBy ?? []).forEach((name, n) => {
    const text = told(group.common[n] ?? null);
    data[name] = text;
    const label = reader.label(reader.position.get(name) ?? -1, text);
    if (label) [data[`${name}_label`], data[`${name}_labelEn`]] = [label.zh, label.en];
  });
  return {
    code: 'batch/rule',
    severity: rule.severity ?? 'info',
    fields: rule.rule.fields,
    detail: 'rule',
    data,
    rule: rule.rule.id,
  };
}

const leftOut = (rule: BatchRule, why: 'trouble' | 'overfull'): Finding => ({
  code: 'rule/quarantined',
  severity: 'info',
  fields: rule.rule.fields,
  detail: why === 'trouble' ? 'rule/batchTrouble' : 'rule/tooManyGroups',
  data: { rule: rule.rule.id, most: MOST_ENTRIES },
  rule: rule.rule.id,
});
