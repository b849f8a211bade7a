import { beijingDay } from '../base/clock.ts';
import { lateDays } from '../periods/window.ts';
import type { Tx } from '../store/tx.ts';
import { closingOf } from './closing.node.ts';
import type { DutyRevision } from './duties.ts';
import type { Submission, SubmissionState } from './model.ts';
import { parseNote } from './outcome.node.ts';
import { pinned } from './pin.node.ts';
import type { SubmissionsDeps } from './ports.ts';
import { firstReceipt, type SubmissionRow } from './queries.node.ts';
import { signOffOf } from './sign-off.node.ts';

/** The state as seen: with the two that are derived and never stored. */
export function shownState(deps: SubmissionsDeps, tx: Tx, row: SubmissionRow): SubmissionState {
  if (row.state === 'draft') return deps.draft.isChecked(tx, row.sid) ? 'checked' : 'draft';
  if (row.state === 'queued' && row.batch_id !== null) return deps.upload(tx, row.batch_id) ? 'sending' : 'queued';
  return row.state;
}

/** The first batch of a period counts for timeliness; before there is one, it is judged as if received now. */
export function lateness(deps: SubmissionsDeps, tx: Tx, row: SubmissionRow): number {
  return lateDays(row.due, firstReceipt(tx, row.dataset, row.period) ?? deps.clock.now());
}

export function submissionView(deps: SubmissionsDeps, tx: Tx, row: SubmissionRow): Submission {
  const pin = pinned(deps.catalog, tx, row);
  const today = beijingDay(deps.clock.now());
  const timing = pin?.dataset.liaison.timing;
  return {
    id: row.id,
    dataset: row.dataset,
    datasetTitle: pin?.dataset.title ?? { zh: row.dataset },
    period: row.period,
    revision: row.revision,
    predecessor: row.predecessor,
    mode: row.mode,
    state: shownState(deps, tx, row),
    catalogVersion: row.catalog_version,
    rows: row.sealed_rows ?? deps.draft.countRows(tx, row.sid),
    total: row.content_rows ?? row.sealed_rows ?? deps.draft.countRows(tx, row.sid),
    provisional: row.provisional === 1,
    destroyed: row.destroyed,
    counts: deps.draft.countsOf(tx, row.sid),
    nilReason: row.nil_reason,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    sealedAt: row.sealed_at,
    receivedAt: row.received_at,
    batchId: row.batch_id,
    root: row.root,
    accepted: row.accepted,
    rejected: row.rejected,
    due: row.due,
    lateDays: row.state === 'withdrawn' ? 0 : lateness(deps, tx, row),
    closing: timing
      ? closingOf(deps, tx, { dataset: row.dataset, timing, window: { id: row.period, due: row.due }, today })
      : null,
    note: parseNote(row.note),
    signOff: signOffOf(deps, tx, row),
    preparedBy: row.prepared_by,
    approvedBy: row.approved_by,
  };
}

const noFindings = { blocking: 0, unjustified: 0 };

/** Of a revision, what the desk shows. Findings are counted only while they can be worked on. */
export function dutyRevision(deps: SubmissionsDeps, tx: Tx, row: SubmissionRow): DutyRevision {
  const counts = row.state === 'draft' ? deps.draft.countsOf(tx, row.sid) : noFindings;
  const upload = row.state === 'queued' && row.batch_id !== null ? deps.upload(tx, row.batch_id) : null;
  return {
    submission: row.id,
    dataset: row.dataset,
    period: row.period,
    revision: row.revision,
    mode: row.mode,
    state: upload ? 'sending' : shownState(deps, tx, row),
    again: row.predecessor !== null,
    provisional: row.provisional === 1,
    rows: row.content_rows ?? row.sealed_rows ?? deps.draft.countRows(tx, row.sid),
    blocking: counts.blocking,
    justify: counts.unjustified,
    rejected: row.rejected ?? 0,
    signOff: signOffOf(deps, tx, row),
    noteDue: parseNote(row.note)?.due ?? null,
    sent: upload?.sent ?? null,
  };
}
