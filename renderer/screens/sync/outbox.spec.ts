import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../shared/sync/model.ts';
import { goesByHand, keptThere, mayRetry, skewSeconds, sorted, spanOf, uploadOf } from './outbox.ts';

const item = (part: Partial<OutboxItem>): OutboxItem => ({
  id: 1,
  submission: 's',
  case: null,
  batchId: 'B',
  dataset: 'RS01',
  title: { zh: '单位社会保险参保信息' },
  period: '2026-10',
  revision: 1,
  rows: 1,
  state: 'waiting',
  bytes: 100,
  sent: 0,
  rate: null,
  attempts: 0,
  cause: null,
  nextAt: null,
  waitsFor: null,
  hours: null,
  held: false,
  carriedAt: null,
  queuedAt: 1,
  doneAt: null,
  ...part,
});

describe('sorted', () => {
  it('puts what needs the officer before what moves and what waits, and keeps what is over apart', () => {
    const { open, over } = sorted([
      item({ id: 1, queuedAt: 1 }),
      item({ id: 2, queuedAt: 2, state: 'sending' }),
      item({ id: 3, queuedAt: 3, state: 'refused' }),
      item({ id: 4, queuedAt: 0 }),
      item({ id: 5, state: 'done', doneAt: 5 }),
      item({ id: 6, state: 'withdrawn', doneAt: 6 }),
    ]);
    expect(open.map(({ id }) => id)).toEqual([3, 2, 4, 1]);
    expect(over.map(({ id }) => id)).toEqual([6, 5]);
  });
});

describe('uploadOf', () => {
  it('foretells the end only from a rate', () => {
    expect(uploadOf(item({ bytes: 1000, sent: 250, rate: 100 }))).toEqual({ share: 0.25, secondsLeft: 8 });
    expect(uploadOf(item({ bytes: 1000, sent: 250 }))).toEqual({ share: 0.25, secondsLeft: null });
    expect(uploadOf(item({ bytes: 0, sent: 0, rate: 0 }))).toEqual({ share: 1, secondsLeft: null });
  });
});

describe('mayRetry', () => {
  it('wakes what waits after a failure or was refused, not what moves or has not been tried', () => {
    expect(mayRetry(item({ state: 'refused' }))).toBe(true);
    expect(mayRetry(item({ cause: { code: 'sync/busy' } }))).toBe(true);
    expect(mayRetry(item({ nextAt: 9 }))).toBe(true);
    expect(mayRetry(item({}))).toBe(false);
    expect(mayRetry(item({ state: 'sending', cause: { code: 'sync/busy' } }))).toBe(false);
  });
});

describe('spans', () => {
  it('are said in the unit people use', () => {
    expect(spanOf(0.2)).toEqual({ unit: 'seconds', count: 1 });
    expect(spanOf(89)).toEqual({ unit: 'seconds', count: 89 });
    expect(spanOf(125)).toEqual({ unit: 'minutes', count: 2 });
    expect(spanOf(7200)).toEqual({ unit: 'hours', count: 2 });
  });
  it('of the clock are said only when they matter; a server behind us means we are fast', () => {
    expect(skewSeconds(null)).toBeNull();
    expect(skewSeconds(-4000)).toBeNull();
    expect(skewSeconds(-120_000)).toBe(120);
    expect(skewSeconds(120_000)).toBe(-120);
  });
});

it('says what the platform holds of an upload that stands still, and only then', () => {
  expect(keptThere(item({ state: 'paused', sent: 40 }))).toBe(40);
  expect(keptThere(item({ state: 'waiting', sent: 40 }))).toBe(40);
  for (const other of [{ state: 'sending' as const, sent: 40 }, { sent: 0 }, { sent: 100 }, { state: 'done' as const, sent: 40 }])
    expect(keptThere(item(other))).toBeNull();
});

it('takes along by hand what waits, not what is kept here, refused or over', () => {
  expect([item({}), item({ state: 'asking' }), item({ state: 'paused' })].map(goesByHand)).toEqual([true, true, true]);
  const others = [item({ held: true }), item({ state: 'refused' }), item({ state: 'done' }), item({ state: 'withdrawn' })];
  expect(others.map(goesByHand)).toEqual([false, false, false, false]);
});
