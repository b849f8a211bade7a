import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineEvent } from '../../shared/base/emit.ts';
import { problem } from '../../shared/base/problem.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CallName, CallReply } from '../../shared/contract/contract.ts';
import { createAnswersAhead } from './answers-ahead.ts';

/** An engine whose answers come when told; each says which question it answers. */
function slowEngine() {
  const waiting: ((result: Result<unknown>) => void)[] = [];
  const hearers: ((event: EngineEvent) => void)[] = [];
  const ahead = createAnswersAhead({
    call: <N extends CallName>() =>
      new Promise<Result<CallReply<N>>>((resolve) => waiting.push((result) => resolve(result as Result<CallReply<N>>))),
    listen: (on) => {
      hearers.push(on);
      return () => {};
    },
  });
  return {
    ahead,
    asked: () => waiting.length,
    answer: async (n: number, result: Result<unknown> = ok(n % 2 === 1)) => {
      waiting[n]?.(result);
      await Promise.resolve();
      await Promise.resolve();
    },
    tell: (event: EngineEvent) => {
      for (const hear of hearers) hear(event);
    },
  };
}

describe('answers asked ahead', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are taken by who asks the same, without asking twice', async () => {
    const { ahead, asked, answer } = slowEngine();
    void ahead.askAhead('settings.cover', {}, ['settings']);
    expect(ahead.cameAhead('settings.cover', {})).toBeNull();
    await answer(0);
    expect(ahead.cameAhead('settings.cover', {})).toBe(false);
    expect(await ahead.callOrTake('settings.cover', {})).toEqual(ok(false));
    expect(asked()).toBe(1);
    void ahead.callOrTake('settings.layout', { dataset: 'SS01' });
    expect(asked()).toBe(2);
  });

  it('are asked anew when something happened, and not known until then', async () => {
    const { ahead, asked, answer, tell } = slowEngine();
    void ahead.askAhead('settings.cover', {}, ['settings']);
    await answer(0);
    tell({ kind: 'sync' });
    expect(asked()).toBe(1);
    tell({ kind: 'settings' });
    expect(asked()).toBe(2);
    expect(ahead.cameAhead('settings.cover', {})).toBeNull();
    await answer(1);
    expect(ahead.cameAhead('settings.cover', {})).toBe(true);
  });

  it('keep the newer answer when the older one comes last', async () => {
    const { ahead, answer, tell } = slowEngine();
    void ahead.askAhead('settings.cover', {}, ['settings']);
    tell({ kind: 'settings' });
    await answer(1);
    await answer(0);
    expect(ahead.cameAhead('settings.cover', {})).toBe(true);
  });

  it('meant for one taker are asked anew by the next', async () => {
    const { ahead, asked } = slowEngine();
    void ahead.askAhead('settings.cover', {}, [], { once: true });
    void ahead.callOrTake('settings.cover', {});
    expect(asked()).toBe(1);
    void ahead.callOrTake('settings.cover', {});
    expect(asked()).toBe(2);
  });

  it('that are problems are no knowledge, but who asks is told', async () => {
    const { ahead, answer } = slowEngine();
    void ahead.askAhead('settings.cover', {}, []);
    const locked = fail(problem('contract/locked'));
    await answer(0, locked);
    expect(ahead.cameAhead('settings.cover', {})).toBeNull();
    expect(await ahead.callOrTake('settings.cover', {})).toEqual(locked);
  });

  it('are nobody’s once the lock closes or opens', async () => {
    const { ahead, asked, answer, tell } = slowEngine();
    void ahead.askAhead('settings.cover', {}, ['settings']);
    await answer(0);
    tell({ kind: 'session' });
    expect(ahead.cameAhead('settings.cover', {})).toBeNull();
    void ahead.callOrTake('settings.cover', {});
    expect(asked()).toBe(2);
  });

  it('nobody took are forgotten', async () => {
    const { ahead, asked, answer } = slowEngine();
    void ahead.askAhead('settings.cover', {}, []);
    await answer(0);
    vi.advanceTimersByTime(5000);
    expect(ahead.cameAhead('settings.cover', {})).toBeNull();
    void ahead.callOrTake('settings.cover', {});
    expect(asked()).toBe(2);
  });
});
