import type { CallContext } from '../../base/call.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Cells } from '../../records/checker.ts';
import * as runs from '../../records/import-runs.node.ts';
import type { ImportOutcome, ImportPlan } from '../../records/imports.node.ts';
import { carryTouches, placeRow } from '../../records/merge-rows.node.ts';
import * as rows from '../../records/queries.node.ts';
import type { Tx } from '../../store/tx.ts';
import { compile } from '../../validation/compile.ts';
import type { ImportJobDeps } from './import.node.ts';
import { abandonRun, beginRun, cellsOf, readFile, showRun } from './import-run.node.ts';
import { createMergePlan, type MergePlan, type RowStep } from './merge-plan.node.ts';
import { readDraftSide } from './merge-sides.node.ts';
import type { JobChunk, JobDone } from './protocol.node.ts';

/** A row of the file that is stored, invisibly, until the last transaction. */
interface Stored {
  readonly rid: number;
  readonly sourceRow: number;
  readonly step: Exclude<RowStep, { kind: 'skip' }>;
  /** As the file has it. */
  readonly file: Cells;
}

/** Rows are told apart again by their place in the file only while they are few enough to be held. */
export const MOST_AGAIN = 50_000;

/**
 * Imports a file into rows that are there: by key, and three versions deep for a file that came before. Rows that change
 * are replaced in their place by rows of this import; one transaction shows these and hides those, as one step.
 */
export async function mergeFile(deps: ImportJobDeps, plan: ImportPlan, context: CallContext): Promise<Result<ImportOutcome>> {
  const { store, clock } = deps;
  const { sid } = plan.owner;
  const begun = await beginMerge(deps, plan, context);
  if (!begun.ok) return begun;
  const { decide, version } = begun.value;
  const { run, from } = store.write((tx) => ({
    from: runs.freeOrd(tx, sid),
    run: beginRun(tx, plan, clock.now()),
  }));
  const stored: Stored[] = [];
  const abandon = (): Promise<void> => abandonRun(deps, { sid, run, from }, context);

  const keep = (chunk: JobChunk): void =>
    store.writeBulk((tx) => {
      chunk.rows.forEach((text, at) => {
        const file = rows.cellsOf(text);
        const sourceRow = chunk.sourceRows[at] ?? 0;
        const step = decide.take(file, sourceRow);
        if (step.kind === 'skip') return;
        const cells = step.kind === 'change' ? JSON.stringify(step.cells) : text;
        const rid = rows.insertRow(tx, { sid, ord: from + stored.length, cells, run, sourceRow, added: 0 });
        stored.push({ rid, sourceRow, step, file });
      });
    });

  const read = await readFile(deps, plan, context, keep).catch(async (error: unknown) => {
    await abandon();
    throw error;
  });
  if (!read.ok) {
    await abandon();
    return read;
  }
  const settled = settle(deps, plan, { run, version, decide, stored, done: read.value });
  if (!settled.ok || settled.value === 0) await abandon();
  deps.forget(sid);
  if (!settled.ok) return settled;
  if (settled.value > 0) await deps.checkAll(sid, context);
  const { added, changed, same, gone } = decide.tally;
  const relabelled = cellsOf(read.value.relabelled);
  const merged = { added, changed, same, gone };
  return ok({ run, rows: read.value.rows, blankRows: read.value.blank, replaced: 0, relabelled, merged });
}

/** Reads the draft for comparing; `version` is the draft's, which must not have moved on when the import is settled. */
export async function beginMerge(
  deps: ImportJobDeps,
  plan: ImportPlan,
  context: CallContext,
): Promise<Result<{ readonly decide: MergePlan; readonly version: string }>> {
  const { owner, source, sheet } = plan;
  const { sid, fields } = owner;
  const begun = deps.store.read((tx) => ({ input: deps.compileInput(tx, sid), version: deps.version(tx, sid) }));
  if (!begun.input.ok) return begun.input;
  const validator = compile(begun.input.value);
  if (!validator.ok) return validator;
  if (validator.value.keys[0]?.code !== 'row/primaryKey') return fail(problem('records/noKey'));
  const about = { sid, fields, file: source.name, sheet, threeWay: plan.mode === 'merge' };
  const draft = await readDraftSide(deps.store, validator.value, about, context.signal);
  if (!draft) return fail(problem('contract/cancelled'));
  return ok({ decide: createMergePlan(draft, validator.value, plan), version: begun.version });
}

interface Merge {
  readonly run: number;
  readonly version: string;
  readonly decide: MergePlan;
  readonly stored: readonly Stored[];
  readonly done: JobDone;
}

/** The last transaction. Answers how many rows came or went. */
function settle(deps: ImportJobDeps, plan: ImportPlan, merge: Merge): Result<number> {
  const { store, clock } = deps;
  const { owner, officer } = plan;
  const { sid, fields } = owner;
  const { decide, run } = merge;
  return store.write((tx): Result<number> => {
    const held = deps.owners.byId(tx, owner.id);
    if (!held?.editable) return fail(problem(held ? 'records/frozen' : 'records/noDraft'));
    if (deps.version(tx, sid) !== merge.version) return fail(problem('records/movedOn'));
    const fresh = merge.stored.filter(({ step }) => step.kind === 'new');
    const again = fresh.length > MOST_AGAIN ? [] : fresh;
    const steps = new Map(again.map((one) => [one.rid, decide.again(one.file, one.sourceRow)]));
    const removed: number[] = [];
    const log: [number, string, string | null, string | null][] = [];
    let shown = 0;
    for (const one of merge.stored) {
      const found = steps.get(one.rid);
      const step = found && found.kind !== 'new' ? found : one.step;
      if (step.kind === 'skip') {
        tx.run('DELETE FROM draft_row WHERE rid = ?', one.rid);
        continue;
      }
      shown++;
      if (step.kind === 'new') continue;
      placeRow(tx, one.rid, step.ord, step.cells);
      removed.push(step.rid);
      for (const at of step.kept) log.push([one.rid, fields[at] ?? '', one.file[at] ?? null, step.cells[at] ?? null]);
      carryTouches(
        tx,
        sid,
        step.rid,
        one.rid,
        step.kept.map((at) => fields[at] ?? ''),
      );
    }
    removed.push(...decide.end());
    if (shown + removed.length === 0) return ok(0);
    record(tx, sid, { run, shown, removed, log, officer, now: clock.now(), read: merge.done });
    deps.owners.touched(tx, sid, clock.now());
    return ok(shown + removed.length);
  });
}

function record(
  tx: Tx,
  sid: number,
  done: {
    readonly run: number;
    readonly shown: number;
    readonly removed: readonly number[];
    readonly log: readonly (readonly [number, string, string | null, string | null])[];
    readonly officer: string;
    readonly now: number;
    readonly read: JobDone;
  },
): void {
  const seq = rows.nextSeq(tx, sid);
  for (const rid of done.removed) rows.hideRow(tx, rid, seq);
  showRun(tx, done.run, seq, done.shown, done.read);
  rows.putEdit(tx, sid, { seq, label: 'import', changes: { cells: done.log, removed: done.removed } }, done.now, done.officer);
  rows.bumpVersion(tx, sid, done.now, done.officer);
}
