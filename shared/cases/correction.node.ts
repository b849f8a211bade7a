import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Tx } from '../store/tx.ts';
import { reasonsOf } from '../submissions/changes/queries.node.ts';
import { isEditable } from '../submissions/lifecycle.ts';
import { byId, revisionsOf } from '../submissions/queries.node.ts';
import type { CaseRecord } from './model.ts';
import type { CasesDeps, Why } from './ports.node.ts';
import type { CaseRow } from './queries.node.ts';

/** Correcting what a case found wrong: an editable revision that says which case it answers. */

export type Correctable = { readonly draft: string } | { readonly delivered: string };

/** Whose rows are to be corrected: the revision that is open already, else the latest that was delivered. */
export function correctable(tx: Tx, record: CaseRecord): Result<Correctable> {
  const last = revisionsOf(tx, record.dataset, record.period).at(-1);
  if (last && isEditable(last.state)) return ok({ draft: last.id });
  return last?.batch_id ? ok({ delivered: last.id }) : fail(problem('cases/noDelivery'));
}

export async function openCorrection(
  deps: CasesDeps,
  row: CaseRow,
  at: Correctable,
  officer: string,
): Promise<Result<{ readonly id: string }>> {
  const reason = `根据${row.other_name ?? ''}${row.doc_no ?? ''}所报情况核实更正`;
  const own: Why = { reason, caseIds: row.case_id === null ? [] : [row.case_id] };
  if ('delivered' in at) return deps.revise(at.delivered, own, officer);
  const before = deps.store.read((tx) => reasonsOf(byId(tx, at.draft)?.changes ?? null));
  const why: Why = {
    reason: before.reason === '' ? own.reason : before.reason,
    caseIds: [...new Set([...before.caseIds, ...own.caseIds])],
  };
  const explained = await deps.explain(at.draft, why, officer);
  return explained.ok ? ok({ id: at.draft }) : explained;
}
