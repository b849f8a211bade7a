import type { Tx } from '../store/tx.ts';

/** How often a draft was changed, when last, and by whom. */

export function bumpVersion(tx: Tx, sid: number, now: number, who = ''): void {
  tx.run(
    `INSERT INTO draft_version (sid, version, saved_at, who) VALUES (?, 1, ?, ?)
     ON CONFLICT (sid) DO UPDATE SET version = version + 1, saved_at = excluded.saved_at,
       who = CASE excluded.who WHEN '' THEN who ELSE excluded.who END`,
    sid,
    now,
    who,
  );
}
/** Who last changed a draft; null when nobody did. */
export const lastHand = (tx: Tx, sid: number): string | null =>
  tx.get<{ who: string }>(`SELECT who FROM draft_version WHERE sid = ? AND who <> ''`, sid)?.who ?? null;

export const versionOf = (tx: Tx, sid: number): { version: number; savedAt: number | null } => {
  const row = tx.get<{ version: number; saved_at: number }>('SELECT version, saved_at FROM draft_version WHERE sid = ?', sid);
  return row ? { version: row.version, savedAt: row.saved_at } : { version: 0, savedAt: null };
};
