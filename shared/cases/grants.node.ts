import { beijingDay } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Dataset } from '../catalog/model.ts';
import { titleOfField } from '../catalog/titles.ts';
import type { Tx } from '../store/tx.ts';
import { fieldsAllowed, standingOf, withholdRecord } from './grants.ts';
import type { UseGrantStatement } from './message.ts';
import type { CaseView, GrantView, UseGrant } from './model.ts';
import type { CasesDeps } from './ports.node.ts';

/** The only SQL of use rights, and where they are kept to. */

interface Row extends Omit<UseGrant, 'fields'> {
  readonly fields: string;
}

const select = `SELECT id, dataset, provider, fields, purpose, from_day AS "from", until_day AS until, doc_no AS docNo, state FROM use_grant`;

const grantOf = ({ fields, ...row }: Row): UseGrant => {
  const parsed: readonly string[] = JSON.parse(fields);
  return { ...row, fields: parsed };
};

export const grantsIn = (tx: Tx, dataset: string | null): UseGrant[] =>
  tx.all<Row>(`${select} WHERE dataset = coalesce(?, dataset) ORDER BY until_day DESC, id`, dataset).map(grantOf);

type Asking = Pick<CasesDeps, 'catalog' | 'unit' | 'clock'>;

/** Fields of a dataset this unit may see today; null = all. */
export function allowedIn(deps: Asking, tx: Tx, dataset: string): ReadonlySet<string> | null {
  const known = deps.catalog.current(tx)?.package.datasets.find(({ id }) => id === dataset);
  return fieldsAllowed(known, deps.unit.uscc, grantsIn(tx, dataset), beijingDay(deps.clock.now()));
}

/** A case as this unit may see it today: of others' data only what was allotted. */
export function withhold(deps: Asking, tx: Tx, view: CaseView): CaseView {
  if (view.side !== 'asker' || view.list.length === 0) return view;
  const known = new Map<string, ReadonlySet<string> | null>();
  const allowed = (dataset: string): ReadonlySet<string> | null => {
    const kept = known.get(dataset);
    if (kept !== undefined) return kept;
    const found = allowedIn(deps, tx, dataset);
    known.set(dataset, found);
    return found;
  };
  return { ...view, list: view.list.map((record) => withholdRecord(record, allowed(record.dataset))) };
}

/** Whether a record may be written about these fields of a dataset. */
export function mayName(deps: Asking, tx: Tx, dataset: string, fields: readonly string[]): Result<undefined> {
  const allowed = allowedIn(deps, tx, dataset);
  const missing = allowed === null ? [] : fields.filter((field) => field !== '' && !allowed.has(field));
  if (missing.length === 0) return ok();
  const known = deps.catalog.current(tx)?.package.datasets.find(({ id }) => id === dataset);
  const titles = missing.map((name) => titleOfField(known?.schema.fields, name, 'zh'));
  return fail(problem('grants/notGranted', { dataset: known?.title.zh ?? dataset, fields: titles.join('、') }));
}

/** What fields are called; a code stands for what the catalog does not know. */
export const fieldTitles = (dataset: Dataset | undefined, names: readonly string[]): GrantView['fieldTitles'] =>
  names.map((name) => {
    const field = dataset?.schema.fields.find((one) => one.name === name);
    const en = field?.liaison?.titleEn;
    return { zh: field?.title ?? name, ...(en === undefined ? {} : { en }) };
  });

/** All that was ever allotted, with how each stands today. */
export function listGrants(deps: Asking, tx: Tx): GrantView[] {
  const today = beijingDay(deps.clock.now());
  const datasets = deps.catalog.current(tx)?.package.datasets ?? [];
  return grantsIn(tx, null).map((grant) => {
    const dataset = datasets.find(({ id }) => id === grant.dataset);
    return {
      ...grant,
      title: dataset?.title ?? { zh: grant.dataset },
      fieldTitles: fieldTitles(dataset, grant.fields),
      standing: standingOf(grant, today),
    };
  });
}

/** Takes in what the platform said of a use right; an older word than the one kept changes nothing. */
export function putGrant(tx: Tx, grant: UseGrantStatement, envelope: string): boolean {
  return (
    tx.run(
      `INSERT INTO use_grant (id, dataset, provider, fields, purpose, from_day, until_day, doc_no, state, at, envelope)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET dataset = excluded.dataset, provider = excluded.provider, fields = excluded.fields,
         purpose = excluded.purpose, from_day = excluded.from_day, until_day = excluded.until_day, doc_no = excluded.doc_no,
         state = excluded.state, at = excluded.at, envelope = excluded.envelope WHERE excluded.at >= use_grant.at`,
      grant.id,
      grant.dataset,
      grant.provider,
      JSON.stringify(grant.fields),
      grant.purpose,
      grant.from,
      grant.until,
      grant.docNo,
      grant.state,
      Date.parse(grant.at),
      envelope,
    ).changes > 0
  );
}
