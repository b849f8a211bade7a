import { Worker } from 'node:worker_threads';
import type { AbortSignalLike, Progress } from '../../base/call.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { JOB_YOUNG_MB } from '../thread-memory.ts';
import type { FromJob, JobChunk, JobDone, JobRequest, ToJob } from './protocol.node.ts';

export interface JobHandlers {
  readonly signal: AbortSignalLike;
  readonly onProgress: (p: Progress) => void;
  /** Stores a chunk; the thread is told to go on when it returns. */
  readonly onChunk: (chunk: JobChunk) => void;
}

export interface Jobs {
  run(request: JobRequest, handlers: JobHandlers): Promise<Result<JobDone>>;
  /** Starts a thread ahead of its first job. */
  warm(): void;
  stop(): void;
}

const entry = import.meta.url.endsWith('.ts')
  ? new URL('./job-thread.node.ts', import.meta.url)
  : new URL('./job-thread.js', import.meta.url);
const CANCEL_LOOK_MS = 40;
/** Rows of a job after which its thread is not kept: it holds some 50 MiB that nobody needs any more. */
const LARGE_ROWS = 300_000;

/** Job threads: one is kept warm, so that a small import starts at once; a thread that fails is replaced. */
export function createJobs(): Jobs {
  let idle: Worker | null = null;
  const busy = new Set<Worker>();
  let stopped = false;

  const start = (): Worker => {
    const worker = new Worker(entry, { name: 'job', resourceLimits: { maxYoungGenerationSizeMb: JOB_YOUNG_MB } });
    // Without a job a thread must not keep the process alive, nor end it, nor be given another job once it is gone.
    worker.unref();
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (idle === worker) idle = null;
    });
    return worker;
  };
  const send = (worker: Worker, message: ToJob): void => worker.postMessage(message);

  return {
    warm() {
      if (!idle && !stopped) idle = start();
    },
    run(request, { signal, onProgress, onChunk }) {
      if (stopped) return Promise.resolve(fail(problem('contract/cancelled')));
      const worker = idle ?? start();
      idle = null;
      busy.add(worker);
      worker.ref();
      return new Promise((resolve, reject) => {
        const look = setInterval(() => {
          if (signal.aborted) send(worker, { m: 'cancel' });
        }, CANCEL_LOOK_MS);
        let over = false;
        const finish = (reuse: boolean): void => {
          over = true;
          clearInterval(look);
          // Only ours: a worker whose own listeners are taken never delivers a message again.
          worker.off('message', onMessage);
          worker.off('error', onError);
          worker.off('exit', onExit);
          busy.delete(worker);
          if (reuse && !idle && !stopped) {
            worker.unref();
            idle = worker;
          } else void worker.terminate();
        };
        // One message per turn of the loop: a thread that has sent several must not keep the window waiting for all.
        const waiting: FromJob[] = [];
        const onMessage = (message: FromJob): void => {
          if (waiting.push(message) === 1) setImmediate(next);
        };
        const next = (): void => {
          const message = waiting[0];
          // Meanwhile the thread may have been lost, and the job answered.
          if (!message || over) return;
          take(message);
          waiting.shift();
          if (waiting.length > 0) setImmediate(next);
        };
        const take = (message: FromJob): void => {
          if (message.m === 'progress') onProgress(message.progress);
          else if (message.m === 'chunk') {
            try {
              if (!signal.aborted) onChunk(message.chunk);
            } catch (error) {
              finish(false);
              reject(error);
              return;
            }
            send(worker, { m: 'ack' });
          } else {
            finish(message.m === 'failed' || message.done.rows < LARGE_ROWS);
            if (message.m === 'failed') resolve(fail(message.problem));
            else resolve(signal.aborted ? fail(problem('contract/cancelled')) : ok(message.done));
          }
        };
        const onError = (error: unknown): void => {
          finish(false);
          reject(error);
        };
        const onExit = (): void => {
          finish(false);
          resolve(fail(problem('contract/cancelled')));
        };
        worker.on('message', onMessage);
        worker.on('error', onError);
        worker.on('exit', onExit);
        send(worker, { m: 'run', request });
      });
    },
    stop() {
      stopped = true;
      void idle?.terminate();
      for (const worker of busy) void worker.terminate();
      idle = null;
    },
  };
}
