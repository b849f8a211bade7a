import type { AbortSignalLike, Progress } from '../base/call.ts';
import { beijingTime, type Day } from '../base/clock.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { CatalogPackage, Dataset } from '../catalog/model.ts';
import type { Tx } from '../store/tx.ts';
import { dropPartsUnderway, putBatch, putPart } from './batches.node.ts';
import { batchIdOf, keyValues, merkleTree, recordId, recordLine } from './canonical.node.ts';
import { type DraftChanges, shapeOf } from './changes/draft.node.ts';
import { changeLine } from './changes/line.node.ts';
import type { ChangeFacts } from './changes/model.ts';
import { setPlaces } from './changes/queries.node.ts';
import type { Manifest, PayloadFacts } from './manifest.ts';
import { payloadWriter } from './payload.node.ts';
import type { DraftLine, SubmissionsDeps } from './ports.ts';
import { addEvent, bySid, type SubmissionRow, setSealed } from './queries.node.ts';
import { rowWriter } from './row-writer.ts';
import { eachRow } from './rows.node.ts';
import { sumsOf } from './sums.ts';

/** What is to be sealed, as it was when it was judged complete. */
export interface SealPlan {
  readonly row: SubmissionRow;
  readonly dataset: Dataset;
  readonly catalog: CatalogPackage;
  readonly today: Day;
  /** First day on which it may be sent as final. */
  readonly opens: Day;
  readonly rows: number;
  /** The draft's version at that time; any other at the end means that it was changed meanwhile. */
  readonly version: string;
  /** Whose work it is, and who signs it. */
  readonly preparedBy: string;
  readonly who: string;
  /** What it changes, when it sends only changes. */
  readonly changes: DraftChanges | null;
}

export interface SealWatch {
  readonly signal: AbortSignalLike;
  progress(p: Progress): void;
}

interface Written {
  readonly root: string;
  /** Records of the batch. */
  readonly rows: number;
  /** Rows of the draft it was made from. */
  readonly total: number;
  readonly sums: Readonly<Record<string, string>>;
  readonly payload: PayloadFacts;
}

/** Lines of changes per slice. */
const CHANGES_AT_ONCE = 500;

/** Writes the rows as canonical lines into stored, compressed parts, in slices. */
async function writeRows(deps: SubmissionsDeps, plan: SealPlan, watch: SealWatch): Promise<Result<Written>> {
  const writer = rowWriter(plan.catalog, plan.dataset, plan.today);
  if (!writer.ok) return writer;
  const { sid } = plan.row;
  const { fields, primaryKey } = shapeOf(deps, plan.dataset);
  const tree = merkleTree();
  const sums = sumsOf(plan.dataset.schema.fields);
  const payload = payloadWriter(deps.encoding, (n, part) => {
    if (!deps.closing.aborted) deps.store.write((tx) => putPart(tx, sid, n, part));
  });
  const page = (rows: readonly DraftLine[]): Promise<void> => {
    let text = '';
    for (const { cells } of rows) {
      const wire = writer.value.wire(cells);
      const id = recordId(deps.unit.uscc, plan.row.dataset, keyValues(fields, primaryKey, wire));
      const line = recordLine(id, 'I', fields, wire);
      tree.add(line);
      sums.add(wire);
      text += `${line}\n`;
    }
    return payload.write(text);
  };
  const changed = async (changes: DraftChanges): Promise<Result<undefined>> => {
    for (let n = 0; n < changes.changes.length; n += CHANGES_AT_ONCE) {
      if (deps.closing.aborted) return fail(problem('contract/locked'));
      if (watch.signal.aborted) return fail(problem('contract/cancelled'));
      let text = '';
      for (const change of changes.changes.slice(n, n + CHANGES_AT_ONCE)) {
        const line = changeLine(fields, change);
        tree.add(line);
        if (change.operation !== 'D') sums.add(change.wire);
        text += `${line}\n`;
      }
      await payload.write(text);
      pause();
    }
    return ok();
  };
  const pause = (): void => watch.progress({ phase: 'sealing', done: tree.size, total: plan.rows });
  try {
    const walked = await (plan.changes ? changed(plan.changes) : eachRow(deps, sid, page, { signal: watch.signal, pause }));
    if (!walked.ok) return walked;
    const facts = await payload.finish();
    const total = plan.changes?.total ?? tree.size;
    return ok({ root: tree.root(), rows: tree.size, total, sums: sums.result(), payload: facts });
  } finally {
    payload.abandon();
  }
}

/** The wire takes sums of this shape; a stranger one is left out, the root covers the content in any case. */
const PLAIN_SUM = /^-?\d{1,30}(\.\d{1,10})?$/;

