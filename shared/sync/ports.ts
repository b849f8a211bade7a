import type { Handlers } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import type { Result } from '../base/result.ts';
import type { Store, Tx } from '../store/tx.ts';
import type { CatalogPort, UploadPort } from '../submissions/ports.ts';
import type { syncCalls } from './calls.ts';
import type { Enrolment } from './enrolment.ts';
import type { CatalogAnswer, Platform } from './platform.ts';

/** How the loop paces itself, ms. Tests run it faster. */
export interface Pace {
  /** First wait after a failure; doubles from there, with jitter. */
  readonly base: number;
  readonly cap: number;
  /** Between two looks at the inbox while nothing presses. */
  readonly poll: number;
}

export interface SyncDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly emit: Emit;
  /** `readEnrolment(readSetting(tx, 'enrolment'))`. */
  readonly enrolment: Enrolment;
  /** For the titles of datasets. */
  readonly catalog: Pick<CatalogPort, 'byVersion'>;
  /** In [0, 1): jitter. */
  readonly random: () => number;
  readonly log: (level: 'info' | 'error', text: string) => void;
  /** The inbox announced a new catalog. */
  readonly onCatalog?: () => void;
  readonly pace?: Partial<Pace>;
  /** Default: the real one, over HTTP. */
  readonly platform?: Platform;
}

export interface SyncRoom {
  readonly handlers: Handlers<typeof syncCalls>;
  /** For SubmissionsDeps: inside the transaction that seals. The loop wakes by itself once that has ended. */
  readonly enqueue: (tx: Tx, batchId: string) => void;
  readonly upload: UploadPort;
  /** For CatalogDeps. */
  fetchCatalog(known: string | null): Promise<Result<CatalogAnswer>>;
  /** Starts the loop; until then nothing goes out by itself. */
  start(): void;
  /** At once: requests are cut, and the store is never touched again. */
  stop(): void;
  /** Stops and waits until nothing is under way any more. */
  finish(): Promise<void>;
}
