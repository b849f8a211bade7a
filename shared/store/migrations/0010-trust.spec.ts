import Sqlite from 'better-sqlite3-multiple-ciphers';
import { expect, it } from 'vitest';
import { txOver } from '../connection.node.ts';
import { up } from './0010-trust.ts';

it('lets lines of the audit trail be added, and neither changed nor taken away', () => {
  const db = new Sqlite(':memory:');
  const tx = txOver(db);
  up(tx);
  tx.run(`INSERT INTO audit VALUES (1, 5, '王敏', 'liaison', 'unlock', '{}', 'h')`);
  expect(() => tx.run(`UPDATE audit SET who = '别人'`)).toThrow('not changed');
  expect(() => tx.run('DELETE FROM audit')).toThrow('not shortened');
  expect(tx.all('SELECT who FROM audit')).toEqual([{ who: '王敏' }]);
  db.close();
});

it('gives no number of the destruction record twice', () => {
  const db = new Sqlite(':memory:');
  const tx = txOver(db);
  up(tx);
  const add = () =>
    tx.run(
      `INSERT INTO destruction (at, who, supervisor, reason, method, items, freed_pages) VALUES (1, '王', '李', '到期', 'x', '[]', 0)`,
    ).lastId;
  const first = add();
  tx.run('DELETE FROM destruction');
  expect(add()).toBeGreaterThan(first);
  db.close();
});
