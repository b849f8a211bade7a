import { describe, expect, it } from 'vitest';
import { sendSuite } from './send.ts';

/** Of the suite that `npm run faults` runs at length, enough to notice when something broke. */
const RUNS = 200;
const AT_A_TIME = 20;

describe('bad days from submit to receipt', () => {
  const blocks = Array.from({ length: RUNS / AT_A_TIME }, (_, n) => 1 + n * AT_A_TIME);
  it.each(blocks)(
    'with the seeds from %i on lose nothing, send nothing twice, claim nothing, and end accepted',
    async (seed) => {
      const { broken, figures } = await sendSuite(AT_A_TIME, seed);
      expect(broken).toEqual([]);
      expect(figures.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    },
    60_000,
  );
});
