import type { CallContext } from '../../base/call.ts';
import type { Clock } from '../../base/clock.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { DraftOwners } from '../../records/checker.ts';
import * as runs from '../../records/import-runs.node.ts';
import type { ImportOutcome, ImportPlan } from '../../records/imports.node.ts';
import type { RowOrder } from '../../records/order.ts';
import * as rows from '../../records/queries.node.ts';
import type { Store, Tx } from '../../store/tx.ts';
import { dropBatchFindings } from '../../validation/batch-findings.node.ts';
import type { CompileInput } from '../../validation/compile.ts';
import type { Incremental, ValidatorFor } from '../../validation/incremental.node.ts';
import * as findings from '../../validation/queries.node.ts';
import { putBatchFindings } from './check.node.ts';
import { abandonRun, beginRun, cellsOf, readFile, showRun } from './import-run.node.ts';
import type { Jobs } from './pool.node.ts';
import type { JobChunk, PastRequest } from './protocol.node.ts';
import { createRowIds, orderOf } from './row-ids.node.ts';

export interface ImportJobDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly compileInput: (tx: Tx, sid: number) => Result<CompileInput>;
  /** The rows' order and keys in memory are no longer right; the new order, where it is known. */
  readonly forget: (sid: number, order?: RowOrder) => void;
  readonly owners: DraftOwners;
  readonly version: (tx: Tx, sid: number) => string;
  /** The former batches that rules may compare with; none when left out. */
  readonly past?: (tx: Tx, sid: number) => PastRequest | null;
  readonly validatorFor: ValidatorFor;
  /** Takes over what the import knows of keys. */
  readonly checker: Pick<Incremental, 'adopt'>;
  /** A complete check, needed when old and new rows may share keys. The caller lets no other one run meanwhile. */
  readonly checkAll: (sid: number, context: CallContext) => Promise<Result<undefined>>;
}

/** Rows put at the end of the draft during an import find room before its own; more of them and it moves behind them. */
const AHEAD_ORDS = 10_000;

/**
 * Imports a file: the thread reads and checks, the engine stores chunk by chunk, invisibly; one last transaction makes
 * the rows the draft's as one undoable step. Cancelled, failed or killed, the draft is as it was.
 */
export async function importFile(deps: ImportJobDeps, plan: ImportPlan, context: CallContext): Promise<Result<ImportOutcome>> {
  const { store, clock } = deps;
  const { owner } = plan;
  const { sid } = owner;
  const replace = plan.mode === 'replace';
  /** How many rows will be replaced. Counting them is long while those of the import lie among them. */
  const count = (tx: Tx) => ({ version: deps.version(tx, sid), replaced: replace ? rows.countRows(tx, sid) : 0 });
  const { run, from, began } = store.write((tx) => {
    findings.dropUnderway(tx, sid);
    const began = count(tx);
    return { run: beginRun(tx, plan, clock.now()), from: runs.freeOrd(tx, sid) + AHEAD_ORDS, began };
  });
  const groups: findings.GroupCache = new Map();
  const rids = createRowIds();

  const keep = (chunk: JobChunk): void => {
    const stored = rids.size();
    store.writeBulk((tx) => {
      runs.putRunRows(tx, { sid, run, ord: from + stored, cells: chunk.rows, sourceRows: chunk.sourceRows }, rids.push);
      for (const { at, value, finding, first } of chunk.findings) {
        const held = first === null ? finding : { ...finding, data: { ...finding.data, firstRid: rids.at(first) } };
        findings.putFinding(tx, sid, -sid, rids.at(stored + at), held, value, 'local', groups);
      }
      const validator = chunk.batch ? deps.validatorFor(tx, sid) : null;
      putBatchFindings(tx, { sid, rids, validator, groups }, chunk.batch ?? []);
    });
  };

  const abandon = (): Promise<void> => abandonRun(deps, { sid, run, from }, context, (tx) => findings.dropUnderway(tx, sid));
  const done = await readFile(deps, plan, context, keep).catch(async (error: unknown) => {
    await abandon();
    throw error;
  });
  if (!done.ok) {
    await abandon();
    return done;
  }

  const stored = rids.size();
  // Counted again a turn before: the last transaction, for which the window waits, is kept short.
  const counted = store.read((tx) => (deps.version(tx, sid) === began.version ? began : count(tx)));
  const order = await orderOf(rids, from);
  if (context.signal.aborted) {
    await abandon();
    return fail(problem('contract/cancelled'));
  }
  const settled = store.write((tx): Result<{ readonly replaced: number; readonly alone: boolean }> => {
    // The draft may have been sealed or thrown away, and rows may have come, since the import began.
    const held = deps.owners.byId(tx, owner.id);
    if (!held?.editable) return fail(problem(held ? 'records/frozen' : 'records/noDraft'));
    const alone = replace || !rows.hasRows(tx, sid);
    const version = deps.version(tx, sid);
    const free = version === began.version ? from : runs.freeOrd(tx, sid);
    if (free > from) {
      runs.shiftRun(tx, sid, run, free - from);
      order.ords.forEach((ord, at) => {
        order.ords[at] = ord + free - from;
      });
    }
    const seq = rows.nextSeq(tx, sid);
    const hidden = version === counted.version ? counted.replaced : count(tx).replaced;
    if (replace) rows.hideAll(tx, sid, seq);
    showRun(tx, run, seq, stored, done.value);
    rows.putEdit(
      tx,
      sid,
      { seq, label: 'import', changes: { cells: [], removed: replace && hidden > 0 ? 'all' : [] } },
      clock.now(),
      plan.officer,
    );
    rows.bumpVersion(tx, sid, clock.now(), plan.officer);
    deps.owners.touched(tx, sid, clock.now());
    if (alone) {
      findings.adoptCheck(tx, sid);
      findings.dropOrphans(tx, sid);
      findings.setChecked(tx, sid, clock.now(), deps.version(tx, sid));
    } else {
      // What was found about the new rows together says nothing about all of them together.
      dropBatchFindings(tx, -sid, null);
      findings.addUnderway(tx, sid);
    }
    return ok({ replaced: hidden, alone });
  });
  if (settled.ok && settled.value.alone) {
    deps.forget(sid, order);
    store.read((tx) => deps.checker.adopt(tx, sid, { groups: done.value.keys, rids }, null));
  } else deps.forget(sid);
  if (!settled.ok) {
    await abandon();
    return settled;
  }
  // The rows are in. Should the check be cancelled, the draft is one that still needs it, as after any edit.
  if (!settled.value.alone) await deps.checkAll(sid, context);
  const { blank, relabelled } = done.value;
  return ok({ run, rows: stored, blankRows: blank, replaced: settled.value.replaced, relabelled: cellsOf(relabelled) });
}
