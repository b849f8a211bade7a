import type { ChangeFacts } from './changes/model.ts';
import type { SubmissionMode } from './model.ts';

/** Of a batch, everything but its rows; signed as a whole. The wire schema stands in sync/protocol.ts. */
export interface Manifest {
  readonly format: 'tax-liaison-batch/1';
  readonly batchId: string;
  readonly unit: string;
  readonly dataset: string;
  readonly period: string;
  readonly mode: SubmissionMode;
  readonly revision: number;
  readonly predecessor: string | null;
  readonly catalogVersion: string;
  readonly rows: number;
  /** Exact sums of the amount fields, for the receiver's cross-check. */
  readonly sums: Readonly<Record<string, string>>;
  readonly root: string;
  readonly payload: PayloadFacts | null;
  readonly reasons: readonly {
    readonly group: string;
    readonly rule: string | null;
    readonly text: string;
    readonly by: string;
  }[];
  readonly nilReason: string | null;
  readonly preparedBy: string;
  readonly approvedBy: string;
  /** Beijing time with offset. */
  readonly sealedAt: string;
  readonly clientId: string;
  /** Of a batch of changes: why, for which cases, how many, and the rows the period has after it. */
  readonly changes?: ChangeFacts | undefined;
  /** 预报: sent before the period is over; a final one will take its place. */
  readonly provisional?: true | undefined;
  /** Where the unit's audit chain stood when it was sealed; the platform's receipts repeat it, and so prove the chain. */
  readonly audit?: { readonly n: number; readonly head: string } | undefined;
}

export interface PayloadFacts {
  readonly encoding: 'gzip' | 'zstd';
  /** Compressed size and digest: what travels. */
  readonly bytes: number;
  readonly sha256: string;
  readonly plainBytes: number;
}
