import { type MessagePort, Worker } from 'node:worker_threads';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { ExportFacts } from '../../exports/model.ts';
import type { RunExport } from '../../exports/service.node.ts';
import type { ExportRequest, FileFrame, FromExport, ToExport } from './protocol.node.ts';

const entry = import.meta.url.endsWith('.ts')
  ? new URL('./export-thread.node.ts', import.meta.url)
  : new URL('./export-thread.js', import.meta.url);
const LOOK_MS = 40;
/** Rows pass through and are forgotten: more room for them would only be filled before it is swept. */
const YOUNG_MB = 16;

export interface ExportThreads {
  /** Writes a file to the port of whoever fetches it, in a thread of its own. */
  to(outlet: MessagePort, name: string, store: ExportRequest['store']): RunExport;
  stop(): void;
}

export function createExportThreads(): ExportThreads {
  const busy = new Set<Worker>();
  return {
    to:
      (outlet, name, store) =>
      (job, { signal, onProgress }) =>
        new Promise<Result<ExportFacts>>((resolve, reject) => {
          outlet.postMessage({ m: 'name', name } satisfies FileFrame);
          const worker = new Worker(entry, { name: 'export', resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
          busy.add(worker);
          const send = (message: ToExport, transfer: readonly MessagePort[] = []): void => worker.postMessage(message, transfer);
          const look = setInterval(() => {
            if (signal.aborted) send({ m: 'cancel' });
          }, LOOK_MS);
          const finish = (): void => {
            clearInterval(look);
            busy.delete(worker);
            void worker.terminate();
          };
          worker.on('message', (message: FromExport) => {
            if (message.m === 'progress') return onProgress(message.progress);
            finish();
            resolve(message.m === 'done' ? ok(message.facts) : fail(message.problem));
          });
          worker.on('error', (error: unknown) => {
            finish();
            reject(error);
          });
          // Ended from outside (lock, stop): the port closes with the thread, and whoever fetches sees it.
          worker.on('exit', () => {
            finish();
            resolve(fail(problem('contract/cancelled')));
          });
          send({ m: 'run', request: { job, store, outlet } }, [outlet]);
        }),
    stop() {
      for (const worker of busy) void worker.terminate();
    },
  };
}
