import { canonical, parseDecimal } from '../base/decimal.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Tx } from '../store/tx.ts';
import { type DoubtResult, doubtContentSchema } from './message.ts';
import type { Doubt } from './model.ts';

/** Doubts of the office and what the tax authority found; the only SQL for them (第十一条). */

const columns = 'n, subject, code, clue, basis, involved, result, amount, effect, told';

export const doubtsOf = (tx: Tx, cid: number): Doubt[] =>
  tx
    .all<Omit<Doubt, 'told'> & { told: number }>(`SELECT ${columns} FROM case_doubt WHERE cid = ? ORDER BY n`, cid)
    .map((row) => ({ ...row, told: row.told === 1 }));

/** Takes the doubts of a message in; a number that is there already is told anew. */
export function takeDoubts(tx: Tx, cid: number, content: unknown): void {
  const parsed = doubtContentSchema.safeParse(content);
  if (!parsed.success) return;
  for (const { n, subject, code, clue, basis, involved } of parsed.data.doubts)
    tx.run(
      `INSERT INTO case_doubt (cid, n, subject, code, clue, basis, involved) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (cid, n) DO UPDATE SET subject = excluded.subject, code = excluded.code, clue = excluded.clue,
         basis = excluded.basis, involved = excluded.involved`,
      cid,
      n,
      subject,
      code,
      clue,
      basis,
      involved,
    );
}

export interface Verified {
  readonly ns: readonly number[];
  readonly result: DoubtResult | null;
  /** As typed. */
  readonly amount: string | null;
  readonly effect: string;
}

/** The same finding for one doubt or many. */
export function verifyDoubts(tx: Tx, cid: number, { ns, result, amount, effect }: Verified): Result<undefined> {
  const typed = (amount ?? '').replace(/[,，\s]/g, '');
  const value = typed === '' ? null : parseDecimal(typed);
  if (typed !== '' && (value === null || !/^-?\d{1,15}(\.\d{1,2})?$/.test(canonical(value))))
    return fail(problem('cases/amount', { typed: typed.slice(0, 40) }));
  for (const n of ns) {
    const done = tx.run(
      'UPDATE case_doubt SET result = ?, amount = ?, effect = ?, told = 0 WHERE cid = ? AND n = ?',
      result,
      value === null ? null : canonical(value),
      effect,
      cid,
      n,
    );
    if (done.changes === 0) return fail(problem('cases/unknown'));
  }
  return ok();
}

/** What was verified since the last word to the office, as it travels. */
export const untold = (tx: Tx, cid: number): { n: number; result: DoubtResult; amount: string | null; effect: string }[] =>
  doubtsOf(tx, cid).flatMap(({ n, result, amount, effect, told }) =>
    result === null || told ? [] : [{ n, result, amount, effect }],
  );

export const setTold = (tx: Tx, cid: number): void =>
  void tx.run('UPDATE case_doubt SET told = 1 WHERE cid = ? AND result IS NOT NULL', cid);

/** A feedback that did not go out. */
export function untell(tx: Tx, cid: number, ns: readonly number[]): void {
  for (const n of ns) tx.run('UPDATE case_doubt SET told = 0 WHERE cid = ? AND n = ?', cid, n);
}
