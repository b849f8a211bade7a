import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import { up as mainJob } from './0001-main-job.ts';
import { up } from './0008-changes.ts';

it('calls the corrections there are what they were: the whole content anew', () => {
  const db = new Sqlite(':memory:');
  const tx = txOver(db);
  mainJob(tx);
  for (const [id, mode] of [
    ['a', 'full'],
    ['b', 'correction'],
    ['c', 'nil'],
  ])
    tx.run(
      `INSERT INTO submission (id, dataset, period, revision, mode, state, catalog_version, created_at, updated_at, prepared_by)
       VALUES (?, 'M1', ?, 1, ?, 'draft', '1', 1, 1, 'x')`,
      id ?? '',
      id ?? '',
      mode ?? '',
    );
  up(tx);
  expect(tx.all('SELECT id, mode, changes, content_rows, provisional FROM submission ORDER BY id')).toEqual(
    ['full', 'full', 'nil'].map((mode, n) => ({ id: 'abc'.charAt(n), mode, changes: null, content_rows: null, provisional: 0 })),
  );
  db.close();
});