function manifestOf(
  deps: SubmissionsDeps,
  plan: SealPlan,
  written: Omit<Written, 'payload' | 'total'>,
  more: ManifestMore,
): Manifest {
  const { row } = plan;
  const unit = deps.unit.uscc;
  const identity = {
    unit,
    dataset: row.dataset,
    period: row.period,
    mode: more.mode,
    predecessor: row.predecessor,
    catalogVersion: row.catalog_version,
    root: written.root,
    nilReason: more.nilReason,
  };
  return {
    format: 'tax-liaison-batch/1',
    batchId: batchIdOf(identity),
    ...identity,
    revision: row.revision,
    rows: written.rows,
    sums: Object.fromEntries(Object.entries(written.sums).filter(([, sum]) => PLAIN_SUM.test(sum))),
    payload: more.payload,
    reasons: more.reasons,
    preparedBy: plan.preparedBy,
    approvedBy: plan.who,
    sealedAt: beijingTime(more.now),
    clientId: more.clientId,
    ...(plan.changes ? { changes: factsOf(plan.changes) } : {}),
    ...(more.provisional ? { provisional: true } : {}),
  };
}

const factsOf = ({ counts, total, reasons: { reason, caseIds } }: DraftChanges): ChangeFacts => ({
  ...counts,
  total,
  reason,
  caseIds,
});

type ManifestMore = Pick<Manifest, 'mode' | 'nilReason' | 'payload' | 'reasons' | 'clientId'> & {
  readonly now: number;
  readonly provisional: boolean;
};

/** Signs the manifest and, in the caller's transaction, keeps the batch, flips the state and enqueues. */
function commitBatch(deps: SubmissionsDeps, tx: Tx, plan: SealPlan, facts: Manifest, now: number): void {
  const { sid } = plan.row;
  const audit = deps.trailHead?.(tx) ?? null;
  const manifest: Manifest = audit === null ? facts : { ...facts, audit };
  const { batchId, mode, root, rows, nilReason } = manifest;
  const envelope = JSON.stringify(deps.sign(JSON.stringify(manifest)));
  putBatch(tx, { batchId, sid, envelope, bytes: manifest.payload?.bytes ?? 0 });
  const contentRows = plan.changes?.total ?? null;
  const provisional = manifest.provisional === true;
  const { preparedBy, who } = plan;
  setSealed(tx, sid, { mode, batchId, root, rows, contentRows, nilReason, provisional, now, preparedBy, who });
  if (plan.changes)
    setPlaces(
      tx,
      batchId,
      plan.changes.changes.map(({ place }) => place),
    );
  addEvent(tx, sid, { at: now, who, what: mode === 'nil' ? 'nil' : 'sealed', detail: nilReason ?? batchId });
  addEvent(tx, sid, { at: now, who, what: 'queued', detail: null });
  deps.enqueue(tx, batchId);
}

/**
 * Freezes a checked draft into a batch. Rows are written slice by slice while other calls go on; one last transaction
 * makes it true, and only when the draft is still the one that was judged.
 */
export async function sealDraft(deps: SubmissionsDeps, plan: SealPlan, watch: SealWatch): Promise<Result<undefined>> {
  const { sid } = plan.row;
  deps.store.write((tx) => dropPartsUnderway(tx, sid));
  let sealed = false;
  try {
    const written = await writeRows(deps, plan, watch);
    if (!written.ok) return written;
    if (deps.closing.aborted) return fail(problem('contract/locked'));
    if (watch.signal.aborted) return fail(problem('contract/cancelled'));
    const outcome = deps.store.write((tx): Result<undefined> => {
      const now = deps.clock.now();
      const row = bySid(tx, sid);
      const same = row?.state === 'draft' && deps.draft.isChecked(tx, sid) && deps.draft.version(tx, sid) === plan.version;
      if (!same || written.value.total !== plan.rows || row.mode !== plan.row.mode || row.changes !== plan.row.changes)
        return fail(problem('submissions/changed'));
      const reasons = deps.draft.reasonsOf(tx, sid).map(({ group, rule, text, by }) => ({ group, rule, text, by }));
      const { mode } = row;
      // Marked before, sealed when the period is open: it is the final one.
      const provisional = row.provisional === 1 && plan.today < plan.opens;
      const { payload } = written.value;
      const more = { mode, nilReason: null, payload, reasons, clientId: deps.clientId, now, provisional } as const;
      commitBatch(deps, tx, plan, manifestOf(deps, plan, written.value, more), now);
      return ok();
    });
    sealed = outcome.ok;
    return outcome;
  } finally {
    // A store that is closing keeps the parts until the next start sweeps them.
    if (!sealed && !deps.closing.aborted) deps.store.write((tx) => dropPartsUnderway(tx, sid));
  }
}

/** Seals an empty batch: the explicit statement that there was nothing this period (零报送). */
export function sealNil(deps: SubmissionsDeps, tx: Tx, plan: SealPlan, reason: string): void {
  const now = deps.clock.now();
  const written = { root: merkleTree().root(), rows: 0, sums: {} };
  const more = {
    mode: 'nil',
    nilReason: reason,
    payload: null,
    reasons: [],
    clientId: deps.clientId,
    now,
    provisional: false,
  } as const;
  commitBatch(deps, tx, plan, manifestOf(deps, plan, written, more), now);
}
