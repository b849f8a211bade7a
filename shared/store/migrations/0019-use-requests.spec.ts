import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import { up } from './0019-use-requests.ts';

it('keeps a request without a right until the office grants one, and finds those of a dataset by an index', () => {
  const db = new Sqlite(':memory:');
  const tx = txOver(db);
  up(tx);
  tx.run(
    `INSERT INTO case_use (cid, dataset, provider, fields, purpose, wanted) VALUES (1, 'GA01', 'p', '["A"]', '核对', '2027-01-01')`,
  );
  expect(tx.get('SELECT wanted, until, use_right FROM case_use')).toEqual({ wanted: '2027-01-01', until: null, use_right: null });
  const plan = tx.all<{ detail: string }>(`EXPLAIN QUERY PLAN SELECT cid FROM case_use WHERE dataset = 'GA01'`);
  expect(plan.map(({ detail }) => detail).join()).toContain('case_use_dataset');
  db.close();
});
