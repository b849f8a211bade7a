import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import { up } from './0016-relabelled.ts';

it('forgets what an import replaced when the import goes', () => {
  const db = new Sqlite(':memory:');
  const tx = txOver(db);
  tx.run('CREATE TABLE import_run (run INTEGER PRIMARY KEY)');
  up(tx);
  tx.run('INSERT INTO import_run VALUES (1), (2)');
  for (const run of [1, 2]) tx.run("INSERT INTO import_relabelled VALUES (?, 'XZ', '养老', '110', 1, x'02')", run);
  tx.run('DELETE FROM import_run WHERE run = 1');
  expect(tx.all('SELECT run, text FROM import_relabelled')).toEqual([{ run: 2, text: '养老' }]);
  db.close();
});
