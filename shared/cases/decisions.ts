import type { Decision } from './message.ts';

/** Whether the decisions about the records of a report can stand together. */

export interface DecidedRecord {
  readonly n: number;
  readonly dataset: string;
  readonly period: string;
  readonly key: Readonly<Record<string, string>>;
  readonly field: string;
  readonly given: string | null;
  readonly decision: Decision | null;
  readonly value: string | null;
  readonly reason: string;
}

export type DecisionFault =
  | { readonly what: 'undecided' | 'noReason' | 'noValue' | 'sameValue'; readonly n: number }
  /** One value of one record was decided upon twice, and differently. */
  | { readonly what: 'contradiction'; readonly n: number; readonly other: number };

const blank = (text: string | null): boolean => text === null || text.trim() === '';

const placeOf = ({ dataset, period, key, field }: DecidedRecord): string =>
  JSON.stringify([dataset, period, Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)), field]);

/** Everything that is wrong with the decisions, in the order of the records. */
export function decisionFaults(records: readonly DecidedRecord[]): DecisionFault[] {
  const first = new Map<string, DecidedRecord>();
  return records.flatMap((record): DecisionFault[] => {
    const { n, decision, value, given, reason } = record;
    if (decision === null) return [{ what: 'undecided', n }];
    if (decision !== 'corrected' && blank(reason)) return [{ what: 'noReason', n }];
    // Correcting may also mean that the record is gone; then the reason has to say so.
    if (decision === 'corrected' && blank(value) && blank(reason)) return [{ what: 'noValue', n }];
    if (decision === 'corrected' && (value ?? '') === (given ?? '')) return [{ what: 'sameValue', n }];
    const place = placeOf(record);
    const before = first.get(place);
    if (before && (before.decision !== decision || (before.value ?? '') !== (value ?? '')))
      return [{ what: 'contradiction', n, other: before.n }];
    if (!before) first.set(place, record);
    return [];
  });
}
