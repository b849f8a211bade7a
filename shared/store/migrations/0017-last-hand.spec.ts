import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import { up as mainJob } from './0001-main-job.ts';
import { up } from './0017-last-hand.ts';

it('takes the last hand on a draft from its edits; one that nobody edited has none', () => {
  const db = new Sqlite(':memory:');
  const tx = txOver(db);
  mainJob(tx);
  tx.run('INSERT INTO draft_version VALUES (1, 2, 7), (2, 1, 5)');
  const edit = `INSERT INTO draft_edit (sid, seq, label, changes, at, who) VALUES (1, ?, 'x', '{}', ?, ?)`;
  tx.run(edit, 1, 5, '王敏');
  tx.run(edit, 2, 7, '李梅');
  up(tx);
  expect(tx.all('SELECT sid, version, who FROM draft_version ORDER BY sid')).toEqual([
    { sid: 1, version: 2, who: '李梅' },
    { sid: 2, version: 1, who: '' },
  ]);
  db.close();
});
