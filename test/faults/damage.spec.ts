import { expect, it } from 'vitest';
import { damageSuite } from './damage.ts';

/** Of the suite that `npm run faults -- --suite damage` runs at length, enough to notice when something broke. */
it('single damaged bytes of store, keys, backup, catalog and bundle are found, and none crashes', {
  timeout: 120_000,
}, async () => {
  const { broken, figures } = await damageSuite(100, 7);
  expect(broken).toEqual([]);
  expect(figures.map(({ ok }) => ok)).toEqual([true, true]);
});
