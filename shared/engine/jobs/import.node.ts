import type { CallContext } from '../../base/call.ts';
import type { Clock } from '../../base/clock.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { DraftOwners } from '../../records/checker.ts';
import type { ImportOutcome, ImportPlan } from '../../records/imports.node.ts';
import * as rows from '../../records/queries.node.ts';
import type { Store, Tx } from '../../store/tx.ts';
import type { CompileInput } from '../../validation/compile.ts';
import * as findings from '../../validation/queries.node.ts';
import type { Jobs } from './pool.node.ts';
import { CHUNK_ROWS, type JobChunk } from './protocol.node.ts';

export interface ImportJobDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly compileInput: (tx: Tx, sid: number) => Result<CompileInput>;
  /** The rows' order and keys in memory are no longer right. */
  readonly forget: (sid: number) => void;
  readonly owners: DraftOwners;
  readonly version: (tx: Tx, sid: number) => string;
  /** A complete check, needed when old and new rows may share keys. The caller lets no other one run meanwhile. */
  readonly checkAll: (sid: number, context: CallContext) => Promise<Result<undefined>>;
}

/**
 * Imports a file: the thread reads and checks, the engine stores chunk by chunk, invisibly; one last transaction makes
 * the rows the draft's as one undoable step. Cancelled, failed or killed, the draft is as it was.
 */
export async function importFile(deps: ImportJobDeps, plan: ImportPlan, context: CallContext): Promise<Result<ImportOutcome>> {
  const { store, clock } = deps;
  const { owner, source, sheet, headerRow, mapping } = plan;
  const { sid } = owner;
  const prepared = store.write((tx) => {
    const compile = deps.compileInput(tx, sid);
    if (!compile.ok) return compile;
    findings.dropUnderway(tx, sid);
    const run = rows.putRun(tx, {
      sid,
      file: source.name,
      sheet,
      header_row: headerRow,
      mapping: JSON.stringify(mapping),
      at: clock.now(),
      who: plan.officer,
      rows: -1,
    });
    return ok({ compile: compile.value, run, from: rows.freeOrd(tx, sid) });
  });
  if (!prepared.ok) return prepared;
  const { compile, run, from } = prepared.value;
  const groups: findings.GroupCache = new Map();
  const bases: number[] = [];
  let stored = 0;

  const store1 = (chunk: JobChunk): void => {
    store.write((tx) => {
      const rids = chunk.rows.map((cells, at) =>
        rows.insertRow(tx, {
          sid,
          ord: from + stored + at,
          cells,
          run,
          sourceRow: chunk.sourceRows[at] ?? null,
          added: 0,
          gone: -run,
        }),
      );
      bases.push(rids[0] ?? 0);
      for (const { at, value, finding, first } of chunk.findings) {
        const firstRid = first === null ? null : (bases[Math.floor(first / CHUNK_ROWS)] ?? 0) + (first % CHUNK_ROWS);
        const held = firstRid === null ? finding : { ...finding, data: { ...finding.data, firstRid } };
        findings.putFinding(tx, sid, -sid, rids[at] ?? null, held, value, 'local', groups);
      }
    });
    stored += chunk.rows.length;
  };

  const columns = owner.fields.map((field) => mapping.find((entry) => entry.field === field)?.column ?? null);
  const abandon = (): void => {
    try {
      store.write((tx) => {
        rows.dropRun(tx, sid, run);
        findings.dropUnderway(tx, sid);
      });
    } catch (error) {
      // Locked meanwhile: the store is closed, and its next opening sweeps what nobody saw.
      if (!context.signal.aborted) throw error;
    }
  };
  let done: Awaited<ReturnType<Jobs['run']>>;
  try {
    done = await deps.jobs.run(
      { kind: 'import', source, sheet, headerRow, columns, compile },
      { signal: context.signal, onProgress: context.progress, onChunk: store1 },
    );
  } catch (error) {
    abandon();
    throw error;
  }
  if (!done.ok) {
    abandon();
    return done;
  }

  const replace = plan.mode === 'replace';
  const settled = store.write((tx): Result<{ readonly replaced: number; readonly alone: boolean }> => {
    // The draft may have been sealed or thrown away, and rows may have come, since the import began.
    const held = deps.owners.byId(tx, owner.id);
    if (!held?.editable) return fail(problem(held ? 'records/frozen' : 'records/noDraft'));
    const alone = replace || rows.countRows(tx, sid) === 0;
    const free = rows.freeOrd(tx, sid);
    if (free > from) rows.shiftRun(tx, sid, run, free - from);
    const seq = rows.nextSeq(tx, sid);
    const hidden = replace ? rows.hideAll(tx, sid, seq) : 0;
    rows.showRun(tx, sid, run, seq);
    rows.setRunRows(tx, run, stored);
    rows.putEdit(
      tx,
      sid,
      { seq, label: 'import', changes: { cells: [], removed: replace && hidden > 0 ? 'all' : [] } },
      clock.now(),
      plan.officer,
    );
    rows.bumpVersion(tx, sid, clock.now());
    deps.owners.touched(tx, sid, clock.now());
    if (alone) {
      findings.adoptCheck(tx, sid);
      findings.dropOrphans(tx, sid);
      findings.setChecked(tx, sid, clock.now(), deps.version(tx, sid));
    } else findings.addUnderway(tx, sid);
    return ok({ replaced: hidden, alone });
  });
  deps.forget(sid);
  if (!settled.ok) {
    abandon();
    return settled;
  }
  // The rows are in. Should the check be cancelled, the draft is one that still needs it, as after any edit.
  if (!settled.value.alone) await deps.checkAll(sid, context);
  return ok({ run, rows: stored, blankRows: done.value.blank, replaced: settled.value.replaced });
}
