import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Tx } from '../store/tx.ts';
import { type Outgoing, replyContent, reportContent, send } from './compose.node.ts';
import { decisionFaults } from './decisions.ts';
import { parseDocNumber } from './doc-number.ts';
import { liaisonContent } from './liaison.node.ts';
import type { InnerStep, PaperPurpose } from './model.ts';
import { type PaperAct, paperAfter } from './paper.ts';
import { permitContent, permitWhole } from './permits.node.ts';
import type { CasesDeps } from './ports.node.ts';
import { addStep, type CaseRow, changeCase, numberTaken, recordsOf, takeNumber } from './queries.node.ts';
import { recordGap } from './record-check.ts';
import { requestContent, requestWhole } from './use-requests.node.ts';
import { linkedCorrections } from './view.node.ts';
import { paperWords, recordGaps } from './words.ts';

/** A letter's way inside the unit (单位审签), up to the outbox. */

const actWords: Readonly<Record<Exclude<PaperAct, 'receive' | 'takeBack'>, readonly [zh: string, en: string]>> = {
  submit: ['提交审签', 'submitted'],
  sendBack: ['退回修改', 'sent back'],
  sign: ['审签', 'signed'],
  file: ['编号发出', 'sent'],
};

const innerStep: Readonly<Partial<Record<PaperAct, InnerStep>>> = { submit: 'submitted', sendBack: 'sentBack', sign: 'signed' };

/** Moves the letter in hand on, or says why not. */
export function movePaper(
  deps: CasesDeps,
  tx: Tx,
  row: CaseRow,
  act: 'submit' | 'sendBack' | 'sign',
  by: { readonly officer: string; readonly words: string },
): Result<undefined> {
  const next = row.paper_state && paperAfter(row.paper_state, act);
  if (!row.paper_purpose || !row.paper_state || !next) return refuseAct(row, act);
  if (act !== 'sendBack') {
    const whole = wholeness(deps, tx, row, row.paper_purpose);
    if (!whole.ok) return whole;
    if (row.paper_words.trim() === '') return fail(problem('cases/noText'));
    const blank = /【[^【】\n]{1,20}】/.exec(row.paper_words)?.[0];
    if (blank) return fail(problem('cases/blanks', { what: blank }));
  }
  const now = deps.clock.now();
  const note = act === 'sendBack' ? by.words : null;
  const signed = act === 'sign' ? by.officer : null;
  changeCase(tx, row.cid, { paper_state: next, note, signed_by: signed, updated_at: now });
  const step = innerStep[act];
  if (step)
    addStep(tx, row.cid, {
      messageId: null,
      step,
      party: row.side,
      unit: deps.unit.name,
      who: by.officer,
      at: now,
      words: by.words,
      docNo: null,
      due: null,
      proof: 'here',
      receiptNo: null,
      content: JSON.stringify({ purpose: row.paper_purpose }),
    });
  return ok();
}

function refuseAct(row: CaseRow, act: keyof typeof actWords): Result<never> {
  const [zh, en] = actWords[act];
  const state = row.paper_state ? paperWords[row.paper_state] : { zh: '没有公文', en: 'not there' };
  return fail(problem('cases/paper', { act: zh, actEn: en, state: state.zh, stateEn: state.en }));
}

/** What must be there before a letter may go on: complete records, or decisions that stand together. */
export function wholeness(deps: CasesDeps, tx: Tx, row: CaseRow, purpose: PaperPurpose): Result<undefined> {
  const records = recordsOf(tx, row.cid);
  if (purpose === 'report') {
    if (row.kind === 'permit') return permitWhole(deps, tx, row);
    if (row.kind === 'useRequest') return requestWhole(deps, tx, row);
    if (row.kind !== 'errorReport') return ok();
    if (records.length === 0) return fail(problem('cases/noRecords'));
    for (const record of records) {
      const gap = recordGap(record);
      if (gap) {
        const { zh, en } = recordGaps[gap];
        return fail(problem('cases/recordIncomplete', { n: record.n, what: zh, whatEn: en }));
      }
    }
    return ok();
  }
  const fault = row.kind === 'correction' ? decisionFaults(records)[0] : undefined;
  if (!fault) return ok();
  if (fault.what === 'contradiction') return fail(problem('cases/contradiction', { n: fault.n, other: fault.other }));
  if (fault.what === 'undecided') return fail(problem('cases/undecided', { n: fault.n }));
  if (fault.what === 'sameValue') return fail(problem('cases/sameValue', { n: fault.n }));
  return fail(problem('cases/noReason', { n: fault.n }));
}

/** Numbers the signed letter and puts it into the outbox. */
export function filePaper(deps: CasesDeps, tx: Tx, row: CaseRow, typed: string, officer: string): Result<undefined> {
  const purpose = row.paper_purpose;
  const next = row.paper_state && paperAfter(row.paper_state, 'file');
  if (!purpose || !next) return refuseAct(row, 'file');
  const number = parseDocNumber(typed);
  if (!number) return fail(problem('cases/docNo', { typed: typed.slice(0, 100) }));
  if (numberTaken(tx, number.text)) return fail(problem('cases/docNoTaken', { docNo: number.text }));
  const whole = wholeness(deps, tx, row, purpose);
  if (!whole.ok) return whole;
  takeNumber(tx, number.text, row.cid, purpose);
  const content = contentOf(tx, row, purpose);
  const caseId = send(deps, tx, row, { step: purpose, words: row.paper_words, docNo: number.text, content, officer });
  changeCase(tx, row.cid, {
    case_id: caseId,
    paper_state: next,
    paper_no: number.text,
    status: 'waiting',
    updated_at: deps.clock.now(),
    ...(purpose === 'report' ? { doc_no: number.text } : {}),
  });
  return ok();
}

function contentOf(tx: Tx, row: CaseRow, purpose: PaperPurpose): Outgoing['content'] {
  if (purpose === 'reply') return replyContent(tx, row, batchesOf(tx, row.cid));
  if (row.kind === 'permit') return permitContent(tx, row);
  if (row.kind === 'useRequest') return requestContent(tx, row);
  return row.kind === 'liaisonChange' ? liaisonContent(tx, row) : reportContent(tx, row);
}

/** Correction batches that are sealed: what is only a draft corrects nothing yet. */
function batchesOf(tx: Tx, cid: number): string[] {
  return linkedCorrections(tx, cid).flatMap(({ batchId }) => (batchId === null ? [] : [batchId]));
}
