import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import { up as mainJob } from './0001-main-job.ts';
import { up } from './0012-finding-rows.ts';

it('the rows that have findings of a severity are found in the index alone', () => {
  const db = new Sqlite(':memory:');
  const tx = txOver(db);
  mainJob(tx);
  tx.run(`INSERT INTO finding (sid, rid, grp, severity, fields, data) VALUES (1, 5, 1, 'info', '[]', '{}')`);
  up(tx);
  const ask = `SELECT DISTINCT rid FROM finding WHERE sid = 1 AND severity = 'info' AND rid IS NOT NULL`;
  expect(tx.all(ask)).toEqual([{ rid: 5 }]);
  const [plan] = tx.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${ask}`);
  expect(plan?.detail).toContain('COVERING INDEX finding_row');
  db.close();
});
