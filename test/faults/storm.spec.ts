import { describe, expect, it } from 'vitest';
import { peak, storm, usualStorm } from './storm.ts';

const sum = (series: readonly number[]): number => series.reduce((all, n) => all + n, 0);
/** Requests a second of units that have nothing to send: one look at the inbox a minute each. */
const calm = usualStorm.units / 60;
const [from, to] = usualStorm.down.map((minute) => minute * 60);

describe('five hundred units on the evening of the 10th', () => {
  it.each([10, 11, 12])('bring everything there once, with a load that stays bounded (seed %i)', (seed) => {
    const evening = storm({ ...usualStorm, seed });
    expect([evening.open, evening.double, sum(evening.received)]).toEqual([0, 0, usualStorm.units]);
    // At no time more than three times what units ask that have nothing to send, whatever the platform does.
    expect(peak(evening.asked, 10)).toBeLessThan(3 * calm);
    // While it is gone they ask less than usual, the longer the less.
    expect(peak(evening.asked, 60, (from ?? 0) + 300, to)).toBeLessThan(calm);
    expect(peak(evening.asked, 60, (to ?? 0) - 600, to)).toBeLessThan(calm / 2);
    // And do not all come when it is back.
    expect(peak(evening.asked, 10, to, (to ?? 0) + 900)).toBeLessThan(2 * calm);
  });

  it('get their turn on a platform that can do less than they ask, and do not drive it further down', () => {
    const evening = storm({ ...usualStorm, capacity: 5 });
    expect([evening.open, evening.double]).toEqual([0, 0]);
    expect(peak(evening.asked, 60)).toBeLessThan(2.5 * calm);
  });

  it('fail less often than units that try again after a fixed minute', () => {
    expect(sum(storm().failed) * 2).toBeLessThan(sum(storm({ ...usualStorm, waits: 'fixed' }).failed));
  });

  it('live the same evening again from the same seed', () => {
    expect(storm()).toEqual(storm());
  });
});
