import type { DownFrame } from '../contract/frames.ts';

/** What the engine last said of not answering: kept by its host, for a window that opens meanwhile and cannot ask. */
export interface BusyMemory {
  note(frame: DownFrame): void;
  /** The frame such a window is given; null while the engine answers. */
  current(): DownFrame | null;
}

export function createBusyMemory(): BusyMemory {
  let kept: DownFrame | null = null;
  return {
    note(frame) {
      if (frame.t === 'event' && frame.event.kind === 'busy') kept = frame.event.seconds === null ? null : frame;
    },
    current: () => kept,
  };
}
