import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doStep, draftSteps } from '../../test/support/draft-steps.ts';
import { fullFindings, recordsWorld, storedFindings } from '../../test/support/records-world.ts';
import { value } from '../../test/support/submissions-world.ts';

const foreignKeys = [
  { fields: 'DM', reference: { fields: 'BH' } },
  { fields: ['MC', 'RQ'], reference: { fields: ['BH', 'RQ'] } },
];

describe('references within a draft', () => {
  it('after any edits are judged as by a full check of the same rows', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(draftSteps, async (steps) => {
        const here = await recordsWorld({ foreignKeys });
        try {
          for (const step of steps) {
            await doStep(here, step);
            const stored = storedFindings(here);
            expect(stored).toEqual(fullFindings(here));
            seen += stored.filter(({ code }) => code === 'row/foreignKey').length;
          }
        } finally {
          here.end();
        }
      }),
      { numRuns: 20 },
    );
    expect(seen).toBeGreaterThan(20);
  }, 120_000);

  it('turn with the row they refer to', async () => {
    const here = await recordsWorld({ foreignKeys: foreignKeys.slice(0, 1) });
    try {
      const [a, b] = value(await here.insert([{ BH: 'A' }, { BH: 'B', DM: 'A' }])).created;
      const missing = () => storedFindings(here).flatMap(({ code, rid }) => (code === 'row/foreignKey' ? [rid] : []));
      expect(missing()).toEqual([]);
      value(await here.edit(a ?? 0, 'BH', 'C'));
      expect(missing()).toEqual([b]);
      value(await here.undo());
      expect(missing()).toEqual([]);
      value(await here.remove([a ?? 0]));
      expect(missing()).toEqual([b]);
      value(await here.edit(b ?? 0, 'DM', 'B'));
      expect(missing()).toEqual([]);
    } finally {
      here.end();
    }
  });
});
