import type { MessagePort } from 'node:worker_threads';
import type { Progress } from '../../base/call.ts';
import type { Problem } from '../../base/problem.ts';
import type { ExportJob } from '../../exports/job.node.ts';
import type { ExportFacts } from '../../exports/model.ts';
import type { Cipher } from '../../store/open.node.ts';

/** What the engine gives an export thread: the job, a key to read with, and the port of whoever fetches the file. */
export interface ExportRequest {
  readonly job: ExportJob;
  readonly store: { readonly path: string; readonly rawKey: Uint8Array; readonly cipher: Cipher };
  readonly outlet: MessagePort;
}

export type ToExport = { readonly m: 'run'; readonly request: ExportRequest } | { readonly m: 'cancel' };

export type FromExport =
  | { readonly m: 'progress'; readonly progress: Progress }
  | { readonly m: 'done'; readonly facts: ExportFacts }
  | { readonly m: 'failed'; readonly problem: Problem };

/** Thread → whoever fetches, on their own port: the engine never sees the bytes. */
export type FileFrame =
  | { readonly m: 'name'; readonly name: string }
  | { readonly m: 'bytes'; readonly bytes: Uint8Array }
  | { readonly m: 'end' }
  | { readonly m: 'failed'; readonly problem: Problem };

/** Pieces sent ahead; each is acknowledged when it has been taken. A slow disk slows the thread instead of filling memory. */
export const AHEAD = 8;
