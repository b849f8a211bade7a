import { expect, it } from 'vitest';
import { localSuite } from './local.ts';

/** Every attack of `npm run faults -- --suite local` at least three times. */
it('hostile programs and pages on this computer are refused, and the own window works on', { timeout: 120_000 }, async () => {
  const { broken, figures } = await localSuite(60, 3);
  expect(broken).toEqual([]);
  expect(figures.map(({ ok }) => ok)).toEqual([true, true, true]);
});
