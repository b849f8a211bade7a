import { beijingDay, daysBetween } from '../base/clock.ts';
import type { Tx } from '../store/tx.ts';
import { byId } from '../submissions/queries.node.ts';
import { attachmentsOf } from './attachments.node.ts';
import { doubtsOf } from './doubts.node.ts';
import { isOver, stepsOpen } from './flow.ts';
import { liaisonOf } from './liaison.node.ts';
import { pendingOf } from './messages.node.ts';
import { type CaseSummary, type CaseView, flowOf, type LinkedCorrection, type Paper, type TimelineStep } from './model.ts';
import { noticeOf, sortOf } from './notices.node.ts';
import { permitOf } from './permits.node.ts';
import { type CaseRow, correctionsOf, countRecords, recordsOf, type StepRow, stepsOf } from './queries.node.ts';
import { askedUseOf } from './use-requests.node.ts';

/** A case as windows see it. */

function paperOf(row: CaseRow): Paper | null {
  if (row.paper_purpose === null || row.paper_state === null) return null;
  return {
    purpose: row.paper_purpose,
    state: row.paper_state,
    words: row.paper_words,
    docNo: row.paper_no,
    preparedBy: row.prepared_by,
    signedBy: row.signed_by,
    note: row.note,
  };
}

export function summaryOf(tx: Tx, row: CaseRow, now: number): CaseSummary {
  // What a notice asked for is done with the answer, or with reading it where none is asked.
  const done = row.kind === 'notice' && (row.phase === 'answered' || row.status === 'over');
  const awaited = row.due !== null && !isOver(row.phase) && row.phase !== 'confirmed' && !done;
  return {
    id: row.id,
    caseId: row.case_id,
    kind: row.kind,
    sort: row.kind === 'notice' ? sortOf(tx, row.cid) : null,
    side: row.side,
    title: row.title,
    other: row.other_uscc === null ? null : { uscc: row.other_uscc, name: row.other_name ?? row.other_uscc },
    phase: row.phase,
    paper: paperOf(row),
    docNo: row.doc_no,
    status: row.status,
    due: row.due,
    daysLeft: awaited && row.due !== null ? daysBetween(beijingDay(now), row.due) : null,
    records: countRecords(tx, row.cid),
    unread: row.seen === 0,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function stepView({ messageId: _, party, content, ...step }: StepRow): TimelineStep {
  const parsed: TimelineStep['content'] = JSON.parse(content);
  return { ...step, by: party, content: parsed };
}

export function linkedCorrections(tx: Tx, cid: number): LinkedCorrection[] {
  return correctionsOf(tx, cid).flatMap((id) => {
    const row = byId(tx, id);
    if (!row) return [];
    const { dataset, period, revision, state, batch_id } = row;
    return [{ submission: id, dataset, period, revision, state, batchId: batch_id }];
  });
}

export function viewOf(tx: Tx, row: CaseRow, now: number): CaseView {
  const pending = pendingOf(tx, row.cid);
  const notice = row.kind === 'notice' ? noticeOf(tx, row.cid) : null;
  const may = pending === null ? stepsOpen(flowOf(row.kind), row.phase, row.side) : [];
  return {
    ...summaryOf(tx, row, now),
    list: recordsOf(tx, row.cid),
    doubts: row.kind === 'doubt' ? doubtsOf(tx, row.cid) : [],
    notice,
    permit: row.kind === 'permit' ? permitOf(tx, row.cid) : null,
    useAsked: row.kind === 'useRequest' ? askedUseOf(tx, row.cid) : null,
    liaison: row.kind === 'liaisonChange' ? liaisonOf(tx, row.cid) : null,
    steps: stepsOf(tx, row.cid).map(stepView),
    attachments: attachmentsOf(tx, row.cid),
    corrections: linkedCorrections(tx, row.cid),
    may: notice?.answer === false ? may.filter((step) => step !== 'reply') : may,
    pending,
  };
}
