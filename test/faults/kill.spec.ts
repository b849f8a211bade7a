import { describe, expect, it } from 'vitest';
import { killSuite } from './kill.ts';

/** Of the suite that `npm run faults -- --suite kill` runs at length. */
const KILLS = 100;
const AT_A_TIME = 20;

describe('kills while editing, importing, sealing and backing up', () => {
  const blocks = Array.from({ length: KILLS / AT_A_TIME }, (_, n) => 5 + n * AT_A_TIME);
  it.each(blocks)('lose, tear and spoil nothing, with the seeds from %i on', { timeout: 300_000 }, async (seed) => {
    const { broken, figures } = await killSuite(AT_A_TIME, seed);
    expect(broken).toEqual([]);
    expect(figures.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  });
});
