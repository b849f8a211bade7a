import { createHash } from 'node:crypto';
import type { Tx } from '../../store/tx.ts';
import type { AuditCheck, AuditEntry, AuditFilter, AuditPage } from '../model.ts';

/** The only SQL of the audit trail. */

export interface AuditFact {
  readonly at: number;
  readonly who: string;
  readonly role: string;
  readonly what: string;
  readonly about: Readonly<Record<string, string | number | boolean>>;
}

interface Row {
  readonly n: number;
  readonly at: number;
  readonly who: string;
  readonly role: string;
  readonly what: string;
  readonly about: string;
  readonly hash: string;
}

const START = 'liaison-audit/1';

/** Over the line before and every column of this one: none can be changed, moved or left out unnoticed. */
const hashOf = (before: string, { n, at, who, role, what, about }: Omit<Row, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify([before, n, at, who, role, what, about]))
    .digest('hex');

const lastRow = (tx: Tx): Pick<Row, 'n' | 'hash'> =>
  tx.get<Pick<Row, 'n' | 'hash'>>('SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1') ?? { n: 0, hash: START };

/** Adds a line in the transaction of the act itself. */
export function append(tx: Tx, fact: AuditFact): void {
  const before = lastRow(tx);
  const row = { ...fact, n: before.n + 1, about: JSON.stringify(fact.about) };
  const { n, at, who, role, what, about } = row;
  const sql = 'INSERT INTO audit (n, at, who, role, what, about, hash) VALUES (?, ?, ?, ?, ?, ?, ?)';
  tx.run(sql, n, at, who, role, what, about, hashOf(before.hash, row));
  // The head stands elsewhere too: lines cut off at the end are missed.
  tx.run(
    `INSERT INTO setting (key, value) VALUES ('audit.count', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    JSON.stringify(n),
  );
}

/** Walks the whole chain; names the first line that is not what was written. */
export function verify(tx: Tx): AuditCheck {
  let before = START;
  let n = 0;
  for (const row of tx.iterate<Row>('SELECT * FROM audit ORDER BY n')) {
    n++;
    if (row.n !== n) return { lines: n - 1, broken: n, head: before };
    if (row.hash !== hashOf(before, row)) return { lines: n - 1, broken: n, head: before };
    before = row.hash;
  }
  const kept = tx.get<{ value: string }>(`SELECT value FROM setting WHERE key = 'audit.count'`);
  const expected = kept ? Number(kept.value) : 0;
  return { lines: n, broken: n === expected ? null : Math.min(n, expected) + 1, head: before };
}

const entryOf = ({ about, ...row }: Row): AuditEntry => {
  const parsed: AuditEntry['about'] = JSON.parse(about);
  return { ...row, about: parsed };
};

/** Newest first. */
export function readTrail(tx: Tx, { what, who, from, to, start, count }: AuditFilter): AuditPage {
  const where = `what = coalesce(?, what) AND who = coalesce(?, who) AND at >= ? AND at < ?`;
  const values = [what ?? null, who ?? null, from ?? 0, to ?? Number.MAX_SAFE_INTEGER] as const;
  const total = tx.get<{ n: number }>(`SELECT count(*) AS n FROM audit WHERE ${where}`, ...values)?.n ?? 0;
  const rows = tx.all<Row>(`SELECT * FROM audit WHERE ${where} ORDER BY n DESC LIMIT ? OFFSET ?`, ...values, count, start);
  const people = tx.all<{ who: string }>('SELECT DISTINCT who FROM audit ORDER BY who').map(({ who: name }) => name);
  const acts = tx.all<{ what: string }>('SELECT DISTINCT what FROM audit ORDER BY what').map(({ what: act }) => act);
  return { total, entries: rows.map(entryOf), people, acts };
}

/** All of it, oldest first, as it is signed and taken out. */
export const wholeTrail = (tx: Tx): AuditEntry[] => tx.all<Row>('SELECT * FROM audit ORDER BY n').map(entryOf);

/** The same check for a trail that was taken out. */
export function verifyEntries(entries: readonly AuditEntry[]): AuditCheck {
  let before = START;
  for (const [at, entry] of entries.entries()) {
    const row = { ...entry, about: JSON.stringify(entry.about) };
    if (entry.n !== at + 1 || entry.hash !== hashOf(before, row)) return { lines: at, broken: at + 1, head: before };
    before = entry.hash;
  }
  return { lines: entries.length, broken: null, head: before };
}
