import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import { up as mainJob } from './0001-main-job.ts';
import { up } from './0006-outbox-items.ts';

it('keeps what is queued as it was: not held, not carried, nothing to remember', () => {
  const db = new Sqlite(':memory:');
  const tx = txOver(db);
  mainJob(tx);
  tx.run(`INSERT INTO outbox (batch_id, state, attempts, queued_at) VALUES ('b1', 'asking', 3, 7)`);
  up(tx);
  expect(tx.get('SELECT batch_id, state, attempts, queued_at, facts, held, carried_at FROM outbox')).toEqual({
    batch_id: 'b1',
    state: 'asking',
    attempts: 3,
    queued_at: 7,
    facts: null,
    held: 0,
    carried_at: null,
  });
  db.close();
});
