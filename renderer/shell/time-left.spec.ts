import { describe, expect, it } from 'vitest';
import { paceOf, timeLeftWords } from './time-left.ts';

describe('paceOf', () => {
  it('tells share, rate and what is left', () => {
    expect(paceOf(25_000, 100_000, 5000)).toEqual({ share: 0.25, rate: 5000, secondsLeft: 15 });
  });

  it('guesses nothing too early, without a total, or at the end', () => {
    expect(paceOf(10, 100, 400)).toEqual({ share: 0.1, rate: null, secondsLeft: null });
    expect(paceOf(0, 100, 9000)).toEqual({ share: 0, rate: null, secondsLeft: null });
    expect(paceOf(10, null, 2000)).toEqual({ share: null, rate: 5, secondsLeft: null });
    expect(paceOf(0, 0, 2000)).toEqual({ share: null, rate: null, secondsLeft: null });
    expect(paceOf(100, 100, 2000).secondsLeft).toBeNull();
  });
});

describe('timeLeftWords', () => {
  const words = { secondsLeft: (n: number) => `${n}s`, minutesLeft: (n: number) => `${n}min` };
  it('speaks of seconds first, then of minutes, never of zero', () => {
    expect([0.2, 30, 89, 90, 600].map((seconds) => timeLeftWords(seconds, words))).toEqual(['1s', '30s', '89s', '2min', '10min']);
  });
});
