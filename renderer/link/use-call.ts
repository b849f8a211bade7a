import { useCallback, useEffect, useRef, useState } from 'react';
import type { EngineEvent } from '../../shared/base/emit.ts';
import type { Problem } from '../../shared/base/problem.ts';
import type { CallArgs, CallName, CallReply } from '../../shared/contract/contract.ts';
import { callOrTake, cameAhead } from './ahead.ts';
import { call, listen } from './link.ts';

/** What a screen knows of a call: the last good value stays on view while a newer one is fetched. */
export interface Asked<T> {
  readonly value: T | null;
  readonly problem: Problem | null;
  /** True until the first answer for these arguments. */
  readonly loading: boolean;
  readonly reload: () => void;
}

export interface UseCallOptions {
  /** Events after which the answer may be different. */
  readonly on?: readonly EngineEvent['kind'][];
  /** Only events of this submission (events that name none always count). */
  readonly id?: string;
  /** Not asked while false. */
  readonly when?: boolean;
}

/** Answers are plain data, made by the same code each time: the same text is the same answer. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Asks the engine and keeps the answer fresh. Answers that were overtaken by newer arguments are dropped. */
export function useCall<N extends CallName>(name: N, args: CallArgs<N>, options: UseCallOptions = {}): Asked<CallReply<N>> {
  const { on, id, when = true } = options;
  const key = `${name} ${JSON.stringify(args)}`;
  const kinds = on?.join(' ') ?? '';
  const [state, setState] = useState<{ key: string; value: CallReply<N> | null; problem: Problem | null } | null>(() => {
    const value = when ? cameAhead(name, args) : null;
    return value === null ? null : { key, value, problem: null };
  });
  /** What was known when the screen was made. */
  const known = useRef(state);
  const latest = useRef({ key, args });
  latest.current = { key, args };

  const ask = useCallback(
    (first = false) => {
      const asked = latest.current;
      void (first ? callOrTake : call)(name, asked.args).then((result) => {
        if (latest.current.key !== asked.key) return;
        setState((before) => {
          const there = before?.key === asked.key ? before : null;
          if (!result.ok) return { key: asked.key, value: there?.value ?? null, problem: result.problem };
          // Most events change nothing of what a screen shows: then it is not drawn again.
          if (there && there.problem === null && isSame(there.value, result.value)) return there;
          return { key: asked.key, value: result.value, problem: null };
        });
      });
    },
    [name],
  );

  useEffect(() => {
    // Known already, and nothing has happened since it was drawn.
    const there = known.current?.key === key && cameAhead(name, latest.current.args) === known.current.value;
    known.current = null;
    if (when && !there) ask(true);
  }, [ask, name, key, when]);

  useEffect(() => {
    if (!when || kinds === '') return;
    const wanted = new Set(kinds.split(' '));
    let queued = false;
    return listen((event) => {
      if (!wanted.has(event.kind) || queued) return;
      if (id !== undefined && 'id' in event && event.id !== id) return;
      // Events come in bursts; one answer covers them.
      queued = true;
      setTimeout(() => {
        queued = false;
        ask();
      }, 30);
    });
  }, [ask, kinds, id, when]);

  const reload = useCallback(() => ask(), [ask]);

  const fresh = state?.key === key ? state : null;
  return {
    value: fresh?.value ?? null,
    problem: fresh?.problem ?? null,
    loading: when && fresh === null,
    reload,
  };
}
