import type { CaseSummary } from '../../../shared/cases/model.ts';

/** What presses among matters with others, as numbers. */
export interface PressingMatters {
  /** Ours to answer, past their day. */
  readonly overdue: number;
  /** Ours to answer, today to in three days. */
  readonly soon: number;
  /** Reports of ours that the other unit has not answered by its day. */
  readonly unanswered: number;
}

const SOON_DAYS = 3;

/** `own`: what waits for this unit; `others`: reports of ours that wait for another. */
export function pressingMatters(
  own: readonly Pick<CaseSummary, 'daysLeft'>[],
  others: readonly Pick<CaseSummary, 'daysLeft'>[],
): PressingMatters {
  const isOver = ({ daysLeft }: Pick<CaseSummary, 'daysLeft'>): boolean => daysLeft !== null && daysLeft < 0;
  return {
    overdue: own.filter(isOver).length,
    soon: own.filter((one) => one.daysLeft !== null && !isOver(one) && one.daysLeft <= SOON_DAYS).length,
    unanswered: others.filter(isOver).length,
  };
}
