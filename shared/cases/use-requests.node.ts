import { randomUUID } from 'node:crypto';
import { beijingDay, type Day } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Dataset } from '../catalog/model.ts';
import type { Tx } from '../store/tx.ts';
import { beginCase } from './begin.node.ts';
import { requestStateOf } from './flow.ts';
import { fieldTitles, grantsIn } from './grants.node.ts';
import { needsRight } from './grants.ts';
import { type CaseNews, type UseRequestContent, useGrantedContentSchema } from './message.ts';
import { LEAST_WORDS } from './notice.ts';
import type { CasesDeps } from './ports.node.ts';
import { type CaseRow, changeCase, officeWords } from './queries.node.ts';
import type { UseAsked, UseRequestView } from './use-asked.ts';
import { coveredUntil, dayMayBeAsked } from './use-request.ts';

/** Requests for use rights (第十三条): what was asked, what the office granted; the only SQL for them. */

interface Row extends Omit<UseAsked, 'fields'> {
  readonly fields: string;
}

const columns = 'dataset, provider, fields, purpose, wanted, until, use_right AS "right"';

const askedOf = <T extends Row>({ fields, ...row }: T): Omit<T, 'fields'> & { readonly fields: readonly string[] } => {
  const parsed: readonly string[] = JSON.parse(fields);
  return { ...row, fields: parsed };
};

export function askedUseOf(tx: Tx, cid: number): UseAsked | null {
  const row = tx.get<Row>(`SELECT ${columns} FROM case_use WHERE cid = ?`, cid);
  return row ? askedOf(row) : null;
}

type Placed = Row & Pick<CaseRow, 'cid' | 'id' | 'phase' | 'paper_state'>;

/** Requests for a dataset, or all of them; the newest first. */
const requestsIn = (tx: Tx, dataset: string | null) =>
  tx
    .all<Placed>(
      `SELECT f.cid, f.id, f.phase, f.paper_state, ${columns} FROM case_use u JOIN case_file f ON f.cid = u.cid
       WHERE dataset = coalesce(?, dataset) ORDER BY f.cid DESC`,
      dataset,
    )
    .map(askedOf);

/** Every request of this unit with how it stands. */
export function listUseRequests(deps: Pick<CasesDeps, 'catalog'>, tx: Tx): UseRequestView[] {
  const datasets = deps.catalog.current(tx)?.package.datasets ?? [];
  return requestsIn(tx, null).map(({ cid, id, phase, paper_state: _, ...asked }) => {
    const dataset = datasets.find((one) => one.id === asked.dataset);
    const state = requestStateOf(phase);
    return {
      ...asked,
      case: id,
      state,
      title: dataset?.title ?? { zh: asked.dataset },
      fieldTitles: fieldTitles(dataset, asked.fields),
      words: state === 'granted' || state === 'refused' ? officeWords(tx, cid) : '',
    };
  });
}

export interface UseInput {
  readonly dataset: string;
  readonly fields: readonly string[];
  readonly purpose: string;
  /** Until which day. */
  readonly until: Day;
  /** Text of the letter. */
  readonly words: string;
}

/** Begins the request for a use right, or writes the one of that dataset anew that is still a draft. Answers the case. */
export function askUse(deps: CasesDeps, tx: Tx, asked: UseInput, officer: string): Result<string> {
  const dataset = deps.catalog.current(tx)?.package.datasets.find(({ id }) => id === asked.dataset);
  if (!dataset || !needsRight(dataset, deps.unit.uscc))
    return fail(problem('grants/notNeeded', { dataset: dataset?.title.zh ?? asked.dataset }));
  const draft = requestsIn(tx, dataset.id).find(({ phase, paper_state }) => phase === null && paper_state === 'draft');
  const right = mayAsk(deps, tx, dataset, asked, draft?.cid ?? null);
  if (!right.ok) return right;
  const now = deps.clock.now();
  const title = `${deps.unit.name}关于申请使用${dataset.title.zh}的函`;
  const cid = draft?.cid ?? begin(deps, tx, title, officer);
  tx.run(
    `INSERT OR REPLACE INTO case_use (cid, dataset, provider, fields, purpose, wanted) VALUES (?, ?, ?, ?, ?, ?)`,
    cid,
    dataset.id,
    dataset.liaison.units.map(({ name }) => name).join('、'),
    JSON.stringify([...new Set(asked.fields)]),
    asked.purpose,
    asked.until,
  );
  changeCase(tx, cid, { paper_words: asked.words, updated_at: now });
  return ok(tx.get<{ id: string }>('SELECT id FROM case_file WHERE cid = ?', cid)?.id ?? '');
}

