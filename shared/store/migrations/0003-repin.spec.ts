import Sqlite from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import type { Tx } from '../tx.ts';
import { up as mainJob } from './0001-main-job.ts';
import { up as runsAsOne } from './0002-runs-as-one.ts';
import { up } from './0003-repin.ts';

let db: Sqlite.Database;
let tx: Tx;
beforeEach(() => {
  db = new Sqlite(':memory:');
  tx = txOver(db);
  mainJob(tx);
  runsAsOne(tx);
  tx.run(
    `INSERT INTO submission (id, dataset, period, revision, mode, state, catalog_version, created_at, updated_at, prepared_by)
     VALUES ('a', 'M1', '2026-10', 1, 'full', 'draft', '2026.1.1', 1, 1, '王')`,
  );
  tx.run(`INSERT INTO draft_row (sid, ord, cells) VALUES (1, 1, '["x",null]')`);
});
afterEach(() => db.close());

it('leaves what was there as it was', () => {
  const before = [tx.all('SELECT * FROM submission'), tx.all('SELECT * FROM draft_row')];
  up(tx);
  expect([tx.all('SELECT * FROM submission'), tx.all('SELECT * FROM draft_row')]).toEqual(before);
  expect(tx.all('SELECT * FROM draft_aside')).toEqual([]);
});

it('forgets what was set aside with its row, and the versions a draft came through with the draft', () => {
  up(tx);
  tx.run(`INSERT INTO draft_aside VALUES (1, 'BZ', 1, '旧值')`);
  tx.run(`INSERT INTO submission_repin VALUES (1, 1, '2026.1.1')`);
  tx.run('DELETE FROM draft_row WHERE rid = 1');
  tx.run('DELETE FROM submission WHERE sid = 1');
  expect(tx.all('SELECT * FROM draft_aside')).toEqual([]);
  expect(tx.all('SELECT * FROM submission_repin')).toEqual([]);
});
