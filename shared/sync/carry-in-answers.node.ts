import { loadMessage } from '../cases/outcome.node.ts';
import type { Store } from '../store/tx.ts';
import type { CarryInDeps } from './carry-in.node.ts';
import { takeReceipt, verifyCaseReceipt } from './case-delivery.node.ts';
import { caseAnswerSchema } from './protocol.ts';
import { itemOfBatch, setItem } from './queries.node.ts';
import { failureOf, json } from './replies.ts';

/** What the platform answered to one thing we brought it by hand, judged as it would be over the line. */

/** Evidence or a payload that reached the platform spoiled has to be brought again; the item goes on waiting. */
type Declined = 'refused' | 'spoiled' | 'nothing';

/** The platform said no to it; nothing, when it is none of ours any more. */
export function refuseItem(store: Store, id: string, status: number, text: string): Declined {
  return store.write((tx) => {
    const row = itemOfBatch(tx, id);
    if (!row || row.state === 'done' || row.state === 'withdrawn') return 'nothing';
    const failed = failureOf({ status, text, genuine: true, retryAfter: null });
    const refused = failed.reach === 'refused';
    const state = refused ? 'refused' : row.state;
    setItem(tx, row.id, { ...row, state, nextAt: null, cause: failed.problem });
    if (refused) return 'refused';
    return failed.problem.code === 'sync/digest' ? 'spoiled' : 'nothing';
  });
}

/** A message of a case counts as sent when its receipt verifies, and not before, whichever way it comes. */
export function takeLetterAnswer(
  { store, clock, identity, caseChanged }: CarryInDeps,
  messageId: string,
  status: number,
  text: string,
): Declined | 'letters' | 'unverified' {
  const message = store.read((tx) => loadMessage(tx, messageId));
  if (!message) return 'nothing';
  const answer = caseAnswerSchema.safeParse(json(text));
  if (status >= 300 || !answer.success) return refuseItem(store, messageId, status, text);
  const { receipt, missing } = answer.data;
  if (receipt === null) return missing.length > 0 ? 'spoiled' : 'nothing';
  const verified = verifyCaseReceipt(receipt, message, identity.keys());
  if (!verified.ok) return 'unverified';
  const effect = store.write((tx) => takeReceipt(tx, verified.value, clock.now()));
  if (effect) caseChanged(effect.id);
  return 'letters';
}
