import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import { up } from './0011-doubts.ts';

it('keeps a doubt untold until it is fed back', () => {
  const db = new Sqlite(':memory:');
  const tx = txOver(db);
  up(tx);
  tx.run(`INSERT INTO case_doubt (cid, n, subject, clue) VALUES (1, 1, '某公司', '申报收入低于开票额')`);
  expect(tx.get('SELECT n, result, told FROM case_doubt')).toEqual({ n: 1, result: null, told: 0 });
  db.close();
});
