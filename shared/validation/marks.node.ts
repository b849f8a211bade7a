import type { Severity } from '../catalog/model.ts';
import type { Tx } from '../store/tx.ts';

/** Of a page of rows, in one question. */
export const marksOf = (tx: Tx, sid: number, rids: readonly number[]): { rid: number; fields: string; severity: Severity }[] => {
  const sql = 'SELECT rid, fields, severity FROM finding WHERE sid = ? AND rid IN (SELECT value FROM json_each(?))';
  return tx.all(sql, sid, JSON.stringify(rids));
};

/** By the index alone and as one text: a row of its own for each of a million takes ten times as long to hand over. */
export function ridsWith(tx: Tx, sid: number, severities: readonly Severity[]): Set<number> {
  const rids: number[] = JSON.parse(
    tx.get<{ rids: string }>(
      `SELECT json_group_array(rid) AS rids FROM (SELECT DISTINCT rid FROM finding WHERE sid = ? AND rid IS NOT NULL
         AND severity IN (SELECT value FROM json_each(?)))`,
      sid,
      JSON.stringify(severities),
    )?.rids ?? '[]',
  );
  return new Set(rids);
}
