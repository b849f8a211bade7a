import { useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '../../../shared/base/call.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { CallArgs, CallName, CallReply } from '../../../shared/contract/contract.ts';
import { call } from '../../link/link.ts';
import { beginWork } from '../../state/work.ts';

export interface Underway {
  readonly progress: Progress | null;
  readonly startedAt: number;
  /** Asks the engine to stop; null once asked. */
  readonly cancel: (() => void) | null;
}

export interface LongWork {
  readonly underway: Underway | null;
  /** Whether the screen is still there to say what came of it. */
  here(): boolean;
  /** `of`: how much there is to do, where the screen knows and the engine does not say. */
  run<N extends CallName>(title: string, name: N, args: CallArgs<N>, of?: number): Promise<Result<CallReply<N>>>;
}

/** A long call with its progress here and in the status bar. Leaving the screen does not stop it; `cancel` does. */
export function useLongWork(): LongWork {
  const [underway, setUnderway] = useState<Underway | null>(null);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const run = useCallback(async <N extends CallName>(title: string, name: N, args: CallArgs<N>, of?: number) => {
    const work = beginWork(title);
    const change = (by: (before: Underway) => Underway): void => {
      if (here.current) setUnderway((before) => (before ? by(before) : before));
    };
    setUnderway({ progress: null, startedAt: Date.now(), cancel: null });
    const result = await call(name, args, {
      onProgress: (said) => {
        const progress = { ...said, total: said.total ?? of ?? null };
        work.progress(progress);
        change((before) => ({ ...before, progress }));
      },
      onCancel: (stop) => {
        const cancel = (): void => {
          stop();
          change((before) => ({ ...before, cancel: null }));
        };
        work.cancellable(cancel);
        change((before) => ({ ...before, cancel }));
      },
    });
    work.end();
    if (here.current) setUnderway(null);
    return result;
  }, []);
  return { underway, run, here: () => here.current };
}
