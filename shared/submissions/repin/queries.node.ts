import type { Tx } from '../../store/tx.ts';
import type { SubmissionRow } from '../queries.node.ts';

/** SQL of the versions a draft came through. */

export const openRows = (tx: Tx): SubmissionRow[] =>
  tx.all<SubmissionRow>(`SELECT * FROM submission WHERE state = 'draft' ORDER BY due IS NULL, due, dataset, period`);

export function setPin(tx: Tx, sid: number, version: string, due: string | null, now: number): void {
  tx.run('UPDATE submission SET catalog_version = ?, due = ?, updated_at = ? WHERE sid = ?', version, due, now, sid);
}

export const cameFrom = (tx: Tx, sid: number): string | null =>
  tx.get<{ version: string }>('SELECT version FROM submission_repin WHERE sid = ? ORDER BY n DESC LIMIT 1', sid)?.version ?? null;

export const remember = (tx: Tx, sid: number, version: string): void =>
  void tx.run(
    'INSERT INTO submission_repin (sid, n, version) SELECT ?, coalesce(max(n), 0) + 1, ? FROM submission_repin WHERE sid = ?',
    sid,
    version,
    sid,
  );

export const forgetLast = (tx: Tx, sid: number): void =>
  void tx.run('DELETE FROM submission_repin WHERE sid = ? AND n = (SELECT max(n) FROM submission_repin WHERE sid = ?)', sid, sid);
