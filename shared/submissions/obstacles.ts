import type { Day } from '../base/clock.ts';
import { type Problem, problem } from '../base/problem.ts';
import type { FindingCounts } from '../validation/model.ts';
import { barData } from './changes/bar-words.ts';
import type { ChangeMode, ChangeSummary } from './changes/model.ts';
import type { PreSend } from './model.ts';

export type Obstacle = PreSend['obstacles'][number];

/** What decides whether a draft may be sealed. */
export interface Readiness {
  readonly rows: number;
  readonly checked: boolean;
  readonly counts: FindingCounts;
  readonly period: string;
  readonly opens: Day;
  readonly today: Day;
  /** The last day on which it was taken, when that is over and no permit is in force; null = it is taken. */
  readonly closed: Day | null;
  /** The catalog asks for four eyes, and the one who would approve changed it last. */
  readonly ownHand: boolean;
  /** Sent before the period is over, to be followed by a final one. */
  readonly provisional: boolean;
  /** Of a draft that sends only changes: how many, of which kinds, and what cannot be. Null: it sends all rows. */
  readonly changes: (Pick<ChangeSummary, 'counts' | 'unexplained' | 'bar'> & { readonly mode: ChangeMode }) | null;
}

/** What still stands in the way, in the order to clear it. The last two are not cleared here: one is waited for, one asked for. */
export function obstaclesOf(state: Readiness): Obstacle[] {
  const found: Obstacle[] = [];
  if (state.rows === 0) found.push('empty');
  else if (!state.checked) found.push('unchecked');
  if (state.counts.blocking > 0) found.push('blocking');
  if (state.counts.unjustified > 0) found.push('reasons');
  if (state.changes) found.push(...changeObstacles(state.changes));
  if (state.ownHand) found.push('fourEyes');
  if (state.today < state.opens && !state.provisional) found.push('notOpen');
  if (state.closed !== null) found.push('closed');
  return found;
}

/** What only time, the office or another person clears: it keeps nobody from asking for the signature. */
const othersClear: ReadonlySet<Obstacle> = new Set(['fourEyes', 'notOpen', 'closed']);

/** Of these obstacles those that whoever prepares a draft has to clear before asking for the signature. */
export const ownObstacles = (obstacles: readonly Obstacle[]): Obstacle[] => obstacles.filter((one) => !othersClear.has(one));

function changeObstacles({ counts, unexplained, bar, mode }: NonNullable<Readiness['changes']>): Obstacle[] {
  if (bar !== null) return ['changesBar'];
  const { inserts, updates, deletes } = counts;
  if (inserts + updates + deletes === 0) return ['unchanged'];
  if (mode === 'supplement' && updates + deletes > 0) return ['onlyNew'];
  return unexplained > 0 ? ['changeReason'] : [];
}

/** The same in the words of a problem. */
export function obstacleProblem(obstacle: Obstacle, state: Readiness): Problem {
  switch (obstacle) {
    case 'empty':
      return problem('submissions/empty');
    case 'unchecked':
      return problem('submissions/unchecked');
    case 'blocking':
      return problem('submissions/blocked', { blocking: state.counts.blocking });
    case 'reasons':
      return problem('submissions/needsReason', { missing: state.counts.unjustified });
    case 'unchanged':
      return problem('submissions/unchanged');
    case 'onlyNew':
      return problem('submissions/onlyNew', {
        updates: state.changes?.counts.updates ?? 0,
        deletes: state.changes?.counts.deletes ?? 0,
      });
    case 'changeReason':
      return problem('submissions/changeReason', { missing: state.changes?.unexplained ?? 0 });
    case 'changesBar':
      return problem('submissions/changesBar', barData(state.changes?.bar ?? 'noBase'));
    case 'fourEyes':
      return problem('submissions/fourEyes');
    case 'notOpen':
      return problem('submissions/notOpen', { period: state.period, opens: state.opens });
    case 'closed':
      return problem('submissions/closed', { period: state.period, closes: state.closed ?? '' });
  }
}
