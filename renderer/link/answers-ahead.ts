import type { EngineEvent } from '../../shared/base/emit.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Client } from '../../shared/contract/client.ts';
import type { CallArgs, CallName, CallReply } from '../../shared/contract/contract.ts';

interface Asked {
  readonly ask: () => Promise<Result<unknown>>;
  answer: Promise<Result<unknown>>;
  /** The answer once it came; null while a newer one is on its way. */
  came: Result<unknown> | null;
  /** Events after which the answer may be different. */
  readonly on: readonly EngineEvent['kind'][];
  readonly once: boolean;
}

/** An answer nobody took by then belongs to a screen that did not come. */
const KEPT_MS = 3000;

const keyOf = (name: CallName, args: unknown): string => `${name} ${JSON.stringify(args)}`;

/** Answers asked for before the screen that needs them is drawn: the engine works while the window draws. */
export interface AnswersAhead {
  /** `once`: for one taker; what it asks afterwards is asked anew. */
  askAhead<N extends CallName>(
    name: N,
    args: CallArgs<N>,
    on: readonly EngineEvent['kind'][],
    options?: { readonly once?: boolean },
  ): Promise<Result<CallReply<N>>>;
  /** The answer asked ahead while it still holds, else a new one. */
  callOrTake<N extends CallName>(name: N, args: CallArgs<N>): Promise<Result<CallReply<N>>>;
  /** The answer asked ahead when it is there and holds: what is known need not be drawn as unknown first. Else null. */
  cameAhead<N extends CallName>(name: N, args: CallArgs<N>): CallReply<N> | null;
}

export function createAnswersAhead({ call, listen }: Pick<Client, 'call' | 'listen'>): AnswersAhead {
  const asked = new Map<string, Asked>();

  const watch = (kept: Asked): void => {
    const { answer } = kept;
    void answer.then((came) => {
      if (kept.answer === answer) kept.came = came;
    });
  };

  listen((event) => {
    // Another officer may be let in, or nobody: nothing of the one before is kept or given.
    if (event.kind === 'session') return asked.clear();
    for (const kept of asked.values()) {
      if (!kept.on.includes(event.kind)) continue;
      kept.answer = kept.ask();
      kept.came = null;
      watch(kept);
    }
  });

  return {
    askAhead(name, args, on, { once = false } = {}) {
      const key = keyOf(name, args);
      const ask = () => call(name, args);
      const answer = ask();
      const made: Asked = { ask, answer, came: null, on, once };
      asked.set(key, made);
      watch(made);
      setTimeout(() => {
        if (asked.get(key) === made) asked.delete(key);
      }, KEPT_MS);
      return answer;
    },
    callOrTake<N extends CallName>(name: N, args: CallArgs<N>) {
      const key = keyOf(name, args);
      const known = asked.get(key);
      if (known?.once) asked.delete(key);
      // Filed under the call's name and arguments, which fix the reply's type.
      return known ? (known.answer as Promise<Result<CallReply<N>>>) : call(name, args);
    },
    cameAhead<N extends CallName>(name: N, args: CallArgs<N>) {
      const came = asked.get(keyOf(name, args))?.came;
      // Filed under the call's name and arguments, which fix the reply's type.
      return came?.ok ? (came.value as CallReply<N>) : null;
    },
  };
}
