import type { Day } from '../base/clock.ts';
import { closesOn, isClosed } from '../periods/closing.ts';
import type { PeriodTiming, PeriodWindow } from '../periods/model.ts';
import type { Tx } from '../store/tx.ts';
import type { Closing } from './model.ts';
import type { Place } from './place.node.ts';
import type { SubmissionsDeps } from './ports.ts';
import { firstReceipt } from './queries.node.ts';

/** The part of a period that closing follows from. */
interface Closable {
  readonly dataset: string;
  readonly timing: PeriodTiming;
  readonly window: Pick<PeriodWindow, 'id' | 'due'>;
  readonly today: Day;
}

/**
 * Until when a period is taken, and what a permit changes in that. Only the first batch of a period can come too late:
 * what returned, and what is corrected years after (第十二条), goes on whenever it is ready.
 */
export function closingOf(
  deps: Pick<SubmissionsDeps, 'permit'>,
  tx: Tx,
  { dataset, timing, window, today }: Closable,
): Closing | null {
  const closes = closesOn(timing, window);
  if (closes === null || firstReceipt(tx, dataset, window.id) !== null) return null;
  const permit = deps.permit(tx, dataset, window.id);
  return { closes, closed: isClosed(closes, permit?.until ?? null, today), permit };
}

/** The same of a place as an officer named it. */
export const closingOfPlace = (
  deps: Pick<SubmissionsDeps, 'permit'>,
  tx: Tx,
  { dataset, window, today }: Place,
): Closing | null => closingOf(deps, tx, { dataset: dataset.id, timing: dataset.liaison.timing, window, today });
