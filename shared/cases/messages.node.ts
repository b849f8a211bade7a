import { z } from 'zod';
import type { Tx } from '../store/tx.ts';
import type { SignedStatement } from '../submissions/ports.ts';
import type { CaseStep } from './flow.ts';
import { caseSteps } from './flow.ts';
import { type CaseMessage, caseMessageSchema } from './message.ts';
import { caseByCid } from './queries.node.ts';

/** SQL of what leaves this unit: signed messages and the receipts for them. */

export interface MessageRow {
  readonly messageId: string;
  readonly cid: number;
  readonly step: CaseStep;
  /** JSON of the signed statement. */
  readonly envelope: string;
  readonly receipt: string | null;
}

const columns = 'message_id AS messageId, cid, step, envelope, receipt';

export const messageOf = (tx: Tx, messageId: string): MessageRow | undefined =>
  tx.get<MessageRow>(`SELECT ${columns} FROM case_message WHERE message_id = ?`, messageId);

export function putMessage(tx: Tx, message: Omit<MessageRow, 'receipt'>): void {
  tx.run(
    'INSERT INTO case_message (message_id, cid, step, envelope) VALUES (?, ?, ?, ?)',
    message.messageId,
    message.cid,
    message.step,
    message.envelope,
  );
}

export const setMessageReceipt = (tx: Tx, messageId: string, receipt: string): void =>
  void tx.run('UPDATE case_message SET receipt = ? WHERE message_id = ?', receipt, messageId);

export function dropMessage(tx: Tx, messageId: string): void {
  tx.run('DELETE FROM case_message WHERE message_id = ?', messageId);
  tx.run('DELETE FROM case_step WHERE message_id = ?', messageId);
}

/** Our own step that has no receipt yet; there is at most one. */
export function pendingOf(tx: Tx, cid: number): CaseStep | null {
  const step = tx.get<{ step: string }>('SELECT step FROM case_message WHERE cid = ? AND receipt IS NULL', cid)?.step;
  return caseSteps.find((known) => known === step) ?? null;
}

export const pendingMessage = (tx: Tx, cid: number): MessageRow | undefined =>
  tx.get<MessageRow>(`SELECT ${columns} FROM case_message WHERE cid = ? AND receipt IS NULL`, cid);

const envelopeSchema = z.object({
  format: z.literal('signed/1'),
  alg: z.literal('Ed25519'),
  keyId: z.string(),
  payload: z.string(),
  signature: z.string(),
});

/** A message as it is to be sent, with what a receipt for it has to be about. */
export interface OutgoingMessage {
  readonly messageId: string;
  readonly caseId: string;
  /** The case's id, as windows know it. */
  readonly id: string;
  readonly title: string;
  readonly step: CaseStep;
  readonly docNo: string | null;
  readonly records: number;
  /** It opens the case. */
  readonly opens: boolean;
  readonly envelope: SignedStatement;
  readonly message: CaseMessage;
  readonly delivered: boolean;
}

/** Null when there is none of this id (any more). */
export function loadMessage(tx: Tx, messageId: string): OutgoingMessage | null {
  const row = messageOf(tx, messageId);
  const file = row ? caseByCid(tx, row.cid) : undefined;
  if (!row || !file) return null;
  const envelope = envelopeSchema.parse(JSON.parse(row.envelope));
  const message = caseMessageSchema.parse(JSON.parse(envelope.payload));
  const list = message.content.records ?? message.content.decisions;
  return {
    messageId,
    caseId: message.caseId,
    id: file.id,
    title: file.title,
    step: row.step,
    docNo: message.docNo,
    records: Array.isArray(list) ? list.length : 0,
    opens: message.step === 'report',
    envelope,
    message,
    delivered: row.receipt !== null,
  };
}
