import { problem } from '../base/problem.ts';
import { loadBatch, readPart } from '../submissions/outcome.node.ts';
import { backoff } from './backoff.ts';
import { attemptMessage } from './case-attempts.node.ts';
import { smallChunks } from './chunk-size.ts';
import { type Delivered, deliver } from './deliver.node.ts';
import { opening } from './hours.ts';
import type { Identity } from './identity.node.ts';
import { readInbox } from './inbox.node.ts';
import { type ItemFacts, idlePace, lineDown, lineUp, settle } from './loop.ts';
import { type Applied, applyVerified } from './outcome.node.ts';
import type { Failure, Platform } from './platform.ts';
import type { Pace, SyncDeps } from './ports.ts';
import { causeOf, deleteItem, itemOf, setItem, setSent, setTried, setUploadUrl } from './queries.node.ts';
import { verifyState } from './receipts.node.ts';
import { reconcile } from './reconcile.node.ts';
import { failure } from './replies.ts';
import type { Sending, Session } from './session.ts';

export interface AttemptDeps extends SyncDeps {
  readonly platform: Platform;
  readonly pace: Pace;
  readonly session: Session;
  readonly identity: Identity;
  /** Aborted when the room stops; from then on the store is not touched. */
  readonly closing: AbortSignal;
}

/** Progress is told this often at most. */
const TELL_MS = 250;
/** After a verdict, the last receipt (入库) is asked for this often; later it comes by the inbox. */
export const LOOKS_AFTER_VERDICT = 8;

/** A line that costs is asked this many times less often. */
const METERED_POLLS = 15;

