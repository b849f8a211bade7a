import { readPinyin } from '../words/pinyin.ts';

/** A part of the window's code that is read after the first one. */
interface Piece<T> {
  /** What it holds, once it has been read. */
  readonly known: () => T | null;
  readonly read: () => Promise<T>;
}

// Not React's own `lazy`: that shows an empty place first even when the piece is there.
export function piece<T>(load: () => Promise<T>): Piece<T> {
  let held: T | null = null;
  return {
    known: () => held,
    read: async () => {
      held ??= await load();
      return held;
    },
  };
}

/** The other screens, in one piece. */
export const othersPiece = piece(async () => (await import('./other-screens.tsx')).OtherScreen);

/** Reads what the first screen does not need before anybody asks for it. */
export const readAhead = (): void => {
  // Ahead only: when the host has gone meanwhile the window says so, and whoever wants a screen asks again.
  void othersPiece.read().then(readPinyin, () => {});
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
