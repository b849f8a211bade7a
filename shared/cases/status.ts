import { type CasePhase, type CaseStep, isOver, stepsOpen } from './flow.ts';
import { type CaseKind, type CaseStatus, flowOf, type Side } from './model.ts';

/** What a unit need not do although it may: the door to another round. */
const optional: readonly CaseStep[] = ['reopen', 'report'];

/**
 * Whose turn it is, seen from one side. `pending`: our own step that the platform has not acknowledged yet; `answer`:
 * false when a notice asks for none, so that nothing is left to do once it is read.
 */
export function statusOf(
  row: { readonly kind: CaseKind; readonly side: Side; readonly phase: CasePhase | null; readonly answer?: boolean },
  pending: CaseStep | null,
): CaseStatus {
  if (pending !== null) return 'waiting';
  if (row.phase === null) return 'action';
  if (isOver(row.phase)) return 'over';
  if (row.kind === 'notice' && row.phase === 'read' && row.answer === false) return 'over';
  const open = stepsOpen(flowOf(row.kind), row.phase, row.side).filter((step) => !optional.includes(step));
  // A tax authority that has fed back may go on doing so; it is waited for only until the first time.
  const again = row.phase === 'answered' && row.side === 'answerer';
  return open.length > 0 && !again ? 'action' : 'waiting';
}