/** What stands against a request; `draft` is the one that is being written anew. */
function mayAsk(deps: CasesDeps, tx: Tx, dataset: Dataset, asked: UseInput, draft: number | null): Result<undefined> {
  const today = beijingDay(deps.clock.now());
  if (!dayMayBeAsked(asked.until, today)) return fail(problem('grants/day', { until: asked.until, today }));
  if ([...asked.purpose].length < LEAST_WORDS) return fail(problem('cases/wordsMissing', { least: LEAST_WORDS }));
  const known = new Set(dataset.schema.fields.map(({ name }) => name));
  const strange = asked.fields.filter((field) => !known.has(field));
  if (asked.fields.length === 0 || strange.length > 0)
    return fail(problem('grants/noField', { dataset: dataset.title.zh, fields: strange.join('、') || '—' }));
  const covered = coveredUntil(grantsIn(tx, dataset.id), dataset.id, asked.until, today);
  const open = requestsIn(tx, dataset.id).filter(
    ({ cid, phase }) => cid !== draft && ['writing', 'asked'].includes(requestStateOf(phase)),
  );
  const inHand = open.flatMap(({ fields }) => fields);
  const twice = asked.fields.filter((field) => covered.has(field) || inHand.includes(field));
  if (twice.length === 0) return ok();
  const titles = fieldTitles(dataset, twice).map(({ zh }) => zh);
  return fail(problem('grants/stands', { dataset: dataset.title.zh, fields: titles.join('、') }));
}

const begin = (deps: CasesDeps, tx: Tx, title: string, officer: string): number =>
  beginCase(deps, tx, officer, { id: randomUUID(), kind: 'useRequest', title });

/** What the request says to the office. */
export function requestContent(tx: Tx, row: CaseRow): UseRequestContent {
  const asked = askedUseOf(tx, row.cid);
  return {
    title: row.title,
    dataset: asked?.dataset ?? '',
    fields: [...(asked?.fields ?? [])],
    purpose: asked?.purpose ?? '',
    until: asked?.wanted ?? beijingDay(row.created_at),
  };
}

/** Whether the day asked for is still ahead when the letter goes out. */
export function requestWhole(deps: CasesDeps, tx: Tx, row: CaseRow): Result<undefined> {
  const until = askedUseOf(tx, row.cid)?.wanted ?? '';
  const today = beijingDay(deps.clock.now());
  return until >= today ? ok() : fail(problem('grants/day', { until, today }));
}

/**
 * Takes down which right was granted; the right itself comes as the platform's own statement. False when it is about
 * another dataset, or about fields that were not asked for.
 */
export function takeUseGranted(tx: Tx, row: CaseRow, news: CaseNews): boolean {
  const asked = askedUseOf(tx, row.cid);
  const granted = useGrantedContentSchema.safeParse(news.content);
  if (!asked || !granted.success) return false;
  const { dataset, fields, until, right } = granted.data;
  if (dataset !== asked.dataset || fields.some((field) => !asked.fields.includes(field))) return false;
  tx.run('UPDATE case_use SET until = ?, use_right = ? WHERE cid = ?', until, right, row.cid);
  return true;
}
