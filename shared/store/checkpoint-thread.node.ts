import { parentPort, workerData } from 'node:worker_threads';
import { type FromCheckpointer, type ToCheckpointer, WORTH_PAGES } from './checkpoint.node.ts';
import { openForCheckpoints } from './open.node.ts';

/** Entry of the thread that moves the log into the store. */
const port = parentPort;
if (!port) throw new Error('the checkpoint thread is started by the store');

const db = await openForCheckpoints(workerData);

interface LogState {
  /** Pages in the log, and how many of them are in the store already; −1 when another is at it. */
  readonly log: number;
  readonly checkpointed: number;
}
const waiting = (): number => {
  const [state] = db.pragma('wal_checkpoint(NOOP)') as LogState[];
  return state ? state.log - state.checkpointed : 0;
};

port.on('message', (message: ToCheckpointer) => {
  if (message === 'stop') {
    db.close();
    port.close();
    return;
  }
  // PASSIVE waits for nobody and keeps nobody waiting: what is being read or written now is left for the next time.
  if (waiting() >= WORTH_PAGES) db.pragma('wal_checkpoint(PASSIVE)');
  const done: FromCheckpointer = 'looked';
  port.postMessage(done);
});
