import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import { up as mainJob } from './0001-main-job.ts';
import { up as cases } from './0009-cases.ts';
import { up as trust } from './0010-trust.ts';
import { up } from './0013-retention.ts';

it('keeps what was there undestroyed, and the destruction record from being changed or deleted', () => {
  const db = new Sqlite(':memory:');
  const tx = txOver(db);
  for (const step of [mainJob, cases, trust]) step(tx);
  tx.run(
    `INSERT INTO submission (id, dataset, period, revision, mode, state, catalog_version, created_at, updated_at, prepared_by)
     VALUES ('s', 'D', '2026-01', 1, 'full', 'stored', 'v', 1, 1, '王')`,
  );
  tx.run(
    `INSERT INTO destruction (at, who, supervisor, reason, method, items, freed_pages) VALUES (1, '王', '李', '到期', 'x', '[]', -1)`,
  );
  up(tx);
  expect(tx.get('SELECT destroyed FROM submission')).toEqual({ destroyed: null });
  expect(tx.get('SELECT supervision, backups FROM destruction')).toEqual({ supervision: 'paper', backups: '[]' });
  expect(() => tx.run('DELETE FROM destruction')).toThrow(/not deleted/);
  for (const change of [`who = 'x'`, `items = '[1]'`, 'at = 2', `supervision = 'passphrase'`])
    expect(() => tx.run(`UPDATE destruction SET ${change}`)).toThrow(/not changed/);
  tx.run(`UPDATE destruction SET freed_pages = 3, backups = '[1]'`);
  expect(tx.get('SELECT freed_pages, backups FROM destruction')).toEqual({ freed_pages: 3, backups: '[1]' });
  db.close();
});
