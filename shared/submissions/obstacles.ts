import type { Day } from '../base/clock.ts';
import { type Problem, problem } from '../base/problem.ts';
import type { FindingCounts } from '../validation/model.ts';
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
}

/** What still stands in the way, in the order to clear it. The last cannot be cleared, only waited for. */
export function obstaclesOf(state: Readiness): Obstacle[] {
  const found: Obstacle[] = [];
  if (state.rows === 0) found.push('empty');
  else if (!state.checked) found.push('unchecked');
  if (state.counts.blocking > 0) found.push('blocking');
  if (state.counts.unjustified > 0) found.push('reasons');
  if (state.today < state.opens) found.push('notOpen');
  return found;
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
    case 'notOpen':
      return problem('submissions/notOpen', { period: state.period, opens: state.opens });
  }
}
