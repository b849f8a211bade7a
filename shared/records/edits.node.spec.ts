import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DraftModel, doStep, draftSteps } from '../../test/support/draft-steps.ts';
import { recordsWorld } from '../../test/support/records-world.ts';
import { codeOf, value } from '../../test/support/submissions-world.ts';
import { MANY_ROWS } from './edits.node.ts';

it('any steps give the rows that a plain array gives; undoing all restores the start, redoing all the end', async () => {
  await fc.assert(
    fc.asyncProperty(draftSteps, async (steps) => {
      const here = await recordsWorld();
      try {
        const model = new DraftModel();
        for (const step of steps) {
          const reply = await doStep(here, step);
          model.apply(step);
          expect(await here.cells()).toEqual(model.rows);
          if (!reply) continue;
          expect(reply.state.rows).toBe(model.rows.length);
          expect([reply.state.undo !== null, reply.state.redo !== null]).toEqual([model.canUndo, model.canRedo]);
        }
        const end = await here.cells();
        let back = 0;
        while ((await here.undo()).ok) back++;
        expect(await here.cells()).toEqual([]);
        while (model.canRedo) {
          model.apply({ do: 'redo' });
          back++;
        }
        let forth = 0;
        while ((await here.redo()).ok) forth++;
        expect(forth).toBe(back);
        expect(await here.cells()).toEqual(model.rows);
        if (steps.every((step) => step.do !== 'undo')) expect(model.rows).toEqual(end);
      } finally {
        here.end();
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);

it('steps of more rows than are checked one by one undo and redo like small ones', async () => {
  const here = await recordsWorld();
  try {
    const block = Array.from({ length: MANY_ROWS + 10 }, (_, n) => [`N${n}`, '名', '1']);
    value(await here.paste(null, 'BH', block));
    const [first, ...rest] = await here.rids();
    value(await here.edit(first ?? 0, 'JE', '2'));
    value(await here.remove(rest));
    expect(await here.cells()).toEqual([['N0', '名', '2', null, null]]);
    value(await here.undo());
    value(await here.undo());
    expect((await here.cells()).map((cells) => cells.slice(0, 3))).toEqual(block);
    value(await here.undo());
    expect(await here.cells()).toEqual([]);
    for (let n = 0; n < 3; n++) value(await here.redo());
    expect(await here.cells()).toEqual([['N0', '名', '2', null, null]]);
    expect(codeOf(await here.redo())).toBe('records/nothingToUndo');
  } finally {
    here.end();
  }
}, 60_000);
