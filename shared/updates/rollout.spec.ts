import { describe, expect, it } from 'vitest';
import { placeInQueue, turnOf } from './rollout.ts';

const units = Array.from({ length: 4000 }, (_, n) => `91410100MA${String(n).padStart(6, '0')}0N`);
const at = (day: number): number => Date.parse(`2026-12-0${day}T08:00:00+08:00`);
const from = (day: number) => `2026-12-0${day}T08:00:00+08:00`;

describe('a unit’s place in the queue', () => {
  it('is the same every time, spreads evenly, and is another for another version', () => {
    const places = units.map((unit) => placeInQueue(unit, '1.2.0'));
    expect(units.map((unit) => placeInQueue(unit, '1.2.0'))).toEqual(places);
    expect(places.every((place) => place >= 0 && place < 100)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = places.filter((place) => Math.floor(place / 10) === tenth).length / places.length;
      expect(share, `tenth ${tenth}`).toBeGreaterThan(0.07);
      expect(share, `tenth ${tenth}`).toBeLessThan(0.13);
    }
    const first = (version: string) => new Set(units.filter((unit) => placeInQueue(unit, version) < 10));
    const both = [...first('1.2.0')].filter((unit) => first('1.3.0').has(unit)).length;
    expect(both / first('1.2.0').size).toBeLessThan(0.2);
  });
});

describe('a staged rollout', () => {
  const steps = [
    { from: from(1), percent: 10 },
    { from: from(3), percent: 50 },
    { from: from(5), percent: 100 },
  ];
  const share = (now: number) =>
    units.filter((unit) => turnOf({ steps, units: [] }, unit, '1.2.0', now).now).length / units.length;

  it('reaches as many units as it says, and those it has reached stay', () => {
    expect(share(at(1) - 1)).toBe(0);
    expect(share(at(1))).toBeCloseTo(0.1, 1);
    expect(share(at(3))).toBeCloseTo(0.5, 1);
    expect(share(at(5))).toBe(1);
    for (const unit of units.slice(0, 200))
      if (turnOf({ steps, units: [] }, unit, '1.2.0', at(1)).now)
        expect(turnOf({ steps, units: [] }, unit, '1.2.0', at(3)).now).toBe(true);
  });

  it('says from when it will be somebody’s turn, or that nobody has said', () => {
    const late = units.find((unit) => placeInQueue(unit, '1.2.0') > 90) ?? '';
    expect(turnOf({ steps, units: [] }, late, '1.2.0', at(1))).toEqual({ now: false, from: from(5) });
    expect(turnOf({ steps: steps.slice(0, 2), units: [] }, late, '1.2.0', at(4))).toEqual({ now: false, from: null });
  });

  it('begins with the units named, and stops when the publisher takes the share back', () => {
    const [pilot = ''] = units;
    expect(turnOf({ steps: [], units: [pilot] }, pilot, '1.2.0', at(1))).toEqual({ now: true });
    expect(turnOf({ steps: [], units: [pilot] }, units[1] ?? '', '1.2.0', at(1))).toEqual({ now: false, from: null });
    const stopped = [...steps, { from: from(6), percent: 0 }];
    expect(units.some((unit) => turnOf({ steps: stopped, units: [] }, unit, '1.2.0', at(7)).now)).toBe(false);
  });

  it('without any rule is for everybody at once', () => {
    expect(units.every((unit) => turnOf({ steps: [], units: [] }, unit, '1.2.0', at(1)).now)).toBe(true);
  });
});
