import { AsyncLocalStorage } from 'node:async_hooks';
import type { Role } from '../../base/call.ts';
import type { Clock } from '../../base/clock.ts';
import type { Result } from '../../base/result.ts';
import type { Store, Tx } from '../../store/tx.ts';
import { type AuditFact, append } from './chain.node.ts';

interface Act {
  readonly fact: Omit<AuditFact, 'at'>;
  written: boolean;
}

export interface Actor {
  readonly officer: string;
  readonly role: Role;
}

/**
 * Writes every act into the trail in the transaction of the act itself, in one place: while an act runs, the first
 * transaction that its rooms write carries its line. Rooms know nothing of it and cannot forget it.
 */
export interface Trail {
  /** The store as rooms see it. */
  over(store: Store): Store;
  /** Runs an act. One that writes nothing gets its line afterwards; one that fails, a second line that says so. */
  around<T>(actor: Actor, what: string, about: AuditFact['about'], run: () => Result<T> | Promise<Result<T>>): Promise<Result<T>>;
  /** The same for work that is over when it returns. */
  within<T>(actor: Actor, what: string, about: AuditFact['about'], run: () => T): T;
  /** A line of its own, for what no call does. */
  note(tx: Tx, actor: Actor, what: string, about?: AuditFact['about']): void;
}

export function createTrail(clock: Clock, store: () => Store | null): Trail {
  const now = new AsyncLocalStorage<Act>();
  const actOf = (actor: Actor, what: string, about: AuditFact['about']): Act => ({
    fact: { who: actor.officer, role: actor.role, what, about },
    written: false,
  });
  const line = (tx: Tx, act: Act): void => append(tx, { ...act.fact, at: clock.now() });

  const carrying =
    <T>(work: (tx: Tx) => T) =>
    (tx: Tx): T => {
      const act = now.getStore();
      const result = work(tx);
      if (act && !act.written) line(tx, act);
      return result;
    };
  /** Only a transaction that was committed has written the line. */
  const committed = <T>(result: T): T => {
    const act = now.getStore();
    if (act) act.written = true;
    return result;
  };

  return {
    over: (under) => ({
      ...under,
      path: under.path,
      rawKey: under.rawKey,
      write: (work) => committed(under.write(carrying(work))),
      writeBulk: (work) => committed(under.writeBulk(carrying(work))),
    }),
    async around(actor, what, about, run) {
      const act = actOf(actor, what, about);
      const result = await now.run(act, run);
      const begun = act.written;
      // What the act left running (a timer, a loop) is not the act.
      act.written = true;
      const open = store();
      if (!open || (begun && result.ok)) return result;
      open.write((tx) => {
        if (!begun && result.ok) line(tx, act);
        else if (!result.ok)
          append(tx, { ...act.fact, what: `${what}.refused`, about: { ...about, code: result.problem.code }, at: clock.now() });
      });
      return result;
    },
    within(actor, what, about, run) {
      const act = actOf(actor, what, about);
      const result = now.run(act, run);
      act.written = true;
      return result;
    },
    note: (tx, actor, what, about = {}) => append(tx, { who: actor.officer, role: actor.role, what, about, at: clock.now() }),
  };
}
