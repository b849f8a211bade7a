import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { applyCaseReceipt, type CaseEffect, loadMessage, type OutgoingMessage } from '../cases/outcome.node.ts';
import type { Tx } from '../store/tx.ts';
import { sha256Hex } from '../submissions/canonical.node.ts';
import { isSignedBy, isValidAt } from './keys.node.ts';
import { type Attempt, isInVain } from './loop.ts';
import type { Answer, Platform, Stop } from './platform.ts';
import { type CaseAnswer, type CaseReceipt, caseReceiptSchema, type PlatformKey, type Signed } from './protocol.ts';
import { setDone } from './queries.node.ts';
import { json } from './replies.ts';

/** A step of a case to the platform; it counts as sent when a receipt verifies, and not before. */

export interface VerifiedReceipt {
  readonly receipt: CaseReceipt;
  readonly envelope: Signed;
}

const unverified = (detail: string): Result<never> => fail(problem('cases/unverified', { detail }));

/** A statement of the platform: signed by a receipt key that was valid when it says it was made. */
export function verifyStatement(
  signed: Signed,
  at: (payload: unknown) => string | null,
  keys: readonly PlatformKey[],
): Result<unknown> {
  const key = keys.find((candidate) => candidate.keyId === signed.keyId && candidate.use === 'receipt');
  if (!key) return unverified(`key ${signed.keyId.slice(0, 40)}`);
  if (!isSignedBy(key, signed)) return unverified('signature');
  const payload = json(signed.payload);
  const said = at(payload);
  const moment = said === null ? Number.NaN : Date.parse(said);
  if (Number.isNaN(moment) || !isValidAt(key, moment)) return unverified(`key ${key.keyId} at ${said?.slice(0, 40) ?? '–'}`);
  return ok(payload);
}

/** A receipt is about exactly this message, to the byte that was signed. */
export function verifyCaseReceipt(
  signed: Signed,
  message: Pick<OutgoingMessage, 'caseId' | 'messageId' | 'envelope'>,
  keys: readonly PlatformKey[],
): Result<VerifiedReceipt> {
  const parsed = caseReceiptSchema.safeParse(json(signed.payload));
  const stated = verifyStatement(signed, () => parsed.data?.at ?? null, keys);
  if (!parsed.success) return unverified(parsed.error.issues[0]?.path.join('/') || 'payload');
  if (!stated.ok) return stated;
  const receipt = parsed.data;
  if (receipt.caseId !== message.caseId) return unverified('caseId');
  if (receipt.messageId !== message.messageId) return unverified('messageId');
  if (receipt.digest !== sha256Hex(message.envelope.payload)) return unverified('digest');
  return ok({ receipt, envelope: signed });
}

export interface CaseDelivered {
  readonly attempt: Attempt;
  readonly verified: VerifiedReceipt | null;
}

export type MissingEvidence = CaseAnswer['missing'][number];

export interface CaseDeliveryDeps {
  readonly platform: Pick<Platform, 'postCase' | 'upload'>;
  /** Brings one file to the platform, from wherever the last attempt ended. */
  readonly upload: (file: MissingEvidence) => Promise<Answer<'complete' | 'gone'>>;
  readonly keys: readonly PlatformKey[];
  readonly stop: Stop;
}

/** Rounds of "bring what is missing, then ask" in one go. */
const ROUNDS = 3;

/**
 * One attempt. Posting is also the question whether it arrived: the same message again answers the same receipt. `asked`:
 * how often it was tried before, all of it sent.
 */
export async function deliverMessage(
  deps: CaseDeliveryDeps,
  message: Pick<OutgoingMessage, 'caseId' | 'messageId' | 'opens' | 'envelope'>,
  asked = 0,
): Promise<CaseDelivered> {
  let awaited: readonly MissingEvidence[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const posted = await deps.platform.postCase(message.opens ? null : message.caseId, message.envelope, deps.stop);
    if (!posted.ok) return { attempt: { kind: 'failed', failure: posted }, verified: null };
    const { receipt, missing } = posted.value;
    if (receipt !== null) {
      const verified = verifyCaseReceipt(receipt, message, deps.keys);
      if (!verified.ok) return { attempt: { kind: 'unconfirmed', problem: verified.problem }, verified: null };
      return { attempt: { kind: 'received' }, verified: verified.value };
    }
    awaited = missing;
    if (missing.length === 0) break;
    for (const file of missing) {
      const uploaded = await deps.upload(file);
      if (!uploaded.ok) return { attempt: { kind: 'failed', failure: uploaded }, verified: null };
    }
  }
  for (const { upload } of isInVain(asked) ? awaited : [])
    if (upload !== null) await deps.platform.upload.remove(upload, deps.stop);
  return { attempt: { kind: 'unconfirmed', problem: null }, verified: null };
}

/** The receipt into the case and the outbox, in one transaction. */
export function takeReceipt(tx: Tx, { receipt, envelope }: VerifiedReceipt, now: number): CaseEffect | null {
  const effect = applyCaseReceipt(tx, receipt, envelope);
  setDone(tx, receipt.messageId, 0, now);
  return effect;
}

export { loadMessage };