/** What the loop's steps do to the world: one delivery, one look at the inbox, one question after a verdict. */
export function attempts(deps: AttemptDeps) {
  const { store, clock, emit, session, platform, pace, closing, random } = deps;
  const { identity } = deps;
  const later = (tries: number): number => clock.now() + backoff(tries, pace, random());

  const tell = (submission?: string): void => {
    if (submission !== undefined) emit({ kind: 'submission', id: submission });
    emit({ kind: 'sync' });
  };

  /** What follows from receipts that were taken over. */
  const received = (batchId: string, applied: Applied | null): void => {
    if (!applied) return void session.verdicts.delete(batchId);
    const before = session.verdicts.get(batchId)?.attempts ?? 0;
    const tries = applied.changed ? 1 : before + 1;
    const open = applied.state === 'received' || applied.state === 'accepted' || applied.state === 'partly';
    if (open && (applied.state === 'received' || tries <= LOOKS_AFTER_VERDICT))
      session.verdicts.set(batchId, { attempts: tries, nextAt: later(tries) });
    else session.verdicts.delete(batchId);
    if (applied.changed) tell(applied.submission);
  };

  const failedLine = (failed: Failure): void => {
    session.line = lineDown(session.line, failed, clock.now(), idlePace(pace, pace.poll), random());
  };

  async function deliverItem(id: number): Promise<void> {
    const found = store.read((tx) => {
      const row = itemOf(tx, id);
      return { row, batch: row ? loadBatch(tx, row.batchId) : null };
    });
    const { row, batch } = found;
    if (!row) return;
    if (row.kind === 'case') return attemptMessage(deps, row, tell);
    if (!batch) return store.write((tx) => deleteItem(tx, id));
    store.write((tx) => setTried(tx, id));
    const cut = new AbortController();
    const stop = AbortSignal.any([closing, cut.signal]);
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    const { batchId, bytes } = batch;
    const sending: Sending = { id, batchId, bytes, sent: row.sent, rate: null, cut: () => cut.abort(), over };
    session.sending = sending;
    tell(batch.submission);
    let told = clock.now();
    const open = (): void => {
      if (closing.aborted) throw new Error('the store is closed');
    };
    let delivered: Delivered;
    try {
      delivered = await deliver(
        {
          platform,
          clock,
          keys: identity.keys,
          stop,
          chunks: session.rules.metered ? smallChunks : pace.chunks,
          bandwidth: session.rules.bandwidth === null ? null : session.rules.bandwidth * 1024,
          read: (n) => {
            open();
            return store.read((tx) => readPart(tx, batchId, n));
          },
          opened: (url) => {
            open();
            store.write((tx) => setUploadUrl(tx, id, url));
          },
          confirmed: (sent, rate) => {
            open();
            store.write((tx) => setSent(tx, id, sent));
            sending.sent = sent;
            sending.rate = rate ?? sending.rate;
            // The hours in which it may go can end while it goes.
            const wanted = { bytes, due: batch.due, pressed: session.pressed.has(id) };
            if (opening(session.rules, wanted, clock.now()).why !== null) sending.cut();
            if (clock.now() - told < TELL_MS) return;
            told = clock.now();
            tell(batch.submission);
          },
        },
        batch,
        row.state === 'asking' ? row.attempts : 0,
      );
    } catch (error) {
      if (!closing.aborted) deps.log('error', `delivery of ${batchId}: ${error instanceof Error ? error.stack : 'unknown'}`);
      const detail = error instanceof Error ? error.message.slice(0, 100) : 'unknown';
      delivered = {
        attempt: { kind: 'failed', failure: failure('item', problem('sync/interrupted', { detail })) },
        verified: null,
      };
    } finally {
      session.sending = null;
      end();
    }
    if (closing.aborted) return;
    // Cut by an officer (pause, withdraw): no failure, and nothing to wait for. A receipt counts all the same.
    if (stop.aborted && !delivered.verified) return tell(batch.submission);
    const { attempt, verified } = delivered;
    const before: ItemFacts = { state: row.state, attempts: row.attempts, nextAt: row.nextAt, cause: causeOf(row) };
    const settled = settle(before, session.line, attempt, clock.now(), pace, random());
    session.line = settled.line;
    const applied = store.write((tx) => {
      if (verified) return applyVerified(tx, batchId, verified, clock.now());
      setItem(tx, id, settled.item);
      return null;
    });
    if (verified) received(batchId, applied);
    tell(batch.submission);
  }

  async function lookAtInbox(): Promise<void> {
    let catalog = false;
    const read = await readInbox({
      store,
      clock,
      platform,
      identity,
      unit: deps.unit.uscc,
      stop: closing,
      applied: (event, effect) => {
        catalog ||= event.kind === 'catalog';
        if (effect) received(String(event.body.batchId), effect);
      },
      caseChanged: (id) => emit({ kind: 'case', id }),
      doubtful: (batchId) => void session.verdicts.set(batchId, { attempts: 1, nextAt: later(1) }),
    });
    if (closing.aborted) return;
    const poll = pace.poll * (session.rules.metered ? METERED_POLLS : 1);
    session.inboxAt = clock.now() + Math.round(poll * (0.9 + 0.2 * random()));
    if (read.ok) session.line = lineUp();
    // The feed breaks the protocol: the line stands, but an officer should see it.
    else if (read.reach === 'item' || read.reach === 'refused') session.line = { ...lineUp(), problem: read.problem };
    else {
      failedLine(read);
      session.inboxAt = clock.now();
    }
    tell();
    if (catalog) deps.onCatalog?.();
  }

  async function askVerdict(batchId: string): Promise<void> {
    const tries = session.verdicts.get(batchId)?.attempts ?? 0;
    const batch = store.read((tx) => loadBatch(tx, batchId));
    if (!batch) return void session.verdicts.delete(batchId);
    const answer = await platform.batchState(batchId, closing);
    if (closing.aborted) return;
    session.verdicts.set(batchId, { attempts: tries + 1, nextAt: later(tries + 1) });
    if (!answer.ok) {
      failedLine(answer);
      return tell();
    }
    session.line = lineUp();
    if (!answer.value) return;
    const verified = verifyState(answer.value, batch, identity.keys());
    if (!verified.ok) {
      session.line = { ...lineUp(), problem: verified.problem };
      return tell();
    }
    const applied = store.write((tx) => applyVerified(tx, batchId, verified.value, clock.now()));
    received(batchId, applied);
  }

  async function reconcileAll(): Promise<void> {
    const done = await reconcile({ store, clock, platform, identity, stop: closing, received });
    if (closing.aborted) return;
    if (done.ok) session.line = lineUp();
    // The platform's answer about one batch makes no sense: nothing goes out, and it is asked again after a while.
    else failedLine({ ...done, reach: done.reach === 'auth' ? 'auth' : 'line' });
    tell();
  }

  return { reconcileAll, deliverItem, lookAtInbox, askVerdict, received, tell };
}
