import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import { up as mainJob } from './0001-main-job.ts';
import { up } from './0009-cases.ts';

it('keeps one number for one letter, and calls what waits in the outbox a batch', () => {
  const db = new Sqlite(':memory:');
  const tx = txOver(db);
  mainJob(tx);
  tx.run(`INSERT INTO outbox (batch_id, state, queued_at) VALUES ('b1', 'waiting', 1)`);
  up(tx);
  expect(tx.get('SELECT kind FROM outbox')).toEqual({ kind: 'batch' });
  tx.run(`INSERT INTO case_number VALUES ('郑X函〔2026〕1号', 1, 'report')`);
  expect(() => tx.run(`INSERT INTO case_number VALUES ('郑X函〔2026〕1号', 2, 'report')`)).toThrow('UNIQUE');
  db.close();
});
