import type { Tx } from '../store/tx.ts';
import type { ExportFacts, ExportLog, ExportLogEntry, ExportState } from './model.ts';

/** The only SQL of the log of exports. Lines are added and completed, never deleted. */

/** Who takes what out, written before the first byte leaves. */
export const beginLog = (tx: Tx, entry: Omit<ExportLogEntry, 'id' | 'rows' | 'bytes' | 'state'>): number =>
  tx.run(
    'INSERT INTO export_log (at, who, kind, dataset, period, submission, file, purpose, sensitive) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    entry.at,
    entry.who,
    entry.kind,
    entry.dataset,
    entry.period,
    entry.submission,
    entry.file,
    entry.purpose,
    entry.sensitive,
  ).lastId;

/** How it ended, and how much had left by then. */
export const endLog = (tx: Tx, id: number, state: ExportState, facts: Pick<ExportFacts, 'rows' | 'bytes'>): void =>
  void tx.run('UPDATE export_log SET state = ?, rows = ?, bytes = ? WHERE id = ?', state, facts.rows, facts.bytes, id);

export function readLog(tx: Tx, start: number, count: number): ExportLog {
  const total = tx.get<{ n: number }>('SELECT count(*) AS n FROM export_log')?.n ?? 0;
  return { total, entries: tx.all<ExportLogEntry>('SELECT * FROM export_log ORDER BY id DESC LIMIT ? OFFSET ?', count, start) };
}
