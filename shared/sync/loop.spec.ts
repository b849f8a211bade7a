import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problem } from '../base/problem.ts';
import { noRules } from './hours.ts';
import { type Attempt, freshLine, type ItemFacts, type LoopView, nextStep, type QueuedItem, settle } from './loop.ts';
import type { Reach } from './platform.ts';
import { failure } from './replies.ts';

const pace = { base: 1000, cap: 300_000 };
const fresh: ItemFacts = { state: 'waiting', attempts: 0, nextAt: null, cause: null };
const queued = (id: number, more: Partial<QueuedItem> = {}): QueuedItem => ({
  id,
  waitsFor: null,
  held: false,
  bytes: 1000,
  due: null,
  pressed: false,
  ...fresh,
  ...more,
});
const view = (more: Partial<LoopView> = {}): LoopView => ({
  paused: false,
  shut: false,
  rules: noRules,
  line: freshLine,
  items: [],
  verdicts: [],
  inboxAt: 10_000,
  ...more,
});
const failed = (reach: Reach, retryAfter: number | null = null): Attempt => ({
  kind: 'failed',
  failure: failure(reach, problem('sync/busy', { detail: 'x' }), retryAfter),
});
const once = (item: ItemFacts, attempt: Attempt, line = freshLine) => settle(item, line, attempt, 5000, pace, 0.5);

describe('nextStep', () => {
  it('asks about everything first after a restored backup, but not while paused or told to wait', () => {
    const shut = view({ shut: true, items: [queued(1)], inboxAt: 0 });
    expect(nextStep(shut, 5)).toEqual({ do: 'reconcile' });
    expect(nextStep({ ...shut, paused: true }, 5)).toEqual({ do: 'rest', until: null });
    expect(nextStep({ ...shut, line: { ...freshLine, nextAt: 9 } }, 5)).toEqual({ do: 'rest', until: 9 });
  });

  it('leaves alone what is held, and what its lane holds up', () => {
    expect(nextStep(view({ items: [queued(1, { held: true }), queued(2)] }), 0)).toEqual({ do: 'deliver', id: 2 });
  });

  it('delivers in the order of the queue, before it reads anything', () => {
    expect(nextStep(view({ items: [queued(2), queued(1)], inboxAt: 0 }), 0)).toEqual({ do: 'deliver', id: 2 });
  });

  it('passes over what waits, was refused, is done or has its predecessor before it', () => {
    const items = [
      queued(1, { nextAt: 900 }),
      queued(2, { state: 'refused' }),
      queued(3, { state: 'done' }),
      queued(4, { waitsFor: 'b1' }),
      queued(5, { state: 'asking', nextAt: 400 }),
    ];
    expect(nextStep(view({ items }), 500)).toEqual({ do: 'deliver', id: 5 });
    expect(nextStep(view({ items: items.slice(0, 4) }), 500)).toEqual({ do: 'rest', until: 900 });
  });

  it('reads the inbox when its time has come, then asks for verdicts, then rests until the earliest', () => {
    const verdicts = [{ batchId: 'b1', nextAt: 200 }];
    expect(nextStep(view({ inboxAt: 100, verdicts }), 300)).toEqual({ do: 'inbox' });
    expect(nextStep(view({ verdicts }), 300)).toEqual({ do: 'verdict', batchId: 'b1' });
    expect(nextStep(view({ verdicts }), 100)).toEqual({ do: 'rest', until: 200 });
  });

  it('asks nobody while the line is down, and nothing at all while paused', () => {
    const line = { ...freshLine, state: 'offline', attempts: 1, nextAt: 700 } as const;
    expect(nextStep(view({ items: [queued(1)], line, inboxAt: 0 }), 600)).toEqual({ do: 'rest', until: 700 });
    expect(nextStep(view({ items: [queued(1)], line, inboxAt: 0 }), 700)).toEqual({ do: 'deliver', id: 1 });
    expect(nextStep(view({ items: [queued(1)], paused: true }), 600)).toEqual({ do: 'rest', until: null });
  });
});

