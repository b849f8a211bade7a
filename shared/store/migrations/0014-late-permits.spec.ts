import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import { up } from './0014-late-permits.ts';

it('keeps a request without a granted day until the office gives one', () => {
  const db = new Sqlite(':memory:');
  const tx = txOver(db);
  up(tx);
  tx.run(`INSERT INTO case_permit (cid, dataset, period, wanted, reason) VALUES (1, 'MZ01', '2026Q3', '2026-12-10', '系统迁移')`);
  expect(tx.get('SELECT period, due, closes, until FROM case_permit')).toEqual({
    period: '2026Q3',
    due: null,
    closes: null,
    until: null,
  });
  db.close();
});
