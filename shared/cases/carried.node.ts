import { hash } from 'node:crypto';
import type { Store, Tx } from '../store/tx.ts';
import {
  type AwaitedEvidence,
  attachmentPart,
  awaitedFiles,
  dropAttachmentParts,
  putAttachmentPart,
  sentAttachment,
} from './attachments.node.ts';

export { type AwaitedEvidence, awaitedEvidence } from './attachments.node.ts';

/** Evidence that goes or comes by hand, beside its letter. */

const PART = 1024 * 1024;

/** A whole file of ours that goes with a letter; null when it is not here any more. */
export function wholeEvidence(tx: Tx, messageId: string, sha256: string): Buffer | null {
  const aid = sentAttachment(tx, messageId, sha256);
  if (aid === null) return null;
  const parts: Uint8Array[] = [];
  for (let n = 0; ; n += 1) {
    const part = attachmentPart(tx, aid, n);
    if (!part) return Buffer.concat(parts);
    parts.push(part);
  }
}

/** Keeps a carried file where a case waits for exactly these bytes; answers that case, as windows know it, else null. */
export function keepEvidence(store: Store, of: AwaitedEvidence, bytes: Uint8Array): string | null {
  if (hash('sha256', bytes, 'hex') !== of.sha256) return null;
  const waiting = store.read((tx) => awaitedFiles(tx, of, bytes.length));
  for (const { aid } of waiting) {
    // What came of it over the line may be cut into other pieces.
    store.writeBulk((tx) => dropAttachmentParts(tx, aid));
    for (let at = 0, n = 0; at < bytes.length; at += PART, n += 1)
      store.writeBulk((tx) => putAttachmentPart(tx, aid, n, bytes.subarray(at, at + PART)));
  }
  return waiting[0]?.id ?? null;
}
