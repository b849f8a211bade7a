import { problem } from '../../shared/base/problem.ts';
import { fail, ok } from '../../shared/base/result.ts';
import type { DownFrame, UpFrame } from '../../shared/contract/frames.ts';
import type { EngineHandle } from '../../shared/engine/start.node.ts';
import type { FileSource } from '../../shared/records/import/source.node.ts';

/** An engine that only notes what reaches it, for specs of the hosts' own duties. */
export interface FakeEngine extends EngineHandle {
  readonly frames: UpFrame[];
  readonly staged: Map<string, FileSource>;
  /** Exports that can be fetched, by token: pieces in order; a thrown error ends one early. */
  readonly exports: Map<string, { readonly name: string; readonly bytes: () => AsyncIterable<Uint8Array> }>;
  /** Wires now open. */
  open(): number;
  stopped(): boolean;
  tell(frame: DownFrame): void;
  end(code: number): void;
}

export function fakeEngine(): FakeEngine {
  interface Wire {
    frame(frame: DownFrame): void;
    closed(): void;
  }
  const wires = new Set<Wire>();
  const exits = new Set<(code: number) => void>();
  const frames: UpFrame[] = [];
  const staged = new Map<string, FileSource>();
  const exports: FakeEngine['exports'] = new Map();
  let stopped = false;
  return {
    frames,
    staged,
    exports,
    open: () => wires.size,
    stopped: () => stopped,
    tell(frame) {
      for (const wire of wires) wire.frame(frame);
    },
    end(code) {
      for (const wire of wires) wire.closed();
      for (const on of exits) on(code);
    },
    connect() {
      let own: Wire | null = null;
      return {
        send: (frame) => void frames.push(frame),
        receive(frame, closed) {
          own = { frame, closed };
          wires.add(own);
        },
        close() {
          if (own) wires.delete(own);
        },
      };
    },
    stage: (token, file) => void staged.set(token, file),
    async take(token) {
      const found = exports.get(token);
      exports.delete(token);
      return found ? ok({ name: found.name, bytes: found.bytes() }) : fail(problem('exports/gone'));
    },
    async stop() {
      stopped = true;
    },
    onExit: (on) => void exits.add(on),
  };
}
