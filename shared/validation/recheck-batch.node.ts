import type { RowChange } from '../records/checker.ts';
import { hasMoreRows, iterateRows, rowOf, type StoredRow } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import type { History } from './batch/check.ts';
import type { BatchRule } from './batch/rule.ts';
import { countBatchFindings, dropBatchFindings, dropGroupFindings, hasRuleTrouble } from './batch-findings.node.ts';
import { isBlankRow } from './blank.ts';
import type { Validator } from './compile.ts';
import { type KeyIndex, rulesByGroup } from './key-index.ts';
import * as q from './queries.node.ts';

/** Figures of the former accepted batches of a draft's dataset; null when they cannot be had at once. */
export type HistoryFor = (tx: Tx, sid: number, validator: Validator) => History | null;

/** Up to this many rows the rules over all of them are judged anew after every edit. */
export const MOST_ROWS = 2_000;
/** Rows read anew after an edit of a longer draft: those of the groups it touches. */
const MOST_READ = 1_000;
/** Findings taken away at once because they may no longer be so; more of them wait for the complete check. */
const MOST_DROPPED = 2_000;

/** What a change may turn: rows that come or go concern every rule, a changed cell those that read it. */
const concerns = ({ reads }: BatchRule, { before, after }: RowChange): boolean =>
  !before ||
  !after ||
  isBlankRow(before) !== isBlankRow(after) ||
  reads.some((at) => (before[at] ?? null) !== (after[at] ?? null));

export interface BatchRecheck {
  readonly tx: Tx;
  readonly sid: number;
  readonly validator: Validator;
  readonly historyFor: HistoryFor;
  readonly groups: q.GroupCache;
  /** Which rows are in which group, after the change; null when that is not known. */
  readonly index: KeyIndex | null;
  readonly mostRows: number;
}

/**
 * The findings of batch rules after an edit; without `changes` all of them. A short draft is judged anew, of a long one
 * the groups that are touched. Answers whether everything was judged: what was not, is taken away, for no row is marked
 * for what may no longer be so, and the draft needs a complete check.
 */
export function recheckBatch(at: BatchRecheck, changes: readonly RowChange[] | null): boolean {
  const { tx, sid, validator } = at;
  const rules = validator.batch.filter((rule) => !changes || changes.some((change) => concerns(rule, change)));
  if (rules.length === 0) return true;
  const history = at.historyFor(tx, sid, validator);
  const isLong = hasMoreRows(tx, sid, at.mostRows);
  if (!isLong) judgeAll(at, rules, history);
  const left = rules.filter((rule) => {
    if (rule.looksBack && !history) return true;
    return isLong && !(changes && judgeGroups(at, rule, changes, history));
  });
  if (isLong) {
    const ids = left.map(({ rule }) => rule.id).filter((id) => countBatchFindings(tx, sid, id) <= MOST_DROPPED);
    dropBatchFindings(tx, sid, ids);
  }
  return left.length === 0;
}

function judgeAll({ tx, sid, validator, groups }: BatchRecheck, rules: readonly BatchRule[], history: History | null): void {
  dropBatchFindings(
    tx,
    sid,
    rules.map(({ rule }) => rule.id),
  );
  const check = validator.batchCheck({ rules });
  const rids: number[] = [];
  for (const { rid, cells } of iterateRows(tx, sid)) {
    check.add(cells, rids.length);
    rids.push(rid);
  }
  for (const { place, finding } of check.end(history))
    q.putFinding(tx, sid, sid, place === null ? null : (rids[place] ?? null), finding, null, 'local', groups);
}

/** Judges one rule's groups that a change touches, before it or after; false when that cannot be done. */
function judgeGroups(
  { tx, sid, validator, groups, index }: BatchRecheck,
  rule: BatchRule,
  changes: readonly RowChange[],
  history: History | null,
): boolean {
  const k = rulesByGroup(validator).indexOf(rule);
  if (k < 0 || !index || hasRuleTrouble(tx, sid, rule.rule.id)) return false;
  const concerned = changes.filter((change) => concerns(rule, change));
  const texts = new Set<string>();
  for (const { before, after } of concerned)
    for (const cells of [before, after]) {
      const text = cells && validator.groupText(rule, cells);
      if (text !== null) texts.add(text);
    }
  const members = new Set<number>();
  for (const text of texts) {
    const rids = index.rows(validator.keys.length + k, text, MOST_READ - members.size);
    if (!rids) return false;
    for (const rid of rids) members.add(rid);
  }
  const rows = [...members]
    .flatMap((rid): StoredRow | readonly StoredRow[] => rowOf(tx, sid, rid) ?? [])
    .sort((a, b) => a.ord - b.ord);
  dropGroupFindings(tx, sid, rule.rule.id, [...members, ...concerned.map(({ rid }) => rid)]);
  const check = validator.batchCheck({ rules: [rule] });
  rows.forEach(({ cells }, place) => {
    check.add(cells, place);
  });
  const found = check.end(history);
  // Of a rule that comes to grief one thing is said, whatever the group: all of them have to be looked at.
  if (found.some(({ finding }) => finding.code !== 'batch/rule')) return false;
  for (const { place, finding } of found)
    q.putFinding(tx, sid, sid, rows[place ?? -1]?.rid ?? null, finding, null, 'local', groups);
  return true;
}
