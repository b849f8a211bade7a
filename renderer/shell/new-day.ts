import { useEffect } from 'react';
import { beijingDay } from '../../shared/base/clock.ts';
import { useSession } from '../state/session.ts';

const LOOK_EVERY_MS = 30_000;

/** A desk left open past midnight in Beijing asks again what day it is: what is due depends on it. */
export function useNewDay(): void {
  useEffect(() => {
    let day = beijingDay(Date.now());
    const timer = setInterval(() => {
      const now = beijingDay(Date.now());
      if (now === day) return;
      day = now;
      void useSession.getState().refresh();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
