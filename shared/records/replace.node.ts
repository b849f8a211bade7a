import type { CallContext } from '../base/call.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Step } from './edits.node.ts';
import type { CellChange, EditReply, Replaced } from './model.ts';
import { versionOf } from './queries.node.ts';
import type { Viewed } from './view.ts';
import { type WalkDeps, walk } from './walk.node.ts';

/** Cells one step may change. */
const MOST = 200_000;

export interface Replacing {
  readonly id: string;
  readonly filter: Viewed;
  readonly text: string;
  readonly by: string;
  /** Only this column. */
  readonly only: string | null;
  /** The whole cell must be the text. */
  readonly whole: boolean;
  /** Only counted. */
  readonly dry: boolean;
}

/** A cell's text with what was sought replaced; null when it does not hold it. Large and small letters are alike. */
export function replacedIn(cell: string, text: string, by: string, whole: boolean): string | null {
  const low = cell.toLowerCase();
  const wanted = text.toLowerCase();
  if (whole) return low === wanted ? by : null;
  // Letters whose small form is longer would shift the places.
  const [where, sought] = low.length === cell.length ? [low, wanted] : [cell, text];
  if (!where.includes(sought)) return null;
  let made = '';
  let from = 0;
  for (let at = where.indexOf(sought); at >= 0; at = where.indexOf(sought, from)) {
    made += cell.slice(from, at) + by;
    from = at + sought.length;
  }
  return made + cell.slice(from);
}

/** Looks through the view in slices, then changes everything found in one undoable step. */
export async function replaceText(
  deps: WalkDeps & {
    readonly step: (id: string, step: Step, context: Pick<CallContext, 'officer'>) => Result<EditReply>;
  },
  asked: Replacing,
  context: CallContext,
): Promise<Result<Replaced>> {
  const start = deps.store.read((tx) => {
    const owner = deps.owners.byId(tx, asked.id);
    return owner && { ...owner, version: versionOf(tx, owner.sid).version };
  });
  if (!start) return fail(problem('records/noDraft'));
  if (!start.editable) return fail(problem('records/frozen'));
  const changes: CellChange[] = [];
  const rows = new Set<number>();
  const raw = JSON.stringify(asked.text.toLowerCase()).slice(1, -1);
  let cells = 0;
  const seen = await walk(
    deps,
    asked,
    (rid, row) => {
      start.fields.forEach((field, at) => {
        const cell = row[at] ?? null;
        if (cell === null || (asked.only !== null && asked.only !== field)) return;
        const now = replacedIn(cell, asked.text, asked.by, asked.whole);
        if (now === null || now === cell) return;
        cells++;
        rows.add(rid);
        if (!asked.dry && cells <= MOST) changes.push({ rid, field, text: now === '' ? null : now });
      });
    },
    context,
    (stored) => stored.toLowerCase().includes(raw),
  );
  if (!seen.ok) return seen;
  if (asked.dry || cells === 0) return ok({ cells, rows: rows.size, done: null });
  if (cells > MOST) return fail(problem('records/tooLarge', { cells, limit: MOST }));
  // Somebody changed the draft meanwhile: what was found is no longer what is there.
  if (deps.store.read((tx) => versionOf(tx, start.sid).version) !== start.version) return replaceText(deps, asked, context);
  const done = deps.step(asked.id, { label: 'replace', cells: changes, inserted: null, removed: [] }, context);
  return done.ok ? ok({ cells, rows: rows.size, done: done.value }) : done;
}
