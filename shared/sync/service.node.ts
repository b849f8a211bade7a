import { problem } from '../base/problem.ts';
import { fail, ok } from '../base/result.ts';
import { loadBatch } from '../submissions/outcome.node.ts';
import { attempts } from './attempts.node.ts';
import { type LoopView, lineDown, lineUp, nextStep } from './loop.ts';
import { asQueued, enqueueBatch, openQueue, orphans } from './outbox.node.ts';
import { platformFor } from './platform-http.node.ts';
import type { Pace, SyncDeps, SyncRoom } from './ports.ts';
import { causeOf, deleteItem, doneItems, itemOf, openItems, readOwn, setItem, writeOwn } from './queries.node.ts';
import { newSession } from './session.ts';
import { statusOf } from './status.node.ts';
import { withdrawItem } from './withdraw.node.ts';

const usualPace: Pace = { base: 1000, cap: 300_000, poll: 60_000 };
/** Looked at again at least this often: a computer that slept must not wait for a timer that slept with it. */
const LONGEST_REST = 60_000;
/** Deliveries whose verdict may still be missing after a restart. */
const LOOK_BACK = 200;

/** The sync room: outbox and inbox, driven by one loop that does one thing at a time. */
export function syncService(given: SyncDeps): SyncRoom {
  const { store, clock, emit, enrolment } = given;
  const pace = { ...usualPace, ...given.pace };
  const platform = given.platform ?? platformFor(enrolment, clock);
  const closing = new AbortController();
  const session = newSession(store.read((tx) => readOwn(tx, 'sync.paused')) === true);
  const deps = { ...given, platform, pace, session, closing: closing.signal };
  const act = attempts(deps);
  let started = false;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let wanted = false;

  const view = (): LoopView =>
    store.read((tx) => ({
      paused: session.paused,
      line: session.line,
      items: openQueue(tx)
        .map(asQueued)
        .filter((item) => !session.held.has(item.id)),
      verdicts: [...session.verdicts].map(([batchId, { nextAt }]) => ({ batchId, nextAt })),
      inboxAt: session.inboxAt,
    }));

  /** One round: everything that is due, one step after the other, until there is a reason to rest. */
  async function round(): Promise<void> {
    for (;;) {
      if (closing.signal.aborted) return;
      const step = nextStep(view(), clock.now());
      if (step.do === 'rest') return rest(step.until);
      if (!session.busy) {
        session.busy = true;
        act.tell();
      }
      if (step.do === 'deliver') await act.deliverItem(step.id);
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
  });
  store.read((tx) => {
    for (const { batchId } of doneItems(tx, LOOK_BACK))
      if (loadBatch(tx, batchId)?.state === 'received') session.verdicts.set(batchId, { attempts: 0, nextAt: 0 });
  });

  return {
    enqueue(tx, batchId) {
      enqueueBatch(tx, batchId, clock.now());
      // After the transaction, which is synchronous.
      setImmediate(() => {
        if (started && !closing.signal.aborted) void wake();
      });
    },
    upload(_, batchId) {
      const { sending } = session;
      return sending?.batchId === batchId ? { sent: sending.bytes > 0 ? sending.sent / sending.bytes : 0 } : null;
    },
    async fetchCatalog(known) {
      const answer = await platform.catalog(known, closing.signal);
      if (closing.signal.aborted) return fail(problem('contract/locked'));
      const wasDown = session.line.nextAt !== null;
      session.line = answer.ok ? lineUp() : lineDown(session.line, answer, clock.now(), pace, given.random());
      emit({ kind: 'sync' });
      if (answer.ok && wasDown && started) void wake();
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
    handlers: {
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
        const state = row.state === 'refused' ? 'waiting' : row.state;
        store.write((tx) => setItem(tx, id, { state, attempts: row.attempts, nextAt: null, cause: causeOf(row) }));
        session.line = { ...session.line, nextAt: null };
        void wake();
        return status();
      },
      'sync.withdraw': async ({ id }, { officer }) => {
        if (session.held.has(id)) return fail(problem('sync/noItem'));
        session.held.add(id);
        try {
          if (session.sending?.id === id) {
            const { over } = session.sending;
            session.sending.cut();
            await over;
            if (closing.signal.aborted) return fail(problem('contract/locked'));
          }
          const keys = enrolment.platformKeys;
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
          session.held.delete(id);
          if (started && !closing.signal.aborted) void wake();
        }
      },
    },
  };
}
