import type { Severity } from '../catalog/model.ts';
import type { Tx } from '../store/tx.ts';

/** Of a page of rows, in one question. */
export const marksOf = (tx: Tx, sid: number, rids: readonly number[]): { rid: number; fields: string; severity: Severity }[] => {
  const sql = 'SELECT rid, fields, severity FROM finding WHERE sid = ? AND rid IN (SELECT value FROM json_each(?))';
  return tx.all(sql, sid, JSON.stringify(rids));
};

/** By the index alone and as one text: a row of its own for each of a million takes ten times as long to hand over. */
function ridsWhere(tx: Tx, sid: number, where: string, value: string): Set<number> {
  const sql = `SELECT json_group_array(rid) AS rids
    FROM (SELECT DISTINCT rid FROM finding WHERE sid = ? AND rid IS NOT NULL AND ${where})`;
  const rids: number[] = JSON.parse(tx.get<{ rids: string }>(sql, sid, value)?.rids ?? '[]');
  return new Set(rids);
}

export const ridsWith = (tx: Tx, sid: number, severities: readonly Severity[]): Set<number> =>
  ridsWhere(tx, sid, 'severity IN (SELECT value FROM json_each(?))', JSON.stringify(severities));

export const ridsReturned = (tx: Tx, sid: number): Set<number> => ridsWhere(tx, sid, 'origin = ?', 'platform');

/** Of one cause; none, when its last finding has gone. */
export function ridsOfGroup(tx: Tx, sid: number, key: string): Set<number> {
  const grp = tx.get<{ grp: number }>('SELECT grp FROM finding_group WHERE sid = ? AND key = ?', sid, key)?.grp;
  return grp === undefined ? new Set() : ridsWhere(tx, sid, 'grp = CAST(? AS INTEGER)', String(grp));
}
