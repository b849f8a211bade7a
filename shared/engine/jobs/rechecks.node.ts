/** Complete checks that nobody asked for: an edit left something unjudged. */
export interface Rechecks {
  /** Once the draft is left alone for a moment. */
  soon(sid: number): void;
  stop(): void;
}

/** An officer who types on is not to be followed by a check of the whole draft after every cell. */
const QUIET_MS = 1500;

export function createRechecks(
  check: (sid: number) => Promise<void>,
  log: (level: 'info' | 'error', text: string) => void,
  quiet = QUIET_MS,
): Rechecks {
  const waiting = new Map<number, NodeJS.Timeout>();
  let stopped = false;
  const run = (sid: number): void => {
    waiting.delete(sid);
    check(sid).catch((error: unknown) => {
      // What goes wrong once the store is closed is of no interest.
      if (!stopped) log('error', `draft not checked anew: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    });
  };
  return {
    soon(sid) {
      if (stopped) return;
      clearTimeout(waiting.get(sid));
      waiting.set(sid, setTimeout(() => run(sid), quiet).unref());
    },
    stop() {
      stopped = true;
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
