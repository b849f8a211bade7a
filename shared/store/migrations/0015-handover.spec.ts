import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import { up } from './0015-handover.ts';

it('keeps what each side looked at apart', () => {
  const db = new Sqlite(':memory:');
  const tx = txOver(db);
  up(tx);
  for (const side of ['from', 'to'])
    tx.run(`INSERT INTO handover_mark VALUES (1, 'draft:x', ?, '{}', ?, 1)`, side, side === 'to' ? '行数不符' : '');
  expect(tx.all('SELECT side, comment FROM handover_mark ORDER BY side')).toEqual([
    { side: 'from', comment: '' },
    { side: 'to', comment: '行数不符' },
  ]);
  db.close();
});
