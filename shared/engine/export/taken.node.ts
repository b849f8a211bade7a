import type { MessagePort } from 'node:worker_threads';
import { type Problem, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { FileFrame } from './protocol.node.ts';

/** A file on its way out, as a host takes it. */
export interface TakenFile {
  readonly name: string;
  /** The file's bytes; throws `TakingFailed` when it does not come to its end. Leaving the loop early cancels it. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

export class TakingFailed extends Error {
  readonly problem: Problem;
  constructor(what: Problem) {
    super(what.code);
    this.problem = what;
  }
}

/** The host's end of the port: the name first, then the bytes at the host's own pace. */
export async function takeFrom(port: MessagePort): Promise<Result<TakenFile>> {
  const frames: FileFrame[] = [];
  let closed = false;
  let wake = (): void => {};
  port.on('message', (frame: FileFrame) => {
    frames.push(frame);
    wake();
  });
  port.on('close', () => {
    closed = true;
    wake();
  });
  const next = async (): Promise<FileFrame> => {
    for (;;) {
      const frame = frames.shift();
      if (frame) return frame;
      if (closed) return { m: 'failed', problem: problem('contract/cancelled') };
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const first = await next();
  if (first.m !== 'name') {
    port.close();
    return fail(first.m === 'failed' ? first.problem : problem('exports/gone'));
  }
  return ok({ name: first.name, bytes: bytesOf(next, port) });
}

async function* bytesOf(next: () => Promise<FileFrame>, port: MessagePort): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const frame = await next();
      if (frame.m === 'end') return;
      if (frame.m === 'failed') throw new TakingFailed(frame.problem);
      if (frame.m !== 'bytes') continue;
      yield frame.bytes;
      port.postMessage('taken');
    }
  } finally {
    port.close();
  }
}
