import type { AbortSignalLike } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import type { Result } from '../base/result.ts';
import type { OpenedFile } from '../records/import/open.node.ts';
import type { Store, Tx } from '../store/tx.ts';
import type { Submission } from '../submissions/model.ts';
import type { CatalogPort, SignedStatement } from '../submissions/ports.ts';

/** Why a revision is made, as it travels with the batch. */
export interface Why {
  readonly reason: string;
  readonly caseIds: string[];
}

/** A file a window chose. */
export interface ChosenEvidence {
  readonly name: string;
  readonly size: number;
  /** Exactly `length` bytes; fewer when the file ends before. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

export interface CasesDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly unit: { readonly uscc: string; readonly name: string };
  readonly catalog: CatalogPort;
  readonly clientId: string;
  /** Signs with the client key of the enrolment. */
  readonly sign: (payload: string) => SignedStatement;
  /** Puts a message into the outbox; called inside the transaction that makes it. */
  readonly enqueue: (tx: Tx, messageId: string) => void;
  /** Takes a message out of the outbox; false when it may be with the platform already. */
  readonly withdraw: (tx: Tx, messageId: string) => boolean;
  /** Aborted when the store is about to close. */
  readonly closing: AbortSignalLike;
  /** A file a window chose, by its token. */
  readonly take: (token: string) => ChosenEvidence | null;
  /** The same as a table. */
  readonly open: (token: string) => Promise<Result<OpenedFile>>;
  /** A piece of the other side's evidence, from this byte on (sync room). */
  readonly evidence: (caseId: string, sha256: string, from: number) => Promise<Result<Uint8Array>>;
  /** An editable revision of a delivered submission, sent as changes only where that can be (submissions room). */
  readonly revise: (submission: string, why: Why, officer: string) => Result<Submission> | Promise<Result<Submission>>;
  /** Says of an open revision which cases it answers. */
  readonly explain: (submission: string, why: Why, officer: string) => Result<unknown> | Promise<Result<unknown>>;
}
