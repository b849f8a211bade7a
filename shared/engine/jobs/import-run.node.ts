import type { CallContext } from '../../base/call.ts';
import type { Result } from '../../base/result.ts';
import * as runs from '../../records/import-runs.node.ts';
import type { ImportPlan } from '../../records/imports.node.ts';
import { putHead, putRelabelled } from '../../records/origin.node.ts';
import type { Tx } from '../../store/tx.ts';
import type { ImportJobDeps } from './import.node.ts';
import type { JobChunk, JobDone } from './protocol.node.ts';

/** What every way to import a file has in common: a run of rows that nobody sees until the last transaction. */

/** Rows of a cancelled import deleted at a time. */
const DROP_ROWS = 1000;

/** For each field, in order, the file's column; null = left empty. */
export const columnsOf = ({ owner, mapping }: ImportPlan): readonly (number | null)[] =>
  owner.fields.map((field) => mapping.find((entry) => entry.field === field)?.column ?? null);

/** Fields in whose columns labels become codes. */
const labelsOf = ({ mapping }: ImportPlan): readonly string[] =>
  mapping.flatMap(({ field, labels }) => (labels === true && field !== null ? [field] : []));

export const beginRun = (tx: Tx, { owner, source, sheet, headerRow, mapping, officer }: ImportPlan, now: number): number =>
  runs.putRun(tx, {
    sid: owner.sid,
    file: source.name,
    sheet,
    header_row: headerRow,
    mapping: JSON.stringify(mapping),
    at: now,
    who: officer,
  });

/** The run's rows are the draft's from now on; what stood above them in the file, and in place of codes, is kept with it. */
export function showRun(tx: Tx, run: number, seq: number, rows: number, done: Pick<JobDone, 'head' | 'relabelled'>): void {
  runs.showRun(tx, run, seq, rows);
  if (done.head.length > 0) putHead(tx, run, done.head);
  for (const one of done.relabelled ?? []) putRelabelled(tx, run, one);
}

/** In how many cells labels became codes. */
export const cellsOf = (relabelled: JobDone['relabelled']): number =>
  (relabelled ?? []).reduce((sum, { cells }) => sum + cells, 0);

/** Takes back an import that came to nothing, piece by piece: the window goes on meanwhile, and nobody saw these rows. */
export async function abandonRun(
  { store }: Pick<ImportJobDeps, 'store'>,
  { sid, run, from }: { readonly sid: number; readonly run: number; readonly from: number },
  context: CallContext,
  also: (tx: Tx) => void = () => {},
): Promise<void> {
  try {
    store.write(also);
    while (store.write((tx) => runs.dropRunRows(tx, sid, run, from, DROP_ROWS)) === DROP_ROWS)
      await new Promise((resolve) => setImmediate(resolve));
    store.write((tx) => runs.dropRun(tx, run));
  } catch (error) {
    // Locked meanwhile: the store is closed, and its next opening sweeps what nobody saw.
    if (!context.signal.aborted) throw error;
  }
}

/** The file's rows in chunks, read and checked by a job thread. */
export function readFile(
  deps: ImportJobDeps,
  plan: ImportPlan,
  context: CallContext,
  onChunk: (chunk: JobChunk) => void,
): Promise<Result<JobDone>> {
  const { owner, source, sheet, headerRow } = plan;
  const { compile, past } = deps.store.read((tx) => ({
    compile: deps.compileInput(tx, owner.sid),
    past: deps.past?.(tx, owner.sid) ?? null,
  }));
  if (!compile.ok) return Promise.resolve(compile);
  return deps.jobs.run(
    { kind: 'import', source, sheet, headerRow, columns: columnsOf(plan), labels: labelsOf(plan), compile: compile.value, past },
    { signal: context.signal, onProgress: context.progress, onChunk },
  );
}