describe('hours', () => {
  const ten = Date.parse('2026-11-05T10:00:00+08:00');
  const noon = ten + 2 * 3_600_000;
  const night = { ...noRules, night: { from: 22, to: 6 } };
  const quiet = { ...noRules, quiet: { from: 9, to: 12 } };
  const evening = ten + 12 * 3_600_000;

  it('leave a payload lying until night, and let what is small and what was pressed go before it', () => {
    const items = [queued(1), queued(2, { bytes: 0 })];
    expect(nextStep(view({ rules: night, items, inboxAt: ten + 5e8 }), ten)).toEqual({ do: 'deliver', id: 2 });
    expect(nextStep(view({ rules: night, items: [queued(1)], inboxAt: ten + 5e8 }), ten)).toEqual({ do: 'rest', until: evening });
    expect(nextStep(view({ rules: night, items: [queued(1, { pressed: true })] }), ten)).toEqual({ do: 'deliver', id: 1 });
  });
  it('ask nobody anything while it is quiet, not even for what is overdue to be asked', () => {
    const verdicts = [{ batchId: 'b1', nextAt: 0 }];
    expect(nextStep(view({ rules: quiet, items: [queued(1)], verdicts, inboxAt: 0 }), ten)).toEqual({ do: 'rest', until: noon });
    expect(nextStep(view({ rules: quiet, shut: true }), ten)).toEqual({ do: 'rest', until: noon });
    expect(nextStep(view({ rules: quiet, shut: true, items: [queued(1, { pressed: true })] }), ten)).toEqual({ do: 'reconcile' });
    expect(nextStep(view({ rules: quiet, verdicts, inboxAt: noon + 9 }), noon)).toEqual({ do: 'verdict', batchId: 'b1' });
  });
  it('do not shorten a wait after a failure', () => {
    const items = [queued(1, { nextAt: noon + 7, pressed: true })];
    expect(nextStep(view({ rules: quiet, items, inboxAt: noon + 8 }), noon)).toEqual({ do: 'rest', until: noon + 7 });
  });
});

describe('settle', () => {
  it('is done only by a verified receipt', () => {
    expect(once(fresh, { kind: 'received' }).item).toMatchObject({ state: 'done', nextAt: null, cause: null });
    const others: Attempt[] = [
      { kind: 'unconfirmed', problem: null },
      { kind: 'unconfirmed', problem: problem('sync/receiptUnverified', { detail: 'root' }) },
      failed('line'),
      failed('auth'),
      failed('item'),
      failed('refused'),
    ];
    for (const attempt of others) expect(once(fresh, attempt).item.state).not.toBe('done');
  });

  it('goes on asking for a receipt, less and less often, and says why', () => {
    const p = problem('sync/receiptUnverified', { detail: 'root' });
    const first = once(fresh, { kind: 'unconfirmed', problem: p });
    expect(first.item).toEqual({ state: 'asking', attempts: 1, nextAt: 5750, cause: p });
    expect(once(first.item, { kind: 'unconfirmed', problem: p }).item).toMatchObject({ attempts: 2, nextAt: 6500 });
  });

  it('lets a cut line hold up everything together', () => {
    const { item, line } = once(fresh, failed('line', 60_000));
    expect(line).toMatchObject({ state: 'offline', attempts: 1, nextAt: 80_000 });
    expect(item).toMatchObject({ state: 'waiting', attempts: 1, nextAt: 80_000 });
  });

  it('keeps a wholly sent batch asking when the line is cut', () => {
    expect(once({ ...fresh, state: 'asking' }, failed('line')).item.state).toBe('asking');
  });

  it('does not hammer a platform that refuses us', () => {
    const { line } = once(fresh, failed('auth'));
    expect(line.state).toBe('refused');
    expect(line.nextAt).toBeGreaterThanOrEqual(5000 + pace.cap / 2);
  });

  it('leaves a refused batch alone until an officer acts, and the line up', () => {
    const { item, line } = once(fresh, failed('refused'));
    expect(item).toMatchObject({ state: 'refused', nextAt: null });
    expect(line).toMatchObject({ state: 'connected', problem: null });
  });

  it('always leaves an open item with a next time in the future, whatever happens to it', () => {
    const attempts = fc.array(
      fc.oneof(
        fc.constant<Attempt>({ kind: 'unconfirmed', problem: null }),
        fc.constantFrom<Reach>('line', 'auth', 'item').map((reach) => failed(reach)),
      ),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(attempts, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (story, random) => {
        let item: ItemFacts = fresh;
        let line = freshLine;
        let now = 0;
        for (const attempt of story) {
          ({ item, line } = settle(item, line, attempt, now, pace, random));
          expect(item.nextAt).toBeGreaterThan(now);
          expect((item.nextAt ?? 0) - now).toBeLessThanOrEqual(pace.cap);
          now = item.nextAt ?? now;
          expect(nextStep(view({ items: [queued(1, item)], line, inboxAt: now + 1 }), now)).toEqual({ do: 'deliver', id: 1 });
        }
      }),
    );
  });
});
