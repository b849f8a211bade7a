import { randomUUID } from 'node:crypto';
import { problem } from '../base/problem.ts';
import { fail, ok } from '../base/result.ts';
import { loadBatch } from '../submissions/outcome.node.ts';
import { attempts, LOOKS_AFTER_VERDICT } from './attempts.node.ts';
import { byHand } from './by-hand.node.ts';
import { usualChunks } from './chunk-size.ts';
import { identityOf } from './identity.node.ts';
import { keptRoute, keptRules, lineCalls } from './line.node.ts';
import { isTurnedBack, type LoopView, lineDown, lineUp, nextStep } from './loop.ts';
import { asQueued, enqueueBatch, enqueueMessage, openQueue, orphans, withdrawMessage } from './outbox.node.ts';
import { createOutgoing } from './outgoing.ts';
import { platformFor } from './platform-http.node.ts';
import type { Pace, SyncDeps, SyncRoom } from './ports.ts';
import { causeOf, deleteItem, itemOf, openItems, overItems, readOwn, setHeld, setItem, writeOwn } from './queries.node.ts';
import { isShut } from './reconcile.node.ts';
import { newSession } from './session.ts';
import { statusOf } from './status.node.ts';
import { withdrawItem } from './withdraw.node.ts';

const usualPace: Pace = { base: 1000, cap: 300_000, poll: 60_000, chunks: usualChunks };
/** Looked at again at least this often: a computer that slept must not wait for a timer that slept with it. */
const LONGEST_REST = 60_000;
/** Deliveries whose verdict may still be missing after a restart. */
const LOOK_BACK = 200;
const ASK_AGAIN_MS = 90 * 86_400_000;

