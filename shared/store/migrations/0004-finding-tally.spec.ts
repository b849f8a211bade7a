import Sqlite from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import type { Tx } from '../tx.ts';
import { up as mainJob } from './0001-main-job.ts';
import { up as runsAsOne } from './0002-runs-as-one.ts';
import { up as repin } from './0003-repin.ts';
import { up } from './0004-finding-tally.ts';

let db: Sqlite.Database;
let tx: Tx;
const put = (rid: number | null, severity: string, fix: string | null): void =>
  void tx.run(
    `INSERT INTO finding (sid, rid, grp, severity, fields, data, fix) VALUES (1, ?, 1, ?, '[]', '{}', ?)`,
    rid,
    severity,
    fix,
  );
beforeEach(() => {
  db = new Sqlite(':memory:');
  tx = txOver(db);
  for (const step of [mainJob, runsAsOne, repin]) step(tx);
  tx.run(`INSERT INTO draft_row (rid, sid, ord, cells) VALUES (1, 1, 5, '[]'), (2, 1, 3, '[]')`);
  put(1, 'info', '{}');
  put(2, 'info', null);
  put(null, 'blocking', null);
});
afterEach(() => db.close());

it('counts the findings that were there, and gives them the places of their rows', () => {
  up(tx);
  expect(tx.all('SELECT * FROM finding_tally ORDER BY severity')).toEqual([
    { sid: 1, grp: 1, severity: 'blocking', n: 1, fixable: 0 },
    { sid: 1, grp: 1, severity: 'info', n: 2, fixable: 1 },
  ]);
  expect(tx.all('SELECT rid, ord FROM finding ORDER BY id')).toEqual([
    { rid: 1, ord: 5 },
    { rid: 2, ord: 3 },
    { rid: null, ord: null },
  ]);
});

it('goes on counting, and follows rows that are moved', () => {
  up(tx);
  put(1, 'info', '{}');
  tx.run('DELETE FROM finding WHERE rid = 2');
  expect(tx.get(`SELECT n, fixable FROM finding_tally WHERE severity = 'info'`)).toEqual({ n: 2, fixable: 2 });
  tx.run('UPDATE draft_row SET ord = 40 WHERE rid = 1');
  expect(tx.all('SELECT DISTINCT ord FROM finding WHERE rid = 1')).toEqual([{ ord: 40 }]);
});
