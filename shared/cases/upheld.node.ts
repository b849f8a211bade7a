import type { Tx } from '../store/tx.ts';

/**
 * Records of ours whose errors were confirmed by our own answers (第十二条), by `dataset|period`, of the periods of some
 * calendar years.
 */
export function upheldRecords(tx: Tx, from: number, to: number): ReadonlyMap<string, number> {
  const rows = tx.all<{ dataset: string; period: string; n: number }>(
    `SELECT r.dataset, r.period, count(*) AS n FROM case_record r JOIN case_file f ON f.cid = r.cid
     WHERE f.kind = 'correction' AND f.phase IN ('answered', 'confirmed', 'contested', 'closed')
       AND r.decision IN ('corrected', 'partly') AND substr(r.period, 1, 4) BETWEEN ? AND ?
     GROUP BY r.dataset, r.period`,
    String(from),
    String(to),
  );
  return new Map(rows.map(({ dataset, period, n }) => [`${dataset}|${period}`, n]));
}
