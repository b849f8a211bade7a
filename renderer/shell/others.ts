import { readPinyin } from '../words/pinyin.ts';

type Others = typeof import('./other-screens.tsx')['OtherScreen'];

let read: Others | null = null;

/** The other screens' one piece, when it has been read. */
export const others = (): Others | null => read;

export const readOthers = async (): Promise<Others> => {
  read ??= (await import('./other-screens.tsx')).OtherScreen;
  return read;
};

/** Reads what the first screen does not need before anybody asks for it. */
export const readAhead = (): void => {
  // Ahead only: when the host has gone meanwhile the window says so, and whoever wants a screen asks again.
  void readOthers().then(readPinyin, () => {});
};

/** Runs a piece of work when the window has nothing else to do, not before so many milliseconds; returns how to drop it. */
export function whenIdle(work: () => void, afterMs: number): () => void {
  let idle = 0;
  const timer = setTimeout(() => {
    idle = requestIdleCallback(work, { timeout: 1000 });
  }, afterMs);
  return () => {
    clearTimeout(timer);
    cancelIdleCallback(idle);
  };
}
