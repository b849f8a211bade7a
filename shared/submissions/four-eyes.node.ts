import type { Dataset } from '../catalog/model.ts';
import type { Tx } from '../store/tx.ts';
import type { DraftPort } from './ports.ts';
import type { SubmissionRow } from './queries.node.ts';

/**
 * Four eyes, where the catalog asks for them: who approves is somebody else than the one whose hand was the last on it.
 * A draft that nobody has changed since was last in the hand of whoever began it.
 */
export function fourEyesOf(
  draft: Pick<DraftPort, 'lastHand'>,
  tx: Tx,
  row: SubmissionRow,
  dataset: Dataset,
): { readonly lastHand: string } | null {
  if (dataset.liaison.signOff !== 'fourEyes') return null;
  return { lastHand: draft.lastHand(tx, row.sid) ?? row.prepared_by };
}
