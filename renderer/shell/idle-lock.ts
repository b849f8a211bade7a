import { useEffect } from 'react';
import { lock } from '../state/session.ts';
import { useWork } from '../state/work.ts';

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const LOOK_EVERY_MS = 5000;

/**
 * Locks when nobody has touched the window for so many minutes. A running import or check is let finish first: locking
 * would throw its work away. Compared by the clock, so that a computer waking from sleep locks at once.
 */
export function useIdleLock(minutes: number): void {
  useEffect(() => {
    let touched = Date.now();
    const touch = (): void => {
      touched = Date.now();
    };
    for (const sign of signs) addEventListener(sign, touch, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (Date.now() - touched >= minutes * 60_000 && useWork.getState().running.length === 0) void lock();
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, touch, { capture: true });
    };
  }, [minutes]);
}
