import type { Progress } from '../../base/call.ts';
import type { Problem } from '../../base/problem.ts';
import type { Relabelled } from '../../records/import/relabel.ts';
import type { FileSource } from '../../records/import/source.node.ts';
import type { Cipher } from '../../store/open.node.ts';
import type { BatchFinding } from '../../validation/batch/check.ts';
import type { CompileInput } from '../../validation/compile.ts';
import type { Cell, Finding } from '../../validation/model.ts';
import type { PackedGroups } from '../../validation/text-groups.ts';
import type { OutsideTable } from '../outside.node.ts';
import type { PastBatches } from '../past.node.ts';

/** Where a job reads the former batches that some rules compare with, and what rows may refer to. */
export interface PastRequest {
  readonly store: { readonly path: string; readonly rawKey: Uint8Array; readonly cipher: Cipher };
  readonly batches: PastBatches;
  /** What its rows may refer to in other datasets; nothing when left out. */
  readonly outside?: readonly OutsideTable[];
}

/** What the engine asks of a job thread. One job at a time per thread. */
export type JobRequest =
  | {
      readonly kind: 'import';
      readonly source: FileSource;
      readonly sheet: string;
      readonly headerRow: number;
      /** For each field, in order, the file's column; null = left empty. */
      readonly columns: readonly (number | null)[];
      /** Fields in whose columns labels become codes. */
      readonly labels?: readonly string[];
      readonly compile: CompileInput;
      readonly past?: PastRequest | null;
    }
  | {
      readonly kind: 'check';
      readonly sid: number;
      readonly store: { readonly path: string; readonly rawKey: Uint8Array; readonly cipher: Cipher };
      readonly compile: CompileInput;
      /** For each field checked, its cell in the rows as they are; left out when the rows stand in the order of the fields. */
      readonly columns?: readonly (number | null)[];
      readonly past?: PastRequest | null;
    };

/** A finding of row `at` of its chunk; `first` counts rows over the whole job (duplicates). */
export interface JobFinding {
  readonly at: number;
  readonly value: string | null;
  readonly finding: Finding;
  readonly first: number | null;
}

/** Rows of an import: cells as JSON texts, with their row numbers in the file. Of a check: `rids` instead. */
export interface JobChunk {
  readonly rows: readonly string[];
  readonly sourceRows: readonly number[];
  readonly rids: readonly number[];
  readonly findings: readonly JobFinding[];
  /** Comes with the last chunks: findings about many rows; `place` counts rows over the whole job. */
  readonly batch?: readonly BatchFinding[];
}

/** How a job ended well. */
export interface JobDone {
  readonly rows: number;
  readonly blank: number;
  /** Of an import: what stood in the file down to its header, row by row. */
  readonly head: readonly (readonly Cell[])[];
  /** Of an import: labels that became codes. */
  readonly relabelled?: readonly Relabelled[];
  /** Which rows share a key or a group, by their place: first the dataset's keys, then its rules by groups. */
  readonly keys: readonly (PackedGroups | null)[];
}

export type FromJob =
  | { readonly m: 'chunk'; readonly chunk: JobChunk }
  | { readonly m: 'progress'; readonly progress: Progress }
  | { readonly m: 'done'; readonly done: JobDone }
  | { readonly m: 'failed'; readonly problem: Problem };

/**
 * The thread sends a few chunks ahead and then waits: memory stays bounded however slow the store is. A chunk is one
 * transaction of the engine, and what the window asks waits at most for one: it is small.
 */
export type ToJob = { readonly m: 'run'; readonly request: JobRequest } | { readonly m: 'ack' } | { readonly m: 'cancel' };

export const CHUNK_ROWS = 1000;
export const AHEAD = 4;
