import { createHash } from 'node:crypto';
import { beijingDay, beijingTime } from '../../shared/base/clock.ts';
import { type Party, phaseAfter } from '../../shared/cases/flow.ts';
import { caseIdOf, messageIdOf } from '../../shared/cases/message-id.node.ts';
import { asksAnswer, LEAST_WORDS } from '../../shared/cases/notice.ts';
import {
  type CaseMessage,
  type CaseReceipt,
  caseMessageSchema,
  caseRequestSchema,
  liaisonContentSchema,
  noticeContentSchema,
  replyContentSchema,
  reportContentSchema,
  type Signed,
} from '../../shared/sync/protocol.ts';
import { NUMBER_TAKEN } from '../../shared/sync/replies.ts';
import type { CaseRecord } from './case-book.ts';
import { enterStep, takeCaseStep } from './case-news.ts';
import type { CaseOffice } from './case-office.ts';
import type { Client } from './clients.ts';
import { json, parseJson, type Reply, refuse } from './http.ts';
import { signedBy } from './manifest-check.ts';
import { wrongPermit } from './permits.ts';
import type { PlatformState } from './state.ts';
import { wrongUseRequest } from './use-requests.ts';

interface Opened {
  readonly message: CaseMessage;
  readonly envelope: Signed;
}

const no = (status: number, code: number, words: string, reason: string, more: object = {}): Reply =>
  refuse(status, code, words, { reason, ...more });

/** Who signed it and what it says; nothing in it is believed before its signature. */
function open(body: unknown, client: Client): Opened | Reply {
  const request = caseRequestSchema.safeParse(body);
  if (!request.success) return no(400, 2005, '请求格式不正确', 'shape');
  const envelope = request.data.message;
  if (envelope.keyId !== client.clientId || !signedBy(client.publicKey, envelope))
    return no(422, 1001, '案件消息签名错误', 'message-signature');
  const parsed = caseMessageSchema.safeParse(parseJson(envelope.payload));
  if (!parsed.success) return no(422, 2005, '案件消息格式不正确', 'shape', { path: parsed.error.issues[0]?.path.join('/') });
  const message = parsed.data;
  if (message.clientId !== client.clientId || message.unit !== client.uscc)
    return no(403, 1003, '消息不属于本单位', 'foreign-unit');
  if (message.messageId !== messageIdOf(message)) return no(422, 2005, '消息号与内容不符', 'message-id');
  return { message, envelope };
}

function receiptFor(state: PlatformState, { message, envelope }: Opened): Signed {
  const at = beijingTime(state.clock.now());
  const receipt: CaseReceipt = {
    format: 'tax-liaison-case-receipt/1',
    receiptNo: `AJ${beijingDay(state.clock.now()).replaceAll('-', '')}-${message.messageId.slice(1, 11).toUpperCase()}`,
    caseId: message.caseId,
    messageId: message.messageId,
    digest: createHash('sha256').update(envelope.payload).digest('hex'),
    at,
  };
  return state.keys.receipt.sign(JSON.stringify(receipt));
}

const acknowledged = (status: number, { caseId, messageId }: CaseMessage, receipt: Signed): Reply =>
  json(status, { caseId, messageId, receipt, missing: [] });

/** The step is not taken before all that it names is here. */
const awaiting = ({ caseId, messageId }: CaseMessage, missing: ReturnType<PlatformState['evidence']['missing']>): Reply =>
  json(202, { caseId, messageId, receipt: null, missing });

/** GET /v1/cases/{caseId}/attachments/{sha256}?from=N, for the two units of the case. */
export function getEvidence(
  state: PlatformState,
  client: Client,
  asked: { readonly caseId: string; readonly sha256: string; readonly from: number },
): Reply | Promise<Reply> {
  const record = state.cases.get(asked.caseId);
  if (record?.asker !== client.uscc && record?.answerer !== client.uscc) return no(404, 2006, '没有这个案件', 'unknown-case');
  return state.evidence.piece(asked.caseId, asked.sha256, asked.from);
}

