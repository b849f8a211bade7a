import { expect, it } from 'vitest';
import { killSuite } from './kill.ts';

/** Of the suite that `npm run faults -- --suite kill` runs at length, each kind of work a few times. */
it('kills while editing, importing, sealing and backing up lose, tear and spoil nothing', { timeout: 240_000 }, async () => {
  const { broken, figures } = await killSuite(12, 5);
  expect(broken).toEqual([]);
  expect(figures.map(({ ok }) => ok)).toEqual([true, true, true, true]);
});
