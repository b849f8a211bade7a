import type { EngineEvent } from '../../shared/base/emit.ts';
import type { Result } from '../../shared/base/result.ts';
import type { CallArgs, CallName, CallReply } from '../../shared/contract/contract.ts';
import { call, listen } from './link.ts';

interface Asked {
  readonly ask: () => Promise<Result<unknown>>;
  answer: Promise<Result<unknown>>;
  /** Events after which the answer may be different. */
  readonly on: readonly EngineEvent['kind'][];
}

/** An answer nobody took by then belongs to a screen that did not come. */
const KEPT_MS = 3000;

const asked = new Map<string, Asked>();
const keyOf = (name: CallName, args: unknown): string => `${name} ${JSON.stringify(args)}`;

listen((event) => {
  for (const kept of asked.values()) if (kept.on.includes(event.kind)) kept.answer = kept.ask();
});

/** Asks before the screen that needs the answer is drawn: the engine works while the window draws. */
export function askAhead<N extends CallName>(name: N, args: CallArgs<N>, on: readonly EngineEvent['kind'][]): void {
  const key = keyOf(name, args);
  const ask = () => call(name, args);
  const made: Asked = { ask, answer: ask(), on };
  asked.set(key, made);
  setTimeout(() => {
    if (asked.get(key) === made) asked.delete(key);
  }, KEPT_MS);
}

/** The answer asked ahead while it still holds, else a new one. */
export function callOrTake<N extends CallName>(name: N, args: CallArgs<N>): Promise<Result<CallReply<N>>> {
  const known = asked.get(keyOf(name, args));
  // Filed under the call's name and arguments, which fix the reply's type.
  return known ? (known.answer as Promise<Result<CallReply<N>>>) : call(name, args);
}
