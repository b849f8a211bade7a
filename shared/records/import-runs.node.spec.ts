import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RecordsWorld, recordsWorld } from '../../test/support/records-world.ts';
import { putRunRows } from './import-runs.node.ts';

let here: RecordsWorld;
beforeEach(async () => {
  here = await recordsWorld();
});
afterEach(() => here.end());

it('puts any number of rows in their order and tells the id of each', () => {
  for (const count of [0, 1, 99, 100, 101, 250]) {
    const cells = Array.from({ length: count }, (_, at) => JSON.stringify([`${count}`, `${at}`]));
    const rids: number[] = [];
    here.store().writeBulk((tx) => {
      const sourceRows = cells.map((_, at) => at + 2);
      putRunRows(tx, { sid: here.sid, run: count, ord: 1000, cells, sourceRows }, (rid) => void rids.push(rid));
    });
    const stored = here
      .store()
      .read((tx) => tx.all('SELECT rid, ord, cells, source_row FROM draft_row WHERE run = ? ORDER BY ord', count));
    expect(stored).toEqual(cells.map((text, at) => ({ rid: rids[at], ord: 1000 + at, cells: text, source_row: at + 2 })));
    expect(rids).toHaveLength(count);
  }
});