/** POST /v1/cases. */
export function postCase(state: PlatformState, office: CaseOffice, client: Client, body: unknown): Reply {
  const opened = open(body, client);
  if (!('message' in opened)) return opened;
  const { message, envelope } = opened;
  const known = state.cases.get(message.caseId);
  const before = known?.messages.find((one) => one.messageId === message.messageId);
  if (before) return acknowledged(200, message, before.receipt);
  if (known) return no(409, 2003, '案件已登记', 'case-known');
  if (message.caseId !== caseIdOf(message)) return no(422, 2005, '案件号与内容不符', 'case-id');
  const phase = phaseAfter(message.kind, null, { step: message.step, by: 'asker' });
  if (phase === null) return no(409, 2007, '案件不能由这一步开始', 'step', { step: message.step });
  const wrong = wrongOpening(state, message);
  if (wrong) return wrong;
  const missing = state.evidence.missing(message);
  if (missing.length > 0) return awaiting(message, missing);
  const report = reportContentSchema.safeParse(message.content);
  const receipt = receiptFor(state, opened);
  const record: CaseRecord = {
    caseId: message.caseId,
    kind: message.kind,
    asker: client.uscc,
    answerer: report.success ? report.data.answerer.uscc : null,
    phase,
    due: null,
    registerNo: null,
    docNo: message.docNo,
    words: message.words,
    content: message.content,
    attachments: message.attachments,
    messages: [{ messageId: message.messageId, unit: client.uscc, envelope, receipt }],
    news: [],
    batches: [],
    corrected: [],
  };
  state.cases.put(record);
  office.proceed(record.caseId);
  return acknowledged(201, message, receipt);
}

/** Why a letter that opens a case cannot be taken; null when it can. */
function wrongOpening(state: PlatformState, message: CaseMessage): Reply | null {
  if (message.docNo === null) return no(422, 2005, '缺少发文字号', 'doc-no');
  if (state.cases.all().some((other) => other.asker === message.unit && other.docNo === message.docNo))
    return no(409, 2003, '发文字号已用于另一份公文', NUMBER_TAKEN);
  if (message.kind === 'errorReport') return wrongReport(state, message);
  if (message.kind === 'permit') return wrongPermit(state, message);
  if (message.kind === 'useRequest') return wrongUseRequest(state, message);
  const told = message.kind === 'liaisonChange' ? liaisonContentSchema.safeParse(message.content) : null;
  return told?.success === false ? no(422, 2005, '联络员调整内容不完整', 'liaison') : null;
}

/** Why an error report cannot be passed on; null when it can. */
function wrongReport(state: PlatformState, message: CaseMessage): Reply | null {
  const report = reportContentSchema.safeParse(message.content);
  if (!report.success) return no(422, 2005, '错误报告内容不完整', 'report', { path: report.error.issues[0]?.path.join('/') });
  const { answerer, records } = report.data;
  if (answerer.uscc === message.unit) return no(422, 2005, '不能向本单位报告', 'own-data');
  if (!state.units.some((unit) => unit.uscc === answerer.uscc)) return no(422, 2005, '没有这个提供单位', 'unknown-unit');
  const datasets = state.catalogs.newest()?.package.datasets ?? [];
  const foreign = records.find((record) => {
    const dataset = datasets.find((candidate) => candidate.id === record.dataset);
    return !dataset?.liaison.units.some((unit) => unit.uscc === answerer.uscc);
  });
  return foreign ? no(422, 2005, '该单位不提供这个数据集', 'not-provider', { dataset: foreign.dataset }) : null;
}

