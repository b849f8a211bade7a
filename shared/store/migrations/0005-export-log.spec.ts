import Sqlite from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import type { Tx } from '../tx.ts';
import { up as mainJob } from './0001-main-job.ts';
import { up as runsAsOne } from './0002-runs-as-one.ts';
import { up as repin } from './0003-repin.ts';
import { up as findingTally } from './0004-finding-tally.ts';
import { up } from './0005-export-log.ts';

let db: Sqlite.Database;
let tx: Tx;
const put = () =>
  tx.run(
    `INSERT INTO import_run (sid, file, sheet, header_row, mapping, at, who, rows) VALUES (1, 'a.csv', 'a.csv', 2, '[]', 1, '王', 3)`,
  ).lastId;
beforeEach(() => {
  db = new Sqlite(':memory:');
  tx = txOver(db);
  for (const step of [mainJob, runsAsOne, repin, findingTally]) step(tx);
});
afterEach(() => db.close());

it('leaves the imports that were there as they were', () => {
  put();
  const before = tx.all('SELECT * FROM import_run');
  up(tx);
  expect(tx.all('SELECT * FROM import_run')).toEqual(before);
  expect(tx.all('SELECT * FROM export_log')).toEqual([]);
});

it('forgets the head of a file with its import, and gives no number of the log twice', () => {
  up(tx);
  tx.run('INSERT INTO import_head VALUES (?, ?)', put(), '[["标题"],["代码"]]');
  tx.run('DELETE FROM import_run');
  expect(tx.all('SELECT * FROM import_head')).toEqual([]);
  const log = () =>
    tx.run(
      `INSERT INTO export_log (at, who, kind, file, purpose, sensitive) VALUES (1, '王', 'rows', 'a.xlsx', '核对数据', 'covered')`,
    ).lastId;
  const first = log();
  tx.run('DELETE FROM export_log');
  expect(log()).toBeGreaterThan(first);
});
