import { create } from 'zustand';
import type { Progress } from '../../shared/base/call.ts';

/** One long action that is running: shown in the status bar while the officer walks on. */
export interface Work {
  readonly id: string;
  /** In the screen's language, for instance `导入 参保信息.xlsx`. */
  readonly title: string;
  readonly progress: Progress | null;
  /** Asks the engine to stop; null when it cannot be stopped any more. */
  readonly cancel: (() => void) | null;
  /** Epoch ms; rate and time left follow from it. */
  readonly startedAt: number;
}

/** The running long actions, oldest first. */
export const useWork = create<{ readonly running: readonly Work[] }>(() => ({ running: [] }));

const change = (id: string, by: (work: Work) => Work): void =>
  useWork.setState(({ running }) => ({ running: running.map((work) => (work.id === id ? by(work) : work)) }));

/** Puts an action into the status bar. `end` takes it out again, whatever came of it. */
export function beginWork(title: string): {
  readonly progress: (progress: Progress) => void;
  readonly cancellable: (cancel: () => void) => void;
  readonly end: () => void;
} {
  const id = crypto.randomUUID();
  useWork.setState(({ running }) => ({
    running: [...running, { id, title, progress: null, cancel: null, startedAt: Date.now() }],
  }));
  return {
    progress: (progress) => change(id, (work) => ({ ...work, progress })),
    cancellable: (cancel) => change(id, (work) => ({ ...work, cancel })),
    end: () => useWork.setState(({ running }) => ({ running: running.filter((work) => work.id !== id) })),
  };
}
