import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRechecks } from './rechecks.node.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('checks that nobody asked for', () => {
  it('wait until a draft is left alone, and look at each draft once', async () => {
    const checked: number[] = [];
    const rechecks = createRechecks(
      async (sid) => void checked.push(sid),
      () => {},
      100,
    );
    rechecks.soon(1);
    await vi.advanceTimersByTimeAsync(80);
    rechecks.soon(1);
    rechecks.soon(2);
    await vi.advanceTimersByTimeAsync(80);
    expect(checked).toEqual([]);
    await vi.advanceTimersByTimeAsync(30);
    expect(checked).toEqual([1, 2]);
    await vi.advanceTimersByTimeAsync(500);
    expect(checked).toEqual([1, 2]);
  });
  it('do not run any more once stopped', async () => {
    const checked: number[] = [];
    const rechecks = createRechecks(
      async (sid) => void checked.push(sid),
      () => {},
      100,
    );
    rechecks.soon(1);
    rechecks.stop();
    rechecks.soon(2);
    await vi.advanceTimersByTimeAsync(500);
    expect(checked).toEqual([]);
  });
  it('tell the log what went wrong, but not what goes wrong because the store was closed', async () => {
    const told: string[] = [];
    let refuse: (error: Error) => void = () => {};
    const check = () =>
      new Promise<void>((_, reject) => {
        refuse = reject;
      });
    const rechecks = createRechecks(check, (level, text) => void told.push(`${level}: ${text.split('\n')[0]}`), 100);
    rechecks.soon(1);
    await vi.advanceTimersByTimeAsync(110);
    refuse(new Error('odd'));
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toEqual(['error: draft not checked anew: Error: odd']);
    rechecks.soon(1);
    await vi.advanceTimersByTimeAsync(110);
    rechecks.stop();
    refuse(new Error('closed'));
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toHaveLength(1);
  });
});
