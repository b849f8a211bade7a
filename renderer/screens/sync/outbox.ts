import type { OutboxItem, OutboxState } from '../../../shared/sync/model.ts';
import type { Tone } from '../../parts/tag.tsx';

export const isOver = ({ state }: Pick<OutboxItem, 'state'>): boolean => state === 'done' || state === 'withdrawn';

/** Stops until somebody does something. */
export const needsOfficer = ({ state }: Pick<OutboxItem, 'state'>): boolean => state === 'refused';

/** What a bundle of everything takes along: not what an officer keeps here, nor what was refused as it is. */
export const goesByHand = (item: Pick<OutboxItem, 'state' | 'held'>): boolean =>
  !isOver(item) && !needsOfficer(item) && !item.held;

/** What a batch that waits may still be woken for. */
export const mayRetry = (item: Pick<OutboxItem, 'state' | 'cause' | 'nextAt'>): boolean =>
  item.state === 'refused' ||
  ((item.state === 'waiting' || item.state === 'asking') && (item.cause !== null || item.nextAt !== null));

const tones: Readonly<Record<OutboxState, Tone>> = {
  waiting: 'grey',
  sending: 'blue',
  asking: 'blue',
  paused: 'amber',
  refused: 'red',
  done: 'green',
  withdrawn: 'grey',
};

export const toneOf = (state: OutboxState): Tone => tones[state];

/** What needs the officer first, then what moves, then the queue in its order; what is over is kept apart, latest first. */
export function sorted(items: readonly OutboxItem[]): { readonly open: OutboxItem[]; readonly over: OutboxItem[] } {
  const rank = (item: OutboxItem): number =>
    needsOfficer(item) ? 0 : item.state === 'sending' || item.state === 'asking' ? 1 : 2;
  return {
    open: items.filter((item) => !isOver(item)).sort((a, b) => rank(a) - rank(b) || a.queuedAt - b.queuedAt || a.id - b.id),
    over: items.filter(isOver).sort((a, b) => (b.doneAt ?? b.queuedAt) - (a.doneAt ?? a.queuedAt) || b.id - a.id),
  };
}

/** Bytes the platform holds of what stands still: pausing or a cut loses none of them. Null where nothing is to be said. */
export const keptThere = (item: Pick<OutboxItem, 'state' | 'sent' | 'bytes'>): number | null =>
  !isOver(item) && item.state !== 'sending' && item.sent > 0 && item.sent < item.bytes ? item.sent : null;

export interface Upload {
  /** 0..1 */
  readonly share: number;
  /** Whole seconds; null while nothing can be foretold. */
  readonly secondsLeft: number | null;
}

export function uploadOf({ bytes, sent, rate }: Pick<OutboxItem, 'bytes' | 'sent' | 'rate'>): Upload {
  return {
    share: bytes === 0 ? 1 : Math.min(1, sent / bytes),
    secondsLeft: rate === null || rate <= 0 ? null : Math.ceil(Math.max(0, bytes - sent) / rate),
  };
}

export interface Span {
  readonly unit: 'seconds' | 'minutes' | 'hours';
  readonly count: number;
}

/** A span as it would be said: seconds under a minute and a half, then minutes, then hours. */
export function spanOf(seconds: number): Span {
  if (seconds < 90) return { unit: 'seconds', count: Math.max(1, Math.round(seconds)) };
  if (seconds < 90 * 60) return { unit: 'minutes', count: Math.round(seconds / 60) };
  return { unit: 'hours', count: Math.round(seconds / 3600) };
}

/** Below this the platform's clock and ours agree well enough to say nothing (ms). */
const WORTH_SAYING = 60_000;

/** Seconds that our clock is ahead (+) or behind (−); null when not worth a word. */
export const skewSeconds = (skew: number | null): number | null =>
  skew === null || Math.abs(skew) < WORTH_SAYING ? null : Math.round(-skew / 1000);
