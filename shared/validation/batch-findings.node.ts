import type { Tx } from '../store/tx.ts';

/** What batch rules said, all of them or some; `under` is −sid while a check is under way. */
export function dropBatchFindings(tx: Tx, under: number, rules: readonly string[] | null): void {
  const groups = `SELECT grp FROM finding_group WHERE sid = ? AND (code = 'batch/rule' OR detail IN ('rule/batchTrouble', 'rule/tooManyGroups'))`;
  const sid = Math.abs(under);
  if (!rules) tx.run(`DELETE FROM finding WHERE sid = ? AND origin = 'local' AND grp IN (${groups})`, under, sid);
  else
    for (const rule of rules)
      tx.run(`DELETE FROM finding WHERE sid = ? AND origin = 'local' AND grp IN (${groups} AND rule = ?)`, under, sid, rule);
}
