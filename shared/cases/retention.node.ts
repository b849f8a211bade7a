import { beijingDay } from '../base/clock.ts';
import type { Tx } from '../store/tx.ts';

/** Files that came with cases, and how they are erased at the end of their term. Works in the caller's transaction. */

export interface ClosedEvidence {
  /** The case, as windows know it. */
  readonly id: string;
  readonly title: string;
  readonly docNo: string | null;
  /** The day of its last step. */
  readonly since: string;
  readonly files: number;
}

/** Cases that are over and of which files are still here. */
export const closedEvidence = (tx: Tx): ClosedEvidence[] =>
  tx
    .all<{ id: string; title: string; docNo: string | null; at: number; files: number }>(
      `SELECT f.id, f.title, f.doc_no AS docNo, f.updated_at AS at, count(*) AS files
       FROM case_file f JOIN case_attachment a ON a.cid = f.cid
       WHERE f.status = 'over' AND a.destroyed IS NULL AND EXISTS (SELECT 1 FROM case_attachment_part p WHERE p.aid = a.aid)
       GROUP BY f.cid ORDER BY f.updated_at`,
    )
    .map(({ at, ...found }) => ({ ...found, since: beijingDay(at) }));

/** Digests of the files still here: they stay, and prove which files they were. */
export const evidenceDigests = (tx: Tx, id: string): string[] =>
  tx
    .all<{ sha256: string }>(
      `SELECT a.sha256 FROM case_attachment a JOIN case_file f ON f.cid = a.cid
       WHERE f.id = ? AND a.sha256 IS NOT NULL AND a.destroyed IS NULL
         AND EXISTS (SELECT 1 FROM case_attachment_part p WHERE p.aid = a.aid) ORDER BY a.aid`,
      id,
    )
    .map(({ sha256 }) => sha256);

/** The bytes go, ours and theirs; name, size and digest stay with the letter they came with. */
export function eraseEvidence(tx: Tx, id: string, record: number): void {
  const files = 'SELECT a.aid FROM case_attachment a JOIN case_file f ON f.cid = a.cid WHERE f.id = ? AND a.destroyed IS NULL';
  const held = `SELECT aid FROM case_attachment_part WHERE aid IN (${files})`;
  tx.run(`UPDATE case_attachment SET destroyed = ? WHERE aid IN (${held})`, record, id);
  tx.run(
    `DELETE FROM case_attachment_part WHERE aid IN (SELECT a.aid FROM case_attachment a JOIN case_file f ON f.cid = a.cid
       WHERE f.id = ? AND a.destroyed = ?)`,
    id,
    record,
  );
}
