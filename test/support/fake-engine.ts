import type { DownFrame, UpFrame } from '../../shared/contract/frames.ts';
import type { EngineHandle } from '../../shared/engine/start.node.ts';
import type { FileSource } from '../../shared/records/import/source.node.ts';

/** An engine that only notes what reaches it, for specs of the hosts' own duties. */
export interface FakeEngine extends EngineHandle {
  readonly frames: UpFrame[];
  readonly staged: Map<string, FileSource>;
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
  let stopped = false;
  return {
    frames,
    staged,
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
    async stop() {
      stopped = true;
    },
    onExit: (on) => void exits.add(on),
  };
}
