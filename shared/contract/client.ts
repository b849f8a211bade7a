import type { Progress } from '../base/call.ts';
import type { EngineEvent } from '../base/emit.ts';
import { problem } from '../base/problem.ts';
import { fail, type Result } from '../base/result.ts';
import type { CallArgs, CallName, CallReply } from './contract.ts';
import type { DownFrame, UpFrame } from './frames.ts';

/** Anything that carries frames both ways: an IPC port, a WebSocket, a direct function call. */
export interface Wire {
  send(frame: UpFrame): void;
  /** Called once by the client. */
  receive(onFrame: (frame: DownFrame) => void, onClosed: () => void): void;
}

export interface CallOptions {
  readonly onProgress?: (p: Progress) => void;
  /** Receives a function that asks the engine to stop; the reply then is `contract/cancelled` (or the finished result). */
  readonly onCancel?: (cancel: () => void) => void;
}

export interface Client {
  call<N extends CallName>(name: N, args: CallArgs<N>, options?: CallOptions): Promise<Result<CallReply<N>>>;
  /** Returns the way to stop listening. */
  listen(on: (event: EngineEvent) => void): () => void;
  onClosed(on: () => void): void;
}

interface Waiting {
  readonly settle: (result: Result<unknown>) => void;
  readonly onProgress: ((p: Progress) => void) | undefined;
}

/** One client over any wire. A closed wire answers every open call with `contract/disconnected`; calls never hang. */
export function createClient(wire: Wire): Client {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: EngineEvent) => void>();
  const closers = new Set<() => void>();
  let next = 1;
  let closed = false;
  const gone = () => fail(problem('contract/disconnected'));

  wire.receive(
    (frame) => {
      if (frame.t === 'event') for (const on of listeners) on(frame.event);
      else if (frame.t === 'progress') waiting.get(frame.id)?.onProgress?.(frame.progress);
      else {
        waiting.get(frame.id)?.settle(frame.result);
        waiting.delete(frame.id);
      }
    },
    () => {
      closed = true;
      for (const w of waiting.values()) w.settle(gone());
      waiting.clear();
      for (const on of closers) on();
    },
  );

  return {
    call<N extends CallName>(name: N, args: CallArgs<N>, options: CallOptions = {}) {
      if (closed) return Promise.resolve(gone());
      const id = next++;
      return new Promise<Result<CallReply<N>>>((resolve) => {
        // The reply's type is fixed by the call's name; both sides derive from the one contract.
        waiting.set(id, { settle: (result) => resolve(result as Result<CallReply<N>>), onProgress: options.onProgress });
        options.onCancel?.(() => wire.send({ t: 'cancel', id }));
        wire.send({ t: 'call', id, name, args });
      });
    },
    listen(on) {
      listeners.add(on);
      return () => listeners.delete(on);
    },
    onClosed: (on) => void closers.add(on),
  };
}
