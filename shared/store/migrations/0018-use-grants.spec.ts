import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import { up } from './0018-use-grants.ts';

it('keeps one word on each use right, and finds those of a dataset by an index', () => {
  const db = new Sqlite(':memory:');
  const tx = txOver(db);
  up(tx);
  const put = `INSERT INTO use_grant VALUES ('u1', 'GA01', 'p', '[]', 'x', '2026-01-01', '2026-12-31', NULL, 'granted', 1, '{}')`;
  tx.run(put);
  expect(() => tx.run(put)).toThrow(/UNIQUE/);
  const plan = tx.all<{ detail: string }>(`EXPLAIN QUERY PLAN SELECT id FROM use_grant WHERE dataset = 'GA01'`);
  expect(plan.map(({ detail }) => detail).join()).toContain('use_grant_dataset');
  db.close();
});
