import { Worker } from 'node:worker_threads';
import type { OpenOptions } from './open.node.ts';

/**
 * Moves what bulk work has written from the log into the store, in a thread of its own: done by the writer it would keep
 * the window waiting for a tenth of a second again and again. It writes no data of its own, so there is still one writer.
 */
export interface Checkpointer {
  /** Something was written. */
  nudge(): void;
  stop(): void;
}

/** Pages in the log from which it is worth moving them: 8 MiB. */
export const WORTH_PAGES = 512;

export type ToCheckpointer = 'look' | 'stop';
export type FromCheckpointer = 'looked';

const entry = import.meta.url.endsWith('.ts')
  ? new URL('./checkpoint-thread.node.ts', import.meta.url)
  : new URL('./checkpoint-thread.js', import.meta.url);

/** `onGone`: the thread could not start or has failed; the writer has to do its work again. */
export function startCheckpointer(options: OpenOptions, onGone: () => void): Checkpointer {
  const { path, rawKey, cipher } = options;
  const worker = new Worker(entry, { name: 'checkpoint', workerData: { path, rawKey: new Uint8Array(rawKey), cipher } });
  worker.unref();
  let looking = false;
  let again = false;
  let gone = false;
  const post = (message: ToCheckpointer): void => worker.postMessage(message);
  const leave = (): void => {
    if (gone) return;
    gone = true;
    onGone();
  };
  worker.on('error', leave);
  worker.on('exit', leave);
  worker.on('message', (_: FromCheckpointer) => {
    looking = false;
    if (!again || gone) return;
    again = false;
    looking = true;
    post('look');
  });
  return {
    nudge() {
      if (gone) return;
      if (looking) {
        again = true;
        return;
      }
      looking = true;
      post('look');
    },
    stop() {
      gone = true;
      post('stop');
    },
  };
}
