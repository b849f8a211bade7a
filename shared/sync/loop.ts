import type { Problem } from '../base/problem.ts';
import { backoff } from './backoff.ts';
import { type LineRules, opening, quietUntil, type Wanted } from './hours.ts';
import type { Failure } from './platform.ts';

/**
 * The loop's rules, without clock, network or store: what to do next, and what an attempt changes. The drawing is in
 * README.md.
 */

/** How it is stored. `sending` and `paused` are seen but never stored, so a crash cannot leave them behind. */
export type StoredState = 'waiting' | 'asking' | 'refused' | 'done' | 'withdrawn';

export interface ItemFacts {
  readonly state: StoredState;
  /** Failures in a row, or questions without a receipt. */
  readonly attempts: number;
  readonly nextAt: number | null;
  readonly cause: Problem | null;
}

export interface LineFacts {
  /** `unknown` until the first contact of this session. */
  readonly state: 'unknown' | 'connected' | 'offline' | 'refused';
  readonly attempts: number;
  /** Until then nobody is asked anything. */
  readonly nextAt: number | null;
  readonly problem: Problem | null;
}

export const freshLine: LineFacts = { state: 'unknown', attempts: 0, nextAt: null, problem: null };

export interface LoopPace {
  readonly base: number;
  readonly cap: number;
}

/**
 * For what nobody waits for (a look at the inbox, a verdict): tried again no sooner than half the time between two looks.
 * With the pace of deliveries, a platform that goes away would be asked seven times as often as one that is there.
 */
export const idlePace = ({ cap }: LoopPace, poll: number): LoopPace => ({ base: Math.min(cap, poll / 2), cap });

/** How one delivery ended. */
export type Attempt =
  /** A receipt verified: the platform has it and has said so. */
  | { readonly kind: 'received' }
  /** Everything is with the platform, but no receipt yet; or one that did not verify, which is no receipt. */
  | { readonly kind: 'unconfirmed'; readonly problem: Problem | null }
  | { readonly kind: 'failed'; readonly failure: Failure };

const ASKED_IN_VAIN = 12;

/**
 * Whether to send anew what the other side has held whole for so many attempts and still awaits: it may have died, or
 * heard the line go, between the last byte and taking it in, and would await it for ever.
 */
export const isInVain = (asked: number): boolean => asked > 0 && asked % ASKED_IN_VAIN === 0;

export interface Settled {
  readonly item: ItemFacts;
  readonly line: LineFacts;
}

/** What an attempt makes of the item and of the line. */
export function settle(item: ItemFacts, line: LineFacts, attempt: Attempt, now: number, pace: LoopPace, random: number): Settled {
  const later = (retryAfter: number | null): number => now + backoff(item.attempts + 1, pace, random, retryAfter);
  if (attempt.kind === 'received')
    return { item: { state: 'done', attempts: item.attempts, nextAt: null, cause: null }, line: lineUp() };
  if (attempt.kind === 'unconfirmed')
    return {
      item: { state: 'asking', attempts: item.attempts + 1, nextAt: later(null), cause: attempt.problem },
      line: lineUp(),
    };
  const { problem, reach, retryAfter } = attempt.failure;
  // What was wholly sent stays "asking": sending it again is not what is missing.
  const state = item.state === 'asking' ? 'asking' : 'waiting';
  const attempts = item.attempts + 1;
  if (reach === 'refused') return { item: { state: 'refused', attempts, nextAt: null, cause: problem }, line: lineUp() };
  if (reach === 'item') return { item: { state, attempts, nextAt: later(retryAfter), cause: problem }, line: lineUp() };
  const down = lineDown(line, attempt.failure, now, pace, random);
  return { item: { state, attempts, nextAt: down.nextAt, cause: problem }, line: down };
}

export const lineUp = (): LineFacts => ({ state: 'connected', attempts: 0, nextAt: null, problem: null });

/** After a failure that concerns everyone. Only such failures change the line; the others prove that it works. */
export function lineDown(line: LineFacts, failed: Failure, now: number, pace: LoopPace, random: number): LineFacts {
  if (failed.reach !== 'line' && failed.reach !== 'auth') return lineUp();
  const attempts = line.attempts + 1;
  // Not to us: asking often cannot help, and may lock the account.
  const slow = failed.reach === 'auth' ? { base: pace.cap, cap: pace.cap } : pace;
  return {
    state: failed.reach === 'auth' ? 'refused' : 'offline',
    attempts,
    nextAt: now + backoff(attempts, slow, random, failed.retryAfter),
    problem: failed.problem,
  };
}

export interface QueuedItem extends ItemFacts, Wanted {
  readonly id: number;
  /** Batch that must be received first; null when none is in the way. */
  readonly waitsFor: string | null;
  /** An officer keeps this one here for now. */
  readonly held: boolean;
}

export interface LoopView {
  readonly paused: boolean;
  /** When the line may be used. */
  readonly rules: LineRules;
  /** After a restored backup: nothing is sent before the platform was asked about all of it. */
  readonly shut: boolean;
  readonly line: LineFacts;
  /** In the order in which they were queued. */
  readonly items: readonly QueuedItem[];
  /** Received batches whose verdict is not known yet: when to ask next. */
  readonly verdicts: readonly { readonly batchId: string; readonly nextAt: number }[];
  /** When the inbox is to be looked at next. */
  readonly inboxAt: number;
}

export type Step =
  | { readonly do: 'deliver'; readonly id: number }
  | { readonly do: 'reconcile' }
  | { readonly do: 'inbox' }
  | { readonly do: 'verdict'; readonly batchId: string }
  /** Nothing to do before `until`; null = before somebody wakes the loop. */
  | { readonly do: 'rest'; readonly until: number | null };

const isOpen = (item: QueuedItem): boolean =>
  (item.state === 'waiting' || item.state === 'asking') && item.waitsFor === null && !item.held;

/** Smaller steps back are what a clock that is kept right makes. */
const STEP_BACK = 2000;

/** The clock was put back: times to wait for, kept by the old one, mean nothing any more. */
export const isTurnedBack = (before: number, now: number): boolean => now < before - STEP_BACK;

/** Deliveries first (they have deadlines), then what the platform has to say. */
export function nextStep(view: LoopView, now: number): Step {
  if (view.paused) return { do: 'rest', until: null };
  if (view.line.nextAt !== null && view.line.nextAt > now) return { do: 'rest', until: view.line.nextAt };
  const quiet = quietUntil(view.rules, now);
  const open = view.items.filter(isOpen).map((item) => ({ item, at: opening(view.rules, item, now).at }));
  // Nothing may go before it was asked about: where one may go in quiet hours, so may the question.
  if (view.shut) {
    const first = Math.min(quiet, ...open.map(({ at }) => at));
    return first > now ? { do: 'rest', until: first } : { do: 'reconcile' };
  }
  const times = open.map(({ item, at }) => Math.max(item.nextAt ?? now, at));
  const due = open[times.findIndex((at) => at <= now)];
  if (due) return { do: 'deliver', id: due.item.id };
  const inboxAt = Math.max(view.inboxAt, quiet);
  if (inboxAt <= now) return { do: 'inbox' };
  const verdicts = view.verdicts.map(({ batchId, nextAt }) => ({ batchId, at: Math.max(nextAt, quiet) }));
  const verdict = verdicts.find(({ at }) => at <= now);
  if (verdict) return { do: 'verdict', batchId: verdict.batchId };
  return { do: 'rest', until: Math.min(inboxAt, ...times, ...verdicts.map(({ at }) => at)) };
}
