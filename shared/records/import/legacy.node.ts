import { Worker } from 'node:worker_threads';
import type { SheetInfo } from '../model.ts';
import type { FromLegacy, ToLegacy } from './legacy-thread.node.ts';
import type { Merge } from './merges.ts';
import type { FileSource } from './source.node.ts';
import type { RawRow } from './xlsx-rows.ts';
import { FileFault } from './zip.node.ts';

/** SheetJS reads these whole, so they are capped. */
export const LEGACY_LIMIT = 50 * 1024 * 1024;
/** Beyond these the file is made to do harm: real ones of the size allowed need a tenth. */
const MEMORY_MB = 1536;
const PATIENCE_MS = 120_000;
/** A thread nobody asks goes; the next question starts it anew. */
const IDLE_MS = 20_000;

export interface LegacyBook {
  readonly sheets: readonly SheetInfo[];
  /** Rows that hold something, in pieces, in order. `onRows` answers false to stop. */
  rows(sheet: string, onRows: (rows: readonly RawRow[]) => boolean | Promise<boolean>): Promise<void>;
  merges(sheet: string): Promise<readonly Merge[]>;
}

const entry = import.meta.url.endsWith('.ts')
  ? new URL('./legacy-thread.node.ts', import.meta.url)
  : new URL('./legacy-thread.js', import.meta.url);

/** .xls and .ods through SheetJS in a thread with bounded memory and time. */
export async function openLegacy(source: FileSource): Promise<LegacyBook> {
  const thread = createThread(source);
  const first = await thread.ask({ ask: 'sheets' });
  if (!('sheets' in first)) throw new FileFault('broken', 'workbook');
  return {
    sheets: first.sheets,
    async merges(sheet) {
      const reply = await thread.ask({ ask: 'merges', sheet });
      return 'merges' in reply ? reply.merges : [];
    },
    async rows(sheet, onRows) {
      for (let from = 0; ; ) {
        const reply = await thread.ask({ ask: 'rows', sheet, from });
        if (!('rows' in reply) || reply.rows.length === 0) return;
        if (!(await onRows(reply.rows))) return;
        from += reply.rows.length;
      }
    },
  };
}

function createThread(source: FileSource) {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | null = null;

  const stop = (): void => {
    if (idle) clearTimeout(idle);
    void worker?.terminate();
    worker = null;
  };

  return {
    /** One question at a time. */
    async ask(message: ToLegacy): Promise<Exclude<FromLegacy, { fault: string }>> {
      if (idle) clearTimeout(idle);
      worker ??= new Worker(entry, { workerData: { source }, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
      const asked = worker;
      asked.ref();
      const reply = await new Promise<FromLegacy | 'unsafe'>((resolve) => {
        const settle = (answer: FromLegacy | 'unsafe'): void => {
          clearTimeout(patience);
          asked.off('message', settle).off('error', failed).off('exit', ended);
          resolve(answer);
        };
        // Out of memory, or SheetJS came to grief in a way it does not report.
        const failed = (error: Error): void =>
          settle('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'unsafe' : { fault: 'broken' });
        const ended = (): void => settle({ fault: 'broken' });
        const patience = setTimeout(() => settle('unsafe'), PATIENCE_MS);
        asked.once('message', settle).once('error', failed).once('exit', ended);
        asked.postMessage(message);
      });
      if (reply === 'unsafe' || 'fault' in reply) {
        stop();
        throw new FileFault(reply === 'unsafe' ? 'unsafe' : reply.fault, 'workbook');
      }
      // An idle thread must not keep a host from ending.
      asked.unref();
      idle = setTimeout(stop, IDLE_MS).unref();
      return reply;
    },
  };
}
