import type { Tx } from '../store/tx.ts';
import type { Remembered } from './import/match.ts';

/** The SQL of the choices officers made for a family of files. A family is a header; the newest choice counts. */
const KEPT = 200;

export const rememberedFor = (tx: Tx, dataset: string): Remembered[] =>
  tx
    .all<{ fingerprint: string; fields: string }>('SELECT fingerprint, fields FROM import_mapping WHERE dataset = ?', dataset)
    .map(({ fingerprint, fields }) => ({ fingerprint, fields: JSON.parse(fields) }));

export function rememberMapping(tx: Tx, dataset: string, { fingerprint, fields }: Remembered, at: number, who: string): void {
  tx.run('INSERT OR REPLACE INTO import_mapping VALUES (?, ?, ?, ?, ?)', dataset, fingerprint, JSON.stringify(fields), at, who);
  tx.run(
    `DELETE FROM import_mapping WHERE dataset = ? AND fingerprint NOT IN
     (SELECT fingerprint FROM import_mapping WHERE dataset = ? ORDER BY at DESC LIMIT ?)`,
    dataset,
    dataset,
    KEPT,
  );
}

export const forgetMapping = (tx: Tx, dataset: string, fingerprint: string): void =>
  void tx.run('DELETE FROM import_mapping WHERE dataset = ? AND fingerprint = ?', dataset, fingerprint);

/** How many are remembered of each dataset. */
export const mappingsKept = (tx: Tx): { readonly dataset: string; readonly count: number }[] =>
  tx.all<{ dataset: string; count: number }>(
    'SELECT dataset, count(*) AS count FROM import_mapping GROUP BY dataset ORDER BY dataset',
  );
