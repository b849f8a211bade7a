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

/** Where the chain stands: what a sealed batch carries to the platform, whose receipt repeats it. */
export function headOf(tx: Tx): { readonly n: number; readonly head: string } | null {
  const { n, hash } = lastRow(tx);
  return n === 0 ? null : { n, head: hash };
}

/** What a receipt of the platform says the chain was when its batch was sealed; signature proven by whoever found it. */
export interface Anchor {
  readonly n: number;
  readonly head: string;
  readonly receiptNo: string;
  /** When the platform first had that batch, epoch ms. */
  readonly at: number;
}

/** Clocks of a workstation and of the platform that differ by so much are still one moment. */
const SAME_MOMENT_MS = 600_000;

/**
 * Walks the chain line by line, a part at a time: names the first line that is not what was written, or that a receipt of
 * the platform contradicts. Lines lost by a restore are no contradiction: the chain says where it went back.
 */
export function chainWalk(anchors: readonly Anchor[]) {
  const hashes = new Map<number, string | null>(anchors.map(({ n }) => [n, null]));
  const restores: { readonly n: number; readonly at: number }[] = [];
  let before = START;
  let n = 0;
  let broken: number | null = null;
  return {
    /** False when there is nothing more to walk. */
    step(tx: Tx, most: number): boolean {
      const rows = tx.all<Row>('SELECT * FROM audit WHERE n > ? ORDER BY n LIMIT ?', n, most);
      for (const row of rows) {
        if (row.n !== n + 1 || row.hash !== hashOf(before, row)) {
          broken = n + 1;
          return false;
        }
        n = row.n;
        before = row.hash;
        if (hashes.has(n)) hashes.set(n, row.hash);
        if (row.what === 'restore') restores.push({ n, at: row.at });
      }
      return rows.length === most;
    },
    end(tx: Tx): AuditCheck {
      const sound = { lines: n, head: before, anchors: 0, contradicted: null };
      if (broken !== null) return { ...sound, broken };
      const kept = tx.get<{ value: string }>(`SELECT value FROM setting WHERE key = 'audit.count'`);
      const expected = kept ? Number(kept.value) : 0;
      if (n !== expected) return { ...sound, broken: Math.min(n, expected) + 1 };
      const lost = (anchor: Anchor): boolean =>
        restores.some((restore) => anchor.n >= restore.n && anchor.at <= restore.at + SAME_MOMENT_MS);
      const wrong = anchors.filter((anchor) => hashes.get(anchor.n) !== anchor.head && !lost(anchor));
      const [first] = [...wrong].sort((a, b) => a.n - b.n);
      const confirmed = anchors.filter((anchor) => hashes.get(anchor.n) === anchor.head).length;
      if (!first) return { ...sound, broken: null, anchors: confirmed };
      return { ...sound, broken: Math.min(first.n, n + 1), anchors: confirmed, contradicted: first.receiptNo };
    },
  };
}

/** The whole chain at once. */
export function verify(tx: Tx, anchors: readonly Anchor[] = []): AuditCheck {
  const walk = chainWalk(anchors);
  while (walk.step(tx, 1_000));
  return walk.end(tx);
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

const unanchored = { anchors: 0, contradicted: null } as const;

/** The same check for a trail that was taken out. */
export function verifyEntries(entries: readonly AuditEntry[]): AuditCheck {
  let before = START;
  for (const [at, entry] of entries.entries()) {
    const row = { ...entry, about: JSON.stringify(entry.about) };
    if (entry.n !== at + 1 || entry.hash !== hashOf(before, row))
      return { ...unanchored, lines: at, broken: at + 1, head: before };
    before = entry.hash;
  }
  return { ...unanchored, lines: entries.length, broken: null, head: before };
}
