import type { AbortSignalLike } from '../base/call.ts';
import type { Problem } from '../base/problem.ts';
import type { OfficeRow } from '../ledger/office.ts';
import type { BatchState, CaseAnswer, InboxEvent, Signed } from './protocol.ts';

/**
 * What a failure means for what happens next:
 * - `line`: nobody gets through just now (cut, portal, busy): everything waits and tries again;
 * - `auth`: the platform answers but not to us: everything waits, an officer must act;
 * - `item`: this batch only; it tries again by itself;
 * - `refused`: this batch only; trying again would give the same answer.
 */
export type Reach = 'line' | 'auth' | 'item' | 'refused';

export interface Failure {
  readonly ok: false;
  readonly problem: Problem;
  readonly reach: Reach;
  /** What the platform asked for (Retry-After), ms. */
  readonly retryAfter: number | null;
}

/** An answer of the platform: a `Result` that also says how far a failure reaches. */
export type Answer<T> = { readonly ok: true; readonly value: T } | Failure;

export type CatalogAnswer = { readonly kind: 'same' } | { readonly kind: 'package'; readonly text: string };

export interface InboxPage {
  readonly events: readonly InboxEvent[];
  readonly cursor: string;
  readonly more: boolean;
}

/** One chunk of a payload: its digest is asked for only when the upload service checks it. */
export interface Chunk {
  readonly bytes: number;
  body(): AsyncIterable<Uint8Array>;
  /** SHA-256, base64. */
  sha256(): string;
}

/** Cancels a request under way: an AbortSignal, as much of it as is used. */
export interface Stop extends AbortSignalLike {
  addEventListener(kind: 'abort', listener: () => void): void;
  removeEventListener(kind: 'abort', listener: () => void): void;
}

/** The exchange platform, as the rest of this room knows it. Nothing here keeps state of ours. */
export interface Platform {
  catalog(known: string | null, stop: Stop): Promise<Answer<CatalogAnswer>>;
  /** Idempotent: the same batch again answers its present state. */
  postBatch(manifest: Signed, stop: Stop): Promise<Answer<BatchState>>;
  /** Null: the platform has no such batch. */
  batchState(batchId: string, stop: Stop): Promise<Answer<BatchState | null>>;
  /** A step of a case; `caseId` null: it opens the case. Idempotent: the same message again answers the same receipt. */
  postCase(caseId: string | null, message: Signed, stop: Stop): Promise<Answer<CaseAnswer>>;
  /** A piece of a case's evidence from this byte on; empty at its end. */
  evidence(caseId: string, sha256: string, from: number, stop: Stop): Promise<Answer<Uint8Array>>;
  inbox(cursor: string | null, stop: Stop): Promise<Answer<InboxPage>>;
  /** The office's ledger rows of this unit for a calendar year. */
  ledger(year: number, stop: Stop): Promise<Answer<readonly OfficeRow[]>>;
  readonly upload: {
    /** Answers the upload's address. */
    create(batchId: string, bytes: number, stop: Stop): Promise<Answer<string>>;
    /** The same for a file that a message of a case names. */
    createEvidence(messageId: string, sha256: string, bytes: number, stop: Stop): Promise<Answer<string>>;
    /** The confirmed offset; null when the upload is gone. */
    head(url: string, stop: Stop): Promise<Answer<number | null>>;
    /** The offset after the chunk. */
    patch(url: string, offset: number, chunk: Chunk, stop: Stop): Promise<Answer<number>>;
    remove(url: string, stop: Stop): Promise<Answer<undefined>>;
  };
  /** Server clock minus ours, ms; null before the first contact. */
  skew(): number | null;
  /** When a genuine answer last came, epoch ms. */
  lastContact(): number | null;
}
