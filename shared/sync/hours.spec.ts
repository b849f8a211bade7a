import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beijingTime } from '../base/clock.ts';
import { type LineRules, lineRulesSchema, noRules, opening, quietUntil, type Wanted } from './hours.ts';

const at = (time: string): number => Date.parse(`2026-11-${time}:00+08:00`);
const big: Wanted = { bytes: 5_000_000, due: '2026-11-10', pressed: false };
const small: Wanted = { ...big, bytes: 0 };
const said = (rules: Partial<LineRules>, wanted: Wanted, now: string) => {
  const { at: ms, why } = opening({ ...noRules, ...rules }, wanted, at(now));
  return [beijingTime(ms).slice(8, 16), why];
};
const night = { from: 22, to: 6 };
const quiet = { from: 9, to: 12 };

describe('when something may go', () => {
  it('is at once where nothing was said', () => {
    expect(said({}, big, '05T10:20')).toEqual(['05T10:20', null]);
  });
  it('is at night for payloads, over midnight, and at any time for what is small', () => {
    expect(said({ night }, big, '05T10:20')).toEqual(['05T22:00', 'night']);
    expect(said({ night }, big, '05T23:59')).toEqual(['05T23:59', null]);
    expect(said({ night }, big, '06T05:59')).toEqual(['06T05:59', null]);
    expect(said({ night }, big, '06T06:00')).toEqual(['06T22:00', 'night']);
    expect(said({ night }, small, '05T10:20')).toEqual(['05T10:20', null]);
  });
  it('is after quiet hours for everything', () => {
    expect(said({ quiet }, small, '05T10:20')).toEqual(['05T12:00', 'quiet']);
    expect(said({ quiet }, big, '05T12:00')).toEqual(['05T12:00', null]);
    expect(said({ quiet: { from: 23, to: 7 }, night }, big, '05T23:30')).toEqual(['06T22:00', 'quiet']);
  });
  it('is now when an officer says so, and on the due day only when they said so before', () => {
    expect(said({ night, quiet }, { ...big, pressed: true }, '05T10:20')).toEqual(['05T10:20', null]);
    expect(said({ night }, big, '10T10:20')).toEqual(['10T22:00', 'night']);
    expect(said({ night, dueGoes: true }, big, '10T10:20')).toEqual(['10T10:20', null]);
    expect(said({ night, dueGoes: true }, big, '11T10:20')).toEqual(['11T10:20', null]);
    expect(said({ quiet: { from: 20, to: 8 }, dueGoes: true }, big, '09T21:00')).toEqual(['10T00:00', 'quiet']);
  });
  it('is not never: night hours inside quiet ones count for nothing', () => {
    expect(said({ night: { from: 1, to: 3 }, quiet: { from: 0, to: 6 } }, big, '05T02:00')).toEqual(['05T06:00', 'quiet']);
    expect(said({ night: { from: 1, to: 3 }, quiet: { from: 0, to: 6 } }, big, '05T10:00')).toEqual(['05T10:00', null]);
  });

  const span = fc.option(
    fc
      .record({ from: fc.integer({ min: 0, max: 23 }), to: fc.integer({ min: 0, max: 23 }) })
      .filter(({ from, to }) => from !== to),
    { nil: null },
  );
  const rules = fc
    .record({ night: span, quiet: span, dueGoes: fc.boolean() })
    .map((more): LineRules => ({ ...noRules, ...more }));
  const wanted = fc.record({
    bytes: fc.constantFrom(0, 9),
    due: fc.constantFrom(null, '2026-11-05', '2026-11-06', '2026-11-20'),
    pressed: fc.boolean(),
  });
  const moment = fc.integer({ min: at('05T00:00'), max: at('08T00:00') });

  it('comes within a day, is then open, and nothing before it was', () => {
    fc.assert(
      fc.property(rules, wanted, moment, (given, what, now) => {
        const { at: then, why } = opening(given, what, now);
        expect(then).toBeGreaterThanOrEqual(now);
        expect(then - now).toBeLessThanOrEqual(86_400_000);
        expect(why === null).toBe(then === now);
        expect(opening(given, what, then).at).toBe(then);
        // Asked in between, the answer stays the same: no timer is set in vain.
        const between = now + Math.floor((then - now) / 2);
        expect(opening(given, what, between).at).toBe(then === now ? now : then);
      }),
      { numRuns: 500 },
    );
  });
  it('never lies in quiet hours, unless somebody pressed or it is due', () => {
    fc.assert(
      fc.property(rules, moment, (given, now) => {
        const { at: then } = opening(given, { bytes: 9, due: null, pressed: false }, now);
        expect(quietUntil(given, then)).toBe(then);
      }),
    );
  });
  it('is asked of rules that say something', () => {
    expect(lineRulesSchema.safeParse(noRules).success).toBe(true);
    expect(lineRulesSchema.safeParse({ ...noRules, night: { from: 3, to: 3 } }).success).toBe(false);
    expect(lineRulesSchema.safeParse({ ...noRules, quiet: { from: 3, to: 24 } }).success).toBe(false);
    expect(lineRulesSchema.safeParse({ ...noRules, bandwidth: 1 }).success).toBe(false);
  });
});
