import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../store/open.node.ts';
import type { Store } from '../store/tx.ts';
import * as q from './queries.node.ts';
import { columnsFor, projected, refitRows } from './refit.node.ts';

let folder = '';
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'refit-'));
  const opened = await openStore({ path: join(folder, 'w.db'), rawKey: new Uint8Array(32).fill(7), cipher: 'aegis' }, true);
  if (!opened.ok) throw new Error(opened.problem.code);
  store = opened.value;
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

type Row = readonly (string | null)[];
const fill = (sid: number, rows: readonly Row[]): void =>
  store.write((tx) => {
    rows.forEach((cells, ord) => {
      q.insertRow(tx, { sid, ord, cells: JSON.stringify(cells), run: null, sourceRow: null, added: 0 });
    });
  });
const refit = (sid: number, from: readonly string[], to: readonly string[]): void =>
  store.write((tx) => refitRows(tx, sid, from, to));
const rowsOf = (sid: number): Row[] => store.read((tx) => [...q.iterateRows(tx, sid)].map(({ cells }) => cells));
const asides = (): number => store.read((tx) => tx.get<{ n: number }>('SELECT count(*) AS n FROM draft_aside')?.n ?? 0);

it('moves cells with their field, whichever way fields came, went or changed places', () => {
  fill(1, [['a', 'b', 'c'], ['', null, '长\u0000值'], ['short']]);
  refit(1, ['A', 'B', 'C'], ['C', 'N', 'A']);
  expect(rowsOf(1)).toEqual([
    ['c', null, 'a'],
    ['长\u0000值', null, ''],
    [null, null, 'short'],
  ]);
  expect(asides()).toBe(1);
  refit(1, ['C', 'N', 'A'], ['A', 'B', 'C']);
  expect(rowsOf(1)).toEqual([
    ['a', 'b', 'c'],
    ['', null, '长\u0000值'],
    ['short', null, null],
  ]);
  expect(asides()).toBe(0);
});

it('there and back by any versions changes nothing, and leaves other drafts and nothing else behind', () => {
  const names = ['A', 'B', 'C', 'D', 'E', 'F'];
  const layout = fc.shuffledSubarray(names, { minLength: 1 });
  const cell = fc.option(fc.string({ unit: 'binary', maxLength: 8 }));
  let sid = 10;
  fill(2, [['other', null]]);
  fc.assert(
    fc.property(
      layout,
      fc.array(layout, { maxLength: 4 }),
      fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 5 }),
      (first, way, cells) => {
        sid++;
        const rows = cells.map((row) => row.slice(0, first.length));
        fill(sid, rows);
        const stops = [first, ...way, first];
        stops.slice(1).forEach((to, at) => {
          refit(sid, stops[at] ?? [], to);
        });
        // A lone surrogate is no text that a store can keep; what was read back once stays as it is.
        expect(rowsOf(sid)).toEqual(rows.map((row) => JSON.parse(JSON.stringify(row))));
        expect(asides()).toBe(0);
      },
    ),
    { numRuns: 60 },
  );
  expect(rowsOf(2)).toEqual([['other', null]]);
});

it('shows a row as it would stand, without moving it', () => {
  expect(projected(['a', 'b'], columnsFor(['A', 'B'], ['B', 'N', 'A']))).toEqual(['b', null, 'a']);
});
