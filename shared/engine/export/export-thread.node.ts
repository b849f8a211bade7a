import { type MessagePort, parentPort } from 'node:worker_threads';
import { problem } from '../../base/problem.ts';
import { fail, type Result } from '../../base/result.ts';
import type { ExportFacts } from '../../exports/model.ts';
import { readsStore, writeExport } from '../../exports/write.node.ts';
import { openReader } from '../../store/open.node.ts';
import { AHEAD, type ExportRequest, type FileFrame, type FromExport, type ToExport } from './protocol.node.ts';

/** Entry of an export thread: makes one file and sends it straight to whoever fetches it. Reads the store, never writes. */
const port = parentPort;
if (!port) throw new Error('an export thread is started by the engine');

const post = (message: FromExport): void => port.postMessage(message);
const signal = { aborted: false };
let wake: (() => void) | null = null;
const stop = (): void => {
  signal.aborted = true;
  wake?.();
};

/** Sends pieces of the file, a few ahead of what was taken. */
function outletOf(outlet: MessagePort): { send(bytes: Uint8Array): Promise<void>; tell(frame: FileFrame): void } {
  let ahead = 0;
  outlet.on('message', () => {
    ahead--;
    wake?.();
  });
  // Whoever fetched it is gone: a closed window, a full disk.
  outlet.on('close', stop);
  return {
    async send(bytes) {
      // Into memory of its own: the sender may go on using its buffer.
      outlet.postMessage({ m: 'bytes', bytes: Uint8Array.from(bytes) } satisfies FileFrame);
      ahead++;
      while (ahead >= AHEAD && !signal.aborted)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    },
    tell: (frame) => outlet.postMessage(frame),
  };
}

async function run({ job, store, outlet }: ExportRequest): Promise<void> {
  const { send, tell } = outletOf(outlet);
  const tools = {
    signal,
    progress: (done: number, total: number | null) => post({ m: 'progress', progress: { phase: 'writing', done, total } }),
  };
  let result: Result<ExportFacts>;
  const reader = readsStore(job) ? await openReader(store) : null;
  try {
    // One transaction: rows and findings are those of one moment.
    reader?.tx.run('BEGIN');
    result = await writeExport(job, send, reader?.tx ?? null, tools);
  } finally {
    reader?.close();
  }
  if (signal.aborted) result = fail(problem('contract/cancelled'));
  tell(result.ok ? { m: 'end' } : { m: 'failed', problem: result.problem });
  post(result.ok ? { m: 'done', facts: result.value } : { m: 'failed', problem: result.problem });
}

port.on('message', (message: ToExport) => {
  if (message.m === 'cancel') stop();
  else
    run(message.request).catch((error: unknown) => {
      // A bug here is a bug of the engine: rethrown there with its stack.
      setImmediate(() => {
        throw error;
      });
    });
});