/** The sync room: outbox and inbox, driven by one loop that does one thing at a time. */
export function syncService(given: SyncDeps): SyncRoom {
  const { store, clock, emit, enrolment } = given;
  const pace = { ...usualPace, ...given.pace };
  const identity = identityOf(store, enrolment);
  const closing = new AbortController();
  const session = newSession(
    store.read((tx) => readOwn(tx, 'sync.paused')) === true,
    store.read(keptRules),
    store.read(keptRoute),
  );
  const platform = given.platform ?? platformFor(identity, clock, () => session.route);
  const deps = { ...given, platform, pace, session, identity, closing: closing.signal };
  const act = attempts(deps);
  let started = false;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let wanted = false;
  let latest = 0;

  const view = (): LoopView =>
    store.read((tx) => ({
      paused: session.paused,
      rules: session.rules,
      shut: isShut(tx),
      line: session.line,
      items: openQueue(tx)
        .map((item) => asQueued(item, session.pressed))
        .filter((item) => !session.leaving.has(item.id)),
      verdicts: [...session.verdicts].map(([batchId, { nextAt }]) => ({ batchId, nextAt })),
      inboxAt: session.inboxAt,
    }));

  /** One round: everything that is due, one step after the other, until there is a reason to rest. */
  async function round(): Promise<void> {
    for (;;) {
      if (closing.signal.aborted) return;
      if (isTurnedBack(latest, clock.now())) hurry();
      latest = clock.now();
      const step = nextStep(view(), clock.now());
      if (step.do === 'rest') return rest(step.until);
      if (!session.busy) {
        session.busy = true;
        act.tell();
      }
      if (step.do === 'deliver') await act.deliverItem(step.id);
      else if (step.do === 'reconcile') await act.reconcileAll();
      else if (step.do === 'inbox') await act.lookAtInbox();
      else await act.askVerdict(step.batchId);
    }
  }

  function rest(until: number | null): void {
    if (timer) clearTimeout(timer);
    if (!started || until === null) return;
    timer = setTimeout(() => void wake(), Math.max(1, Math.min(until - clock.now(), LONGEST_REST)));
    timer.unref();
  }

  /** A wake that comes while a round ends must not be lost: it is only over when nobody wants another. */
  async function drive(): Promise<void> {
    try {
      while (wanted && !closing.signal.aborted) {
        wanted = false;
        await round();
      }
    } catch (error) {
      // A bug must not end the loop for good.
      if (closing.signal.aborted) return;
      given.log('error', `sync: ${error instanceof Error ? error.stack : 'unknown'}`);
      rest(clock.now() + pace.cap);
    } finally {
      running = null;
      if (session.busy) {
        session.busy = false;
        if (!closing.signal.aborted) act.tell();
      }
    }
  }

  /** Resolves when nothing is due any more. */
  function wake(): Promise<void> {
    wanted = true;
    running ??= drive();
    return running;
  }

  const status = () => ok(store.read((tx) => statusOf({ ...deps, platformUrl: enrolment.platformUrl }, tx)));

  /** Whatever is waiting for its time need not wait any longer; the line is tried at once. */
  function hurry(): void {
    session.line = { ...session.line, nextAt: null };
    session.inboxAt = 0;
    store.write((tx) => {
      for (const row of openItems(tx))
        if (row.state !== 'refused' && row.nextAt !== null) setItem(tx, row.id, { ...row, nextAt: null, cause: causeOf(row) });
    });
    for (const [batchId, verdict] of session.verdicts) session.verdicts.set(batchId, { ...verdict, nextAt: 0 });
  }

  store.write((tx) => {
    for (const row of orphans(tx)) deleteItem(tx, row.id);
    // Opening the program is a reason to try, and the clock may have been put back while it was closed.
    for (const row of openItems(tx)) if (row.nextAt !== null) setItem(tx, row.id, { ...row, nextAt: null, cause: causeOf(row) });
  });
  store.read((tx) => {
    for (const { batchId, doneAt } of overItems(tx, LOOK_BACK)) {
      const state = loadBatch(tx, batchId)?.state;
      // What the feed said may have been in doubt when the program ended: the last receipt is asked for once more.
      const judged = (state === 'accepted' || state === 'partly') && (doneAt ?? 0) > clock.now() - ASK_AGAIN_MS;
      if (state === 'received') session.verdicts.set(batchId, { attempts: 0, nextAt: 0 });
      else if (judged) session.verdicts.set(batchId, { attempts: LOOKS_AFTER_VERDICT - 1, nextAt: 0 });
    }
  });

  const outgoing = createOutgoing(randomUUID);
  let carriedCatalog: string | null = null;
  const files = byHand({
    store,
    clock,
    identity,
    outgoing,
    stop: closing.signal,
    take: given.take,
    applied: (event, effect) => {
      if (effect) act.received(String(event.body.batchId), effect);
    },
    received: act.received,
    unit: given.unit.uscc,
    caseChanged: (id) => emit({ kind: 'case', id }),
    catalog: (text) => {
      carriedCatalog = text;
      given.onCatalog?.();
    },
    tell: () => act.tell(),
  });

  /** After the transaction, which is synchronous. */
  const wakeSoon = (): void => {
    setImmediate(() => {
      if (started && !closing.signal.aborted) void wake();
    });
  };

  return {
    enqueue(tx, batchId) {
      enqueueBatch(tx, batchId, clock.now());
      wakeSoon();
    },
    enqueueMessage(tx, messageId) {
      enqueueMessage(tx, messageId, clock.now());
      wakeSoon();
    },
    withdrawMessage,
    upload(_, batchId) {
      const { sending } = session;
      return sending?.batchId === batchId ? { sent: sending.bytes > 0 ? sending.sent / sending.bytes : 0 } : null;
    },
    enrolment: identity.now,
    async fetchCatalog(known) {
      if (carriedCatalog !== null) {
        const text = carriedCatalog;
        carriedCatalog = null;
        return ok({ kind: 'package', text });
      }
      const answer = await platform.catalog(known, closing.signal);
      if (closing.signal.aborted) return fail(problem('contract/locked'));
      const wasDown = session.line.nextAt !== null;
      session.line = answer.ok ? lineUp() : lineDown(session.line, answer, clock.now(), pace, given.random());
      emit({ kind: 'sync' });
      if (answer.ok && wasDown && started) void wake();
      return answer.ok ? answer : fail(answer.problem);
    },
    async officeLedger(year) {
      const answer = await platform.ledger(year, closing.signal);
      if (closing.signal.aborted) return fail(problem('contract/locked'));
      return answer.ok ? answer : fail(answer.problem);
    },
    start() {
      started = true;
      void wake();
    },
    stop() {
      closing.abort();
      if (timer) clearTimeout(timer);
    },
    async finish() {
      closing.abort();
      if (timer) clearTimeout(timer);
      await running;
    },
    async evidence(caseId, sha256, from) {
      const answer = await platform.evidence(caseId, sha256, from, closing.signal);
      if (closing.signal.aborted) return fail(problem('contract/locked'));
      return answer.ok ? answer : fail(answer.problem);
    },
    offerFile: outgoing.put,
    takeFile: outgoing.take,
    handlers: {
      ...files,
      ...lineCalls({ store, session, status, wake: () => void wake(), tell: () => act.tell() }),
      'sync.status': status,
      'sync.now': async () => {
        hurry();
        await wake();
        return closing.signal.aborted ? fail(problem('contract/locked')) : status();
      },
      'sync.pause': async ({ paused }) => {
        session.paused = paused;
        store.write((tx) => writeOwn(tx, 'sync.paused', paused));
        if (paused) session.sending?.cut();
        else void wake();
        act.tell();
        return status();
      },
      'sync.retry': ({ id }) => {
        const row = store.read((tx) => itemOf(tx, id));
        if (!row) return fail(problem('sync/noItem'));
        if (row.state === 'done') return fail(problem('sync/received'));
        if (row.state === 'withdrawn') return fail(problem('sync/noItem'));
        const state = row.state === 'refused' ? 'waiting' : row.state;
        store.write((tx) => setItem(tx, id, { state, attempts: row.attempts, nextAt: null, cause: causeOf(row) }));
        store.write((tx) => setHeld(tx, id, false));
        session.line = { ...session.line, nextAt: null };
        void wake();
        return status();
      },
      'sync.hold': ({ id, held }) => {
        const row = store.read((tx) => itemOf(tx, id));
        if (!row || row.state === 'withdrawn') return fail(problem('sync/noItem'));
        if (row.state === 'done') return fail(problem('sync/received'));
        store.write((tx) => setHeld(tx, id, held));
        if (held && session.sending?.id === id) session.sending.cut();
        if (!held) void wake();
        act.tell();
        return status();
      },
      'sync.withdraw': async ({ id }, { officer }) => {
        if (session.leaving.has(id)) return fail(problem('sync/noItem'));
        session.leaving.add(id);
        try {
          if (session.sending?.id === id) {
            const { over } = session.sending;
            session.sending.cut();
            await over;
            if (closing.signal.aborted) return fail(problem('contract/locked'));
          }
          const keys = identity.keys();
          const { signal: stop } = closing;
          const taken = await withdrawItem(
            { store, clock, platform, keys, stop, received: (batchId, applied) => act.received(batchId, applied) },
            id,
            officer,
          );
          if (closing.signal.aborted) return fail(problem('contract/locked'));
          if (!taken.ok) return taken;
          act.tell(taken.value.submission);
          return status();
        } finally {
          session.leaving.delete(id);
          if (started && !closing.signal.aborted) void wake();
        }
      },
    },
  };
}
