import type { Handlers } from '../base/call.ts';
import { problem } from '../base/problem.ts';
import { fail, type Result } from '../base/result.ts';
import type { Store, Tx } from '../store/tx.ts';
import type { syncCalls } from './calls.ts';
import { type LineRules, lineRulesSchema, noRules } from './hours.ts';
import type { SyncStatus } from './model.ts';
import { itemOf, readOwn, setHeld, writeOwn } from './queries.node.ts';
import { checkedRoute, storedRoute } from './route.node.ts';
import type { Route } from './route.ts';
import type { Session } from './session.ts';

/** What the officer said about the line; what is not understood (any more) says nothing. */
export const keptRules = (tx: Tx): LineRules => lineRulesSchema.safeParse(readOwn(tx, 'sync.line')).data ?? noRules;

export const keptRoute = (tx: Tx): Route => storedRoute(readOwn(tx, 'sync.route'));

export interface LineDeps {
  readonly store: Store;
  readonly session: Session;
  readonly status: () => Result<SyncStatus>;
  readonly wake: () => void;
  readonly tell: () => void;
}

/** The calls about hours and bandwidth. */
export function lineCalls(deps: LineDeps): Pick<Handlers<typeof syncCalls>, 'sync.setLine' | 'sync.setRoute' | 'sync.sendNow'> {
  const { store, session } = deps;
  return {
    'sync.setLine': (rules) => {
      store.write((tx) => writeOwn(tx, 'sync.line', rules));
      session.rules = rules;
      // What is under way goes on from its byte by the new rules.
      session.sending?.cut();
      deps.wake();
      deps.tell();
      return deps.status();
    },
    'sync.setRoute': (change) => {
      const checked = checkedRoute({
        proxy: change.proxy ?? session.route.proxy,
        ca: change.ca === undefined ? session.route.ca : change.ca,
      });
      if (!checked.ok) return checked;
      store.write((tx) => writeOwn(tx, 'sync.route', checked.value));
      session.route = checked.value;
      session.sending?.cut();
      // A new way is a reason to try at once.
      session.line = { ...session.line, nextAt: null };
      deps.wake();
      deps.tell();
      return deps.status();
    },
    'sync.sendNow': ({ id }) => {
      const row = store.read((tx) => itemOf(tx, id));
      if (!row || row.state === 'withdrawn') return fail(problem('sync/noItem'));
      if (row.state === 'done') return fail(problem('sync/received'));
      session.pressed.add(id);
      store.write((tx) => setHeld(tx, id, false));
      deps.wake();
      deps.tell();
      return deps.status();
    },
  };
}
