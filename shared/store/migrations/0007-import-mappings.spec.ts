import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import { up } from './0007-import-mappings.ts';

it('keeps one choice for a dataset and a header', () => {
  const db = new Sqlite(':memory:');
  const tx = txOver(db);
  up(tx);
  tx.run(`INSERT INTO import_mapping VALUES ('T1', 'a', '["X"]', 1, '王')`);
  tx.run(`INSERT INTO import_mapping VALUES ('T2', 'a', '["Y"]', 1, '王')`);
  tx.run(`INSERT OR REPLACE INTO import_mapping VALUES ('T1', 'a', '["Z"]', 2, '王')`);
  expect(tx.all('SELECT dataset, fields FROM import_mapping ORDER BY dataset')).toEqual([
    { dataset: 'T1', fields: '["Z"]' },
    { dataset: 'T2', fields: '["Y"]' },
  ]);
  db.close();
});
