import { randomUUID } from 'node:crypto';
import { addDays, beijingDay, type Day } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { closesOn } from '../periods/closing.ts';
import { periodLabel } from '../periods/label.ts';
import type { Tx } from '../store/tx.ts';
import type { LatePermit } from '../submissions/model.ts';
import { placeOf } from '../submissions/place.node.ts';
import { firstReceipt } from '../submissions/queries.node.ts';
import { beginCase } from './begin.node.ts';
import { type CaseNews, grantContentSchema, type PermitContent } from './message.ts';
import type { PermitAsked } from './model.ts';
import { LEAST_WORDS } from './notice.ts';
import { latePermitOf } from './permit.ts';
import type { CasesDeps } from './ports.node.ts';
import { type CaseRow, changeCase, officeWords } from './queries.node.ts';

/** Late permits (逾期报送): what was asked, what the office granted; the only SQL for them. */

const columns = 'dataset, period, due, closes, wanted, reason, until';

export const permitOf = (tx: Tx, cid: number): PermitAsked | null =>
  tx.get<PermitAsked>(`SELECT ${columns} FROM case_permit WHERE cid = ?`, cid) ?? null;

interface PlaceCase extends Pick<CaseRow, 'cid' | 'id' | 'phase' | 'paper_state'> {
  readonly until: Day | null;
  readonly wanted: Day;
}

/** Requests for a dataset × period, the oldest first. */
const requestsOf = (tx: Tx, dataset: string, period: string): PlaceCase[] =>
  tx.all<PlaceCase>(
    `SELECT f.cid, f.id, f.phase, f.paper_state, p.until, p.wanted FROM case_permit p JOIN case_file f ON f.cid = p.cid
     WHERE p.dataset = ? AND p.period = ? ORDER BY f.cid`,
    dataset,
    period,
  );

/** What is to be known of late permits for a dataset × period: the one that is open the longest, else the last request. */
export function permitFor(tx: Tx, dataset: string, period: string): LatePermit | null {
  const requests = requestsOf(tx, dataset, period).map((row) => ({
    id: row.id,
    phase: row.phase,
    until: row.until,
    wanted: row.wanted,
    words: row.phase === 'granted' || row.phase === 'refused' ? officeWords(tx, row.cid) : '',
  }));
  return latePermitOf(requests);
}

/** Asked for as if it would never come. */
const LONGEST_DAYS = 366;

export interface PermitInput {
  readonly dataset: string;
  readonly period: string;
  /** Until which day. */
  readonly until: Day;
  readonly reason: string;
  /** Text of the letter. */
  readonly words: string;
}

/**
 * Begins the request for a late permit, or writes the one anew that is still a draft. Answers the case. There is nothing
 * to ask while the period takes late batches without a permit for good, or once one of it was received.
 */
export function askPermit(deps: CasesDeps, tx: Tx, asked: PermitInput, officer: string): Result<string> {
  const found = placeOf(deps, tx, asked.dataset, asked.period);
  if (!found.ok) return found;
  const { dataset, window, today } = found.value;
  const closes = closesOn(dataset.liaison.timing, window);
  if (closes === null || window.due === null || firstReceipt(tx, dataset.id, window.id) !== null)
    return fail(problem('cases/permitNotNeeded', { dataset: dataset.title.zh, period: window.id }));
  if (today <= window.due) return fail(problem('cases/permitEarly', { period: window.id, due: window.due }));
  if (asked.until < today || asked.until > addDays(today, LONGEST_DAYS))
    return fail(problem('cases/permitDay', { until: asked.until, today }));
  if ([...asked.reason].length < LEAST_WORDS) return fail(problem('cases/wordsMissing', { least: LEAST_WORDS }));
  const standing = permitFor(tx, dataset.id, window.id);
  // What is open already may be asked for longer.
  const open = standing?.until != null && standing.until >= today && asked.until <= standing.until;
  if (standing?.state === 'asked' || open)
    return fail(problem('cases/permitStands', { dataset: dataset.title.zh, period: window.id }));
  const title = `${deps.unit.name}关于申请逾期报送${dataset.title.zh}（${periodLabel(window, 'zh')}）的函`;
  const now = deps.clock.now();
  const draft = requestsOf(tx, dataset.id, window.id).find(({ phase }) => phase === null);
  if (draft && draft.paper_state !== 'draft')
    return fail(problem('cases/permitStands', { dataset: dataset.title.zh, period: window.id }));
  const cid = draft?.cid ?? begin(deps, tx, title, officer);
  tx.run(
    `INSERT OR REPLACE INTO case_permit (cid, dataset, period, due, closes, wanted, reason) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    cid,
    dataset.id,
    window.id,
    window.due,
    closes,
    asked.until,
    asked.reason,
  );
  changeCase(tx, cid, { paper_words: asked.words, updated_at: now });
  return ok(tx.get<{ id: string }>('SELECT id FROM case_file WHERE cid = ?', cid)?.id ?? '');
}

const begin = (deps: CasesDeps, tx: Tx, title: string, officer: string): number =>
  beginCase(deps, tx, officer, { id: randomUUID(), kind: 'permit', title });

/** What the request says to the office. */
export function permitContent(tx: Tx, row: CaseRow): PermitContent {
  const asked = permitOf(tx, row.cid);
  return {
    title: row.title,
    dataset: asked?.dataset ?? '',
    period: asked?.period ?? '',
    due: asked?.due ?? null,
    closes: asked?.closes ?? null,
    until: asked?.wanted ?? beijingDay(row.created_at),
    reason: asked?.reason ?? '',
  };
}

/** Whether a day asked for can still be granted when the letter goes out. */
export function permitWhole(deps: CasesDeps, tx: Tx, row: CaseRow): Result<undefined> {
  const wanted = permitOf(tx, row.cid)?.wanted ?? '';
  const today = beijingDay(deps.clock.now());
  return wanted >= today ? ok() : fail(problem('cases/permitDay', { until: wanted, today }));
}

/** Takes a grant in. False when it is about another dataset or period than was asked for: then nothing is opened. */
export function takeGrant(tx: Tx, row: CaseRow, news: CaseNews): boolean {
  const asked = permitOf(tx, row.cid);
  const grant = grantContentSchema.safeParse(news.content);
  if (!asked || !grant.success) return false;
  const { dataset, period, until } = grant.data;
  if (dataset !== asked.dataset || period !== asked.period) return false;
  tx.run('UPDATE case_permit SET until = ? WHERE cid = ?', until, row.cid);
  return true;
}
