import type { Handlers } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import type { Result } from '../base/result.ts';
import type { OfficeRow } from '../ledger/office.ts';
import type { Store, Tx } from '../store/tx.ts';
import type { CatalogPort, UploadPort } from '../submissions/ports.ts';
import type { syncCalls } from './calls.ts';
import type { ChunkLimits } from './chunk-size.ts';
import type { Enrolment } from './enrolment.ts';
import type { CatalogAnswer, Platform } from './platform.ts';

/** How the loop paces itself, ms, and in which pieces it sends. Tests run it faster. */
export interface Pace {
  /** First wait after a failure; doubles from there, with jitter. */
  readonly base: number;
  readonly cap: number;
  /** Between two looks at the inbox while nothing presses. */
  readonly poll: number;
  readonly chunks: ChunkLimits;
}

export interface SyncDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly emit: Emit;
  /** `readEnrolment(readSetting(tx, 'enrolment'))`. */
  readonly enrolment: Enrolment;
  /** Whose feed it is. */
  readonly unit: { readonly uscc: string };
  /** For the titles of datasets. */
  readonly catalog: Pick<CatalogPort, 'byVersion'>;
  /** In [0, 1): jitter. */
  readonly random: () => number;
  readonly log: (level: 'info' | 'error', text: string) => void;
  /** The inbox announced a new catalog. */
  readonly onCatalog?: () => void;
  /** A file a window chose, by its token. */
  readonly take?: (token: string) => ChosenFile | null;
  readonly pace?: Partial<Pace>;
  /** Default: the real one, over HTTP. */
  readonly platform?: Platform;
}

export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  /** All of it. */
  read(): Promise<Uint8Array>;
}

/** A file on its way out, whole. */
export interface OutgoingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface SyncRoom {
  readonly handlers: Handlers<typeof syncCalls>;
  /** For SubmissionsDeps: inside the transaction that seals. The loop wakes by itself once that has ended. */
  readonly enqueue: (tx: Tx, batchId: string) => void;
  /** The same for a message of a case (CasesDeps). */
  readonly enqueueMessage: (tx: Tx, messageId: string) => void;
  /** Takes a message of a case out of the outbox; false when it may be with the platform. */
  readonly withdrawMessage: (tx: Tx, messageId: string) => boolean;
  readonly upload: UploadPort;
  /** As it is now: keys and secret change while the product runs. */
  readonly enrolment: () => Enrolment;
  /** For CatalogDeps. */
  fetchCatalog(known: string | null): Promise<Result<CatalogAnswer>>;
  /** The office's copy of our ledger of a year, asked for now. */
  officeLedger(year: number): Promise<Result<readonly OfficeRow[]>>;
  /** For CasesDeps: a piece of the other side's evidence. */
  evidence(caseId: string, sha256: string, from: number): Promise<Result<Uint8Array>>;
  /** Makes a file ready to be saved; answers its token. */
  offerFile(file: OutgoingFile): string;
  /** A file made ready by a call, once: for the host to save. */
  takeFile(token: string): OutgoingFile | null;
  /** Starts the loop; until then nothing goes out by itself. */
  start(): void;
  /** At once: requests are cut, and the store is never touched again. */
  stop(): void;
  /** Stops and waits until nothing is under way any more. */
  finish(): Promise<void>;
}