/** POST /v1/cases/{caseId}/messages. A case of others is answered like one that is not there. */
export function postCaseMessage(state: PlatformState, office: CaseOffice, client: Client, caseId: string, body: unknown): Reply {
  const opened = open(body, client);
  if (!('message' in opened)) return opened;
  const { message, envelope } = opened;
  const record = state.cases.get(caseId);
  const by: Party | null = record?.asker === client.uscc ? 'asker' : record?.answerer === client.uscc ? 'answerer' : null;
  if (!record || !by || message.caseId !== caseId) return no(404, 2006, '没有这个案件', 'unknown-case');
  const before = record.messages.find((one) => one.messageId === message.messageId);
  if (before) return acknowledged(200, message, before.receipt);
  const { step } = message;
  const wrong = step === 'reply' ? wrongAnswer(record, message) : null;
  if (wrong) return wrong;
  if (phaseAfter(record.kind, record.phase, { step, by }) === null)
    return no(409, 2007, '案件现在不能做这一步', 'step', { step, phase: record.phase });
  const missing = state.evidence.missing(message);
  if (missing.length > 0) return awaiting(message, missing);
  const receipt = receiptFor(state, opened);
  const reply = replyContentSchema.safeParse(message.content);
  const unit = state.units.find((one) => one.uscc === client.uscc);
  const other = by === 'asker' ? record.answerer : record.asker;
  const taken = takeCaseStep(
    state,
    record,
    {
      step,
      by,
      unit: { uscc: client.uscc, name: unit?.name ?? client.uscc },
      who: message.approvedBy,
      docNo: message.docNo,
      words: message.words,
      content: message.content,
      attachments: message.attachments,
      to: other === null ? [] : [other],
    },
    {
      messages: [...record.messages, { messageId: message.messageId, unit: client.uscc, envelope, receipt }],
      batches: step === 'reply' && reply.success ? [...new Set([...record.batches, ...reply.data.batches])] : record.batches,
    },
  );
  if (!taken) return no(409, 2007, '案件现在不能做这一步', 'step', { step, phase: record.phase });
  office.proceed(caseId);
  return acknowledged(201, message, receipt);
}

/** A message as it lies in a bundle: its own words say whether it opens a case. */
export function postStep(state: PlatformState, office: CaseOffice, client: Client, body: unknown): Reply {
  const opened = open(body, client);
  if (!('message' in opened)) return opened;
  const { step, caseId } = opened.message;
  return step === 'report' ? postCase(state, office, client, body) : postCaseMessage(state, office, client, caseId, body);
}

const wrongAnswer = (record: CaseRecord, message: CaseMessage): Reply | null =>
  record.kind === 'errorReport' ? wrongReply(record, message) : record.kind === 'notice' ? wrongWords(record, message) : null;

/** A notice is answered in words, where it asks for that. */
function wrongWords(record: CaseRecord, message: CaseMessage): Reply | null {
  const notice = noticeContentSchema.safeParse(record.content);
  if (notice.success && !asksAnswer(notice.data)) return no(409, 2007, '这份通知不要求回复', 'no-answer-asked');
  return [...message.words].length < LEAST_WORDS ? no(422, 2005, '回复没有内容', 'words') : null;
}

/** An answer decides on every record, and on each once. */
function wrongReply(record: CaseRecord, message: CaseMessage): Reply | null {
  const report = reportContentSchema.safeParse(record.content);
  const reply = replyContentSchema.safeParse(message.content);
  if (!report.success || !reply.success) return no(422, 2005, '反馈内容不完整', 'reply');
  const asked = report.data.records.map(({ n }) => n).sort((a, b) => a - b);
  const answered = reply.data.decisions.map(({ n }) => n).sort((a, b) => a - b);
  return asked.join() === answered.join() ? null : no(422, 2005, '须对每条记录各给出一个结论', 'decisions');
}

/** The office begins a matter of its own: doubts for a tax authority, a notice. */
export function openOfficeCase(
  state: PlatformState,
  given: {
    readonly uscc: string;
    readonly kind: 'doubt' | 'notice';
    readonly title: string;
    readonly words: string;
    readonly due: string | null;
    readonly content: Readonly<Record<string, unknown>>;
  },
): CaseRecord {
  const { uscc, kind, words, due, title } = given;
  const content = { ...given.content, title };
  const caseId = caseIdOf({
    kind,
    unit: uscc,
    docNo: null,
    words,
    content: { ...content, at: state.clock.now() },
    attachments: [],
  });
  const step = kind === 'notice' ? 'notify' : 'urge';
  const record: CaseRecord = {
    caseId,
    kind,
    asker: null,
    answerer: uscc,
    phase: kind === 'notice' ? 'notified' : 'urged',
    due,
    registerNo: null,
    docNo: null,
    words,
    content,
    attachments: [],
    messages: [],
    news: [],
    batches: [],
    corrected: [],
  };
  const unit = { uscc: '', name: '市综合治税领导小组办公室' };
  return enterStep(state, record, {
    step,
    by: 'office',
    unit,
    who: '',
    docNo: null,
    words,
    content,
    attachments: [],
    to: [uscc],
  });
}
