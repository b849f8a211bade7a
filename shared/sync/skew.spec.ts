import { expect, it } from 'vitest';
import { skewOf } from './skew.ts';

const at = Date.UTC(2026, 10, 1, 1, 0, 0);

it('takes the middle of the second against the middle of the journey', () => {
  expect(skewOf('Sun, 01 Nov 2026 01:00:00 GMT', at, at + 1000)).toBe(0);
  expect(skewOf('Sun, 01 Nov 2026 01:10:00 GMT', at, at + 1000)).toBe(600_000);
  expect(skewOf('Sun, 01 Nov 2026 00:59:00 GMT', at, at + 3000)).toBe(-61_000);
});

it('knows nothing from what is no time', () => {
  expect([skewOf(undefined, at, at), skewOf('gestern', at, at)]).toEqual([null, null]);
});
