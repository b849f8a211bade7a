import Sqlite from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { txOver } from '../store/connection.node.ts';
import { migrate } from '../store/migrate.node.ts';
import type { Tx } from '../store/tx.ts';
import { attachmentOf, attachmentsOf } from './attachments.node.ts';
import { insertCase } from './queries.node.ts';
import { closedEvidence, eraseEvidence, evidenceDigests } from './retention.node.ts';

let db: Sqlite.Database;
let tx: Tx;
const day = Date.parse('2021-03-04T10:00:00+08:00');

function caseWith(id: string, status: 'over' | 'action', files: readonly (readonly [name: string, parts: number])[]): number {
  const cid = insertCase(tx, {
    id,
    kind: 'correction',
    side: 'answerer',
    title: `函 ${id}`,
    status,
    created_at: 1,
    updated_at: day,
  });
  for (const [name, parts] of files) {
    const sql = `INSERT INTO case_attachment (cid, side, name, bytes, sha256, at, who) VALUES (?, 'theirs', ?, 9, ?, 1, '乙')`;
    const aid = tx.run(sql, cid, name, `digest-${name}`).lastId;
    for (let n = 0; n < parts; n++)
      tx.run('INSERT INTO case_attachment_part VALUES (?, ?, ?)', aid, n, Buffer.from(`${name}${n}`));
  }
  return cid;
}
const parts = (): number => tx.get<{ n: number }>('SELECT count(*) AS n FROM case_attachment_part')?.n ?? 0;

beforeEach(() => {
  db = new Sqlite(':memory:');
  migrate(db);
  tx = txOver(db);
});
afterEach(() => db.close());

it('only cases that are over, and of which files are here, have something to erase', () => {
  caseWith('a', 'over', [
    ['one.pdf', 2],
    ['never-fetched.pdf', 0],
  ]);
  caseWith('b', 'action', [['two.pdf', 1]]);
  caseWith('c', 'over', []);
  expect(closedEvidence(tx)).toEqual([{ id: 'a', title: '函 a', docNo: null, files: 1, since: '2021-03-04' }]);
  expect(evidenceDigests(tx, 'a')).toEqual(['digest-one.pdf']);
});

it('the bytes go, name and digest stay, and other cases keep theirs', () => {
  const cid = caseWith('a', 'over', [
    ['one.pdf', 2],
    ['never-fetched.pdf', 0],
  ]);
  const other = caseWith('b', 'over', [['two.pdf', 1]]);
  eraseEvidence(tx, 'a', 7);
  expect(parts()).toBe(1);
  expect(attachmentsOf(tx, cid).map(({ name, here, destroyed, sha256 }) => [name, here, destroyed, sha256])).toEqual([
    ['one.pdf', false, 7, 'digest-one.pdf'],
    ['never-fetched.pdf', false, null, 'digest-never-fetched.pdf'],
  ]);
  expect(attachmentsOf(tx, other)[0]).toMatchObject({ here: true, destroyed: null });
  expect(attachmentOf(tx, cid, 1)?.destroyed).toBe(7);
  expect(closedEvidence(tx).map(({ id }) => id)).toEqual(['b']);
});
