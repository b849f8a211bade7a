import type { Tx } from '../store/tx.ts';

const GROUPS = `SELECT grp FROM finding_group WHERE sid = ? AND (code = 'batch/rule' OR detail IN ('rule/batchTrouble', 'rule/tooManyGroups'))`;

/** What batch rules said, all of them or some; `under` is −sid while a check is under way. */
export function dropBatchFindings(tx: Tx, under: number, rules: readonly string[] | null): void {
  const sid = Math.abs(under);
  if (!rules) tx.run(`DELETE FROM finding WHERE sid = ? AND origin = 'local' AND grp IN (${GROUPS})`, under, sid);
  else
    for (const rule of rules)
      tx.run(`DELETE FROM finding WHERE sid = ? AND origin = 'local' AND grp IN (${GROUPS} AND rule = ?)`, under, sid, rule);
}

/** What one rule said of groups whose first row is one of these. */
export function dropGroupFindings(tx: Tx, sid: number, rule: string, rids: readonly number[]): void {
  tx.run(
    `DELETE FROM finding WHERE sid = ? AND rid IN (SELECT value FROM json_each(?)) AND origin = 'local'
     AND grp IN (${GROUPS} AND rule = ?)`,
    sid,
    JSON.stringify(rids),
    sid,
    rule,
  );
}

/** How much one rule said. */
export const countBatchFindings = (tx: Tx, sid: number, rule: string): number =>
  tx.get<{ n: number }>(
    `SELECT coalesce(sum(n), 0) AS n FROM finding_tally WHERE sid = ? AND grp IN (${GROUPS} AND rule = ?)`,
    sid,
    sid,
    rule,
  )?.n ?? 0;

/** Whether a batch rule was left out, for the whole of the draft. */
export const hasRuleTrouble = (tx: Tx, sid: number, rule: string): boolean =>
  tx.get(
    `SELECT 1 AS one FROM finding_group g JOIN finding_tally t ON t.grp = g.grp AND t.sid = g.sid AND t.n > 0
     WHERE g.sid = ? AND g.rule = ? AND g.detail IN ('rule/batchTrouble', 'rule/tooManyGroups')`,
    sid,
    rule,
  ) !== undefined;
