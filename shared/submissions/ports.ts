import type { AbortSignalLike } from '../base/call.ts';
import type { Clock, Day } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import type { CatalogPackage } from '../catalog/model.ts';
import type { Store, Tx } from '../store/tx.ts';
import type { Cell, FindingCounts } from '../validation/model.ts';
import type { LatePermit } from './model.ts';

/** A signed statement as the exchange platform takes it; the signature is over the exact bytes of `payload`. */
export interface SignedStatement {
  readonly format: 'signed/1';
  readonly alg: 'Ed25519';
  readonly keyId: string;
  readonly payload: string;
  readonly signature: string;
}

export interface CatalogInForce {
  readonly version: string;
  readonly package: CatalogPackage;
}

/** The kept catalog packages (catalog room). */
export interface CatalogPort {
  current(tx: Tx): CatalogInForce | null;
  /** The version in force on a day. */
  inForce(tx: Tx, day: Day): CatalogInForce | null;
  byVersion(tx: Tx, version: string): CatalogInForce | null;
}

export interface DraftLine {
  readonly rid: number;
  readonly cells: readonly Cell[];
}

/** A written reason for a group of findings, with what the group says. */
export interface ReasonGiven {
  readonly group: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly rule: string | null;
  readonly count: number;
  readonly text: string;
  readonly by: string;
  readonly at: number;
}

/** One finding of the platform on one record; `line` is the 0-based line of the payload, null = the whole batch. */
export interface ReturnedFinding {
  readonly line: number | null;
  readonly field: string | null;
  readonly code: string;
  readonly rule: string | null;
  readonly severity: 'blocking' | 'justify' | 'info';
  readonly value: string | null;
  readonly message: { readonly zh: string; readonly en: string };
}

/** What happened to a draft outside this room, for its timeline. */
export interface DraftTrace {
  readonly at: number;
  readonly who: string;
  readonly what: 'imported' | 'checked';
  readonly detail: string | null;
}

/** Findings of a draft (validation room), by the submission's `sid`. */
export interface FindingsPort {
  /** The last complete check covers the last edit. */
  isChecked(tx: Tx, sid: number): boolean;
  /** When the last complete check was, epoch ms; null when never. */
  checkedAt(tx: Tx, sid: number): number | null;
  countsOf(tx: Tx, sid: number): FindingCounts;
  reasonsOf(tx: Tx, sid: number): readonly ReasonGiven[];
  copyReasons(tx: Tx, fromSid: number, toSid: number): void;
  /** Puts what the platform returned onto the rows of a copied draft; lines count its rows in order. */
  addPlatformFindings(tx: Tx, sid: number, findings: readonly ReturnedFinding[]): void;
  /** Removes findings, reasons and the state of checking. */
  drop(tx: Tx, sid: number): void;
}

/** A draft's rows and findings; made by draft.node.ts. */
export interface DraftPort extends Omit<FindingsPort, 'checkedAt'> {
  countRows(tx: Tx, sid: number): number;
  /** Present rows in their order, beginning after the row `after` (null = from the first). */
  rowsAfter(tx: Tx, sid: number, after: number | null, limit: number): readonly DraftLine[];
  copyRows(tx: Tx, fromSid: number, toSid: number): void;
  /** Who last changed its rows; null when nobody did. */
  lastHand(tx: Tx, sid: number): string | null;
  /** Differs after every edit, undo and redo. */
  version(tx: Tx, sid: number): string;
  /** What happened to it outside this room, for its timeline. */
  traces(tx: Tx, sid: number): readonly DraftTrace[];
}

/** How much of a queued batch's upload is done, 0..1; null when it is not being uploaded just now. */
export type UploadPort = (tx: Tx, batchId: string) => { readonly sent: number } | null;

export interface SubmissionsDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly unit: { readonly uscc: string; readonly name: string };
  readonly catalog: CatalogPort;
  readonly draft: DraftPort;
  readonly upload: UploadPort;
  /** What was asked and granted to send a dataset × period after it closed (cases room). */
  readonly permit: (tx: Tx, dataset: string, period: string) => LatePermit | null;
  /** Puts a sealed batch into the outbox; called inside the transaction that seals it. */
  readonly enqueue: (tx: Tx, batchId: string) => void;
  /** Of the enrolment. */
  readonly clientId: string;
  /** Signs with the client key of the enrolment; `keyId` is the client id. */
  readonly sign: (payload: string) => SignedStatement;
  /** Where the audit chain stands; null, or left out, where there is none. */
  readonly trailHead?: (tx: Tx) => { readonly n: number; readonly head: string } | null;
  /** Aborted when the store is about to close (lock, stop): long work ends without touching it again. */
  readonly closing: AbortSignalLike;
  /** What the platform takes. */
  readonly encoding: 'gzip' | 'zstd';
}
