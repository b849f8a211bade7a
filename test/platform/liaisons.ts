import type { Day } from '../../shared/base/clock.ts';
import { liaisonContentSchema } from '../../shared/sync/protocol.ts';
import type { PlatformState } from './state.ts';

/** One liaison officer of a unit, from a day on. */
export interface Liaison {
  readonly name: string;
  readonly phone: string | null;
  /** Null: from the beginning. */
  readonly from: Day | null;
  /** 收文号 of the letter that told it. */
  readonly registerNo: string | null;
}

/** Who is and was the liaison officer of a unit, as its letters told the office (第四条), the oldest first. */
export function liaisonsOf(state: PlatformState, uscc: string): readonly Liaison[] {
  const unit = state.units.find((one) => one.uscc === uscc);
  const first = unit ? [{ name: unit.officer.name, phone: null, from: null, registerNo: null }] : [];
  const later = state.cases.all().flatMap((record) => {
    if (record.kind !== 'liaisonChange' || record.asker !== uscc || record.phase !== 'closed') return [];
    const told = liaisonContentSchema.safeParse(record.content);
    if (!told.success) return [];
    const { successor, effective } = told.data;
    return [{ name: successor.name, phone: successor.phone, from: effective, registerNo: record.registerNo }];
  });
  return [...first, ...later.toSorted((a, b) => (a.from < b.from ? -1 : 1))];
}

/** The one of a day. */
export const liaisonOn = (state: PlatformState, uscc: string, day: Day): Liaison | undefined =>
  liaisonsOf(state, uscc).findLast(({ from }) => from === null || from <= day);
