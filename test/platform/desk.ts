import { beijingDay } from '../../shared/base/clock.ts';
import type { BatchRecord } from './batch-book.ts';
import { type Books, contentUpTo } from './content.ts';
import type { ErrorReply } from './http.ts';
import { examine } from './intake.ts';
import { type JudgeRules, judge } from './judge.ts';
import { judgeChanges } from './judge-changes.ts';
import { dutyOf } from './manifest-check.ts';
import { takeStep } from './receipts.ts';
import type { PlatformState } from './state.ts';

export interface DeskOptions {
  readonly state: PlatformState;
  readonly rules: Omit<JudgeRules, 'today'>;
  /** Milliseconds the office takes to judge and to store. */
  readonly judgeDelay: number;
  readonly storeDelay: number;
  readonly pathOf: (uploadId: string) => string;
  /** A batch passed judgement, whole or in part. */
  readonly accepted: (batch: BatchRecord) => void;
}

/** The office behind the counter: takes what arrived, then judges and stores, one batch after the other. */
export interface Desk {
  /** A payload is complete: answers why it is refused, or null with the received receipt given. */
  arrived(batchId: string): Promise<ErrorReply | null>;
  /** Its payload is here and is being looked through: until that is over nothing may take its place. */
  takingIn(batchId: string): boolean;
  /** Goes on with a batch in the background. */
  proceed(batchId: string): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Stops between two steps. */
  stop(): Promise<void>;
}

export function openDesk({ state, rules, judgeDelay, storeDelay, pathOf, accepted }: DeskOptions): Desk {
  const stopped = new AbortController();
  const arriving = new Map<string, Promise<ErrorReply | null>>();
  let work: Promise<void> = Promise.resolve();

  const books: Books = {
    batch: (batchId) => state.batches.get(batchId),
    dataset: ({ manifest }) => {
      const duty = dutyOf(state, manifest);
      return duty.ok ? duty.value.dataset : null;
    },
    pathOf,
  };

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (ms <= 0 || stopped.signal.aborted) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(end, ms);
      stopped.signal.addEventListener('abort', end, { once: true });
    });

  async function takeIn(batchId: string): Promise<ErrorReply | null> {
    const record = state.batches.get(batchId);
    if (record?.state !== 'awaiting-upload' || record.uploadId === null) return null;
    const duty = dutyOf(state, record.manifest);
    const refused = duty.ok ? await examine(pathOf(record.uploadId), record.manifest, duty.value.dataset) : null;
    if (refused) {
      // A torn upload may come again; content that contradicts its manifest never becomes right.
      const final = refused.code === 2005 ? refused : null;
      state.batches.put({ ...record, uploadId: null, refused: final });
      return refused;
    }
    takeStep(state, record, { state: 'received', receivedAt: state.clock.now() });
    return null;
  }

  async function step(record: BatchRecord): Promise<BatchRecord | null> {
    // A nil return has nothing to judge; here only when a kill came between its two receipts.
    if (record.state === 'received' && record.manifest.mode === 'nil')
      return takeStep(state, record, { state: 'accepted', accepted: 0, rejected: 0 });
    if (record.state === 'received' && record.uploadId !== null) {
      await pause(judgeDelay);
      const duty = dutyOf(state, record.manifest);
      if (!duty.ok || stopped.signal.aborted) return null;
      const today = beijingDay(state.clock.now());
      const { manifest } = record;
      const path = pathOf(record.uploadId);
      const all = { ...rules, today };
      const verdict = manifest.changes
        ? await judgeChanges(path, manifest, duty.value, await contentUpTo(books, manifest.predecessor ?? ''), all)
        : await judge(path, manifest, duty.value, all);
      if (stopped.signal.aborted) return null;
      const judged = takeStep(state, record, verdict);
      if (judged.state !== 'returned') accepted(judged);
      return judged;
    }
    if (record.state === 'accepted' || record.state === 'partly') {
      await pause(storeDelay);
      return stopped.signal.aborted ? null : takeStep(state, record, { state: 'stored' });
    }
    return null;
  }

  async function goOn(batchId: string): Promise<void> {
    let record = state.batches.get(batchId);
    while (record && !stopped.signal.aborted) record = await step(record);
  }

  const desk: Desk = {
    arrived(batchId) {
      // The last piece may come twice at once; the batch is taken in once.
      const running = arriving.get(batchId) ?? takeIn(batchId).finally(() => arriving.delete(batchId));
      arriving.set(batchId, running);
      return running.then((refused) => {
        if (!refused) desk.proceed(batchId);
        return refused;
      });
    },
    takingIn: (batchId) => arriving.has(batchId),
    proceed(batchId) {
      work = work
        .then(() => goOn(batchId))
        .catch((error: unknown) => {
          const cause = error instanceof Error && error.cause ? ` (${String(error.cause)})` : '';
          process.stderr.write(`platform: ${batchId}: ${String(error)}${cause}\n`);
        });
    },
    async idle() {
      for (let seen: Promise<void> | null = null; seen !== work; ) {
        seen = work;
        await seen;
      }
    },
    async stop() {
      stopped.abort();
      await desk.idle();
    },
  };
  return desk;
}
