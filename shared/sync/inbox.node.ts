import { z } from 'zod';
import type { Clock } from '../base/clock.ts';
import { ok, type Result } from '../base/result.ts';
import type { Store } from '../store/tx.ts';
import { loadBatch } from '../submissions/outcome.node.ts';
import { takeNews } from './case-news.node.ts';
import { takeGrantEvent } from './grants.node.ts';
import type { Identity } from './identity.node.ts';
import { keysAfter } from './key-change.node.ts';
import { type Applied, applyVerified } from './outcome.node.ts';
import type { Answer, Platform, Stop } from './platform.ts';
import type { InboxEvent } from './protocol.ts';
import { insertEvent, lastEvent, readOwn, writeOwn } from './queries.node.ts';
import { type Verified, verifyState } from './receipts.node.ts';
import { badReply, failure } from './replies.ts';

/** The one ordered feed of the platform: every event applied once, in order, in a transaction of its own. */

export interface InboxDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly platform: Platform;
  readonly identity: Identity;
  /** USCC of this unit: what is told to others is not for us. */
  readonly unit: string;
  readonly stop: Stop;
  /** After each event that was new. */
  applied(event: InboxEvent, effect: Applied | null): void;
  /** A case went on; `id` as windows know it. */
  caseChanged(id: string): void;
  /** A batch whose state could not be taken over now; it is asked for again. */
  doubtful(batchId: string): void;
}

/** Kinds this client acts on or shows in words; others are kept, unread, for a later version. */
const knownKinds = new Set(['receipt', 'notice', 'catalog', 'keys', 'case', 'grant']);
const aboutBatch = z.looseObject({ batchId: z.string() });

/** Pages in one go; a feed longer than that goes on next time. */
const MOST_PAGES = 200;

export async function readInbox(deps: InboxDeps): Promise<Answer<undefined>> {
  const { store, platform, stop } = deps;
  const stored = store.read((tx) => readOwn(tx, 'sync.cursor'));
  let cursor = typeof stored === 'string' ? stored : null;
  const seen = new Set<string | null>([cursor]);
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await platform.inbox(cursor, stop);
    if (!answer.ok) return answer;
    if (stop.aborted) break;
    const taken = await takePage(deps, answer.value.events);
    if (!taken.ok) return taken;
    if (stop.aborted) break;
    const { cursor: next, more } = answer.value;
    // A feed that leads back to where it was would be read for ever.
    if (more && seen.has(next)) return badReply('inbox cursor loop');
    cursor = next;
    seen.add(next);
    store.write((tx) => writeOwn(tx, 'sync.cursor', next));
    if (!more) break;
  }
  return { ok: true, value: undefined };
}

async function takePage(deps: InboxDeps, events: readonly InboxEvent[]): Promise<Answer<undefined>> {
  // Told twice is harmless; told backwards would be applied backwards.
  const unordered = events.find((event, n) => n > 0 && event.seq < (events[n - 1]?.seq ?? 0));
  if (unordered) return badReply(`inbox order at ${unordered.seq}`);
  let last = deps.store.read(lastEvent);
  // Several receipts of one batch in a page need its state only once.
  const states = new Map<string, Verified | null>();
  for (const event of events) {
    if (event.seq <= last) continue;
    last = event.seq;
    const about = aboutBatch.safeParse(event.body);
    const batchId = about.success ? about.data.batchId : null;
    if (batchId !== null && !states.has(batchId)) {
      const asked = await stateOf(deps, batchId);
      if (!asked.ok) return asked;
      states.set(batchId, asked.value);
    }
    if (deps.stop.aborted) break;
    const verified = batchId === null ? null : (states.get(batchId) ?? null);
    if (event.kind === 'keys') {
      const changed = changeKeys(deps, event);
      deps.applied(event, null);
      if (!changed.ok) return failure('item', changed.problem);
      continue;
    }
    if (event.kind === 'grant') {
      deps.store.write((tx) => takeGrantEvent(tx, event, { unit: deps.unit, keys: deps.identity.keys() }));
      deps.applied(event, null);
      continue;
    }
    if (event.kind === 'case') {
      const { store, clock, identity } = deps;
      const told = takeNews({ store, unit: deps.unit, keys: identity.keys(), now: clock.now() }, event);
      deps.applied(event, null);
      if (!told.ok) return failure('item', told.problem);
      if (told.value.changed) deps.caseChanged(told.value.id);
      continue;
    }
    const effect = deps.store.write((tx) => {
      insertEvent(tx, event, knownKinds.has(event.kind));
      return batchId !== null && verified ? applyVerified(tx, batchId, verified, deps.clock.now()) : null;
    });
    deps.applied(event, effect);
  }
  return { ok: true, value: undefined };
}

/**
 * New keys of the platform, kept with the event in one transaction. A change that is not the platform's own is kept to be
 * seen, and nothing else: the feed goes on after it the next time.
 */
function changeKeys(deps: InboxDeps, event: InboxEvent): Result<undefined> {
  const { identity, store } = deps;
  const keys = keysAfter(identity.keys(), event.body.change);
  if (!keys.ok) {
    store.write((tx) => insertEvent(tx, event, false));
    return keys;
  }
  identity.change({ ...identity.now(), platformKeys: [...keys.value] }, (tx) => insertEvent(tx, event, true));
  return ok();
}

/**
 * An event only says that there is news of a batch; what is true is asked for and verified. Null: none of ours, or
 * nothing that may be believed. Only a cut line stops the feed: one odd batch must not hold up the others.
 */
async function stateOf(deps: InboxDeps, batchId: string): Promise<Answer<Verified | null>> {
  const batch = deps.store.read((tx) => loadBatch(tx, batchId));
  if (!batch) return { ok: true, value: null };
  const answer = await deps.platform.batchState(batchId, deps.stop);
  if (!answer.ok && (answer.reach === 'line' || answer.reach === 'auth' || deps.stop.aborted)) return answer;
  const verified = answer.ok && answer.value ? verifyState(answer.value, batch, deps.identity.keys()) : null;
  if (verified?.ok) return { ok: true, value: verified.value };
  deps.doubtful(batchId);
  return { ok: true, value: null };
}
