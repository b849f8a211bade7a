import type { SqlValue, Tx } from '../store/tx.ts';
import type { CasePhase, CaseStep, Party } from './flow.ts';
import type { Decision } from './message.ts';
import type { CaseBox, CaseKind, CaseRecord, CaseStatus, InnerStep, PaperPurpose, Side, StepProof } from './model.ts';
import type { PaperState } from './paper.ts';

/** SQL of cases, their records and their timeline; messages and evidence have files of their own. */

export interface CaseRow {
  readonly cid: number;
  readonly id: string;
  readonly case_id: string | null;
  readonly kind: CaseKind;
  readonly side: Side;
  readonly title: string;
  readonly other_uscc: string | null;
  readonly other_name: string | null;
  readonly phase: CasePhase | null;
  readonly status: CaseStatus;
  readonly due: string | null;
  readonly doc_no: string | null;
  readonly paper_purpose: PaperPurpose | null;
  readonly paper_state: PaperState | null;
  readonly paper_words: string;
  readonly paper_no: string | null;
  readonly prepared_by: string;
  readonly signed_by: string | null;
  readonly note: string | null;
  readonly news: number;
  readonly seen: number;
  readonly created_at: number;
  readonly updated_at: number;
}

export const caseById = (tx: Tx, id: string): CaseRow | undefined => tx.get<CaseRow>('SELECT * FROM case_file WHERE id = ?', id);

export const caseByCaseId = (tx: Tx, caseId: string): CaseRow | undefined =>
  tx.get<CaseRow>('SELECT * FROM case_file WHERE case_id = ?', caseId);

export const caseByCid = (tx: Tx, cid: number): CaseRow | undefined =>
  tx.get<CaseRow>('SELECT * FROM case_file WHERE cid = ?', cid);

export type NewCase = Pick<CaseRow, 'id' | 'kind' | 'side' | 'title' | 'status'> & Partial<Omit<CaseRow, 'cid'>>;

const columns = [
  'id',
  'case_id',
  'kind',
  'side',
  'title',
  'other_uscc',
  'other_name',
  'phase',
  'status',
  'due',
  'doc_no',
  'paper_purpose',
  'paper_state',
  'paper_words',
  'paper_no',
  'prepared_by',
  'signed_by',
  'note',
  'news',
  'seen',
  'created_at',
  'updated_at',
] as const;
type Column = (typeof columns)[number];
const isColumn = (name: string): name is Column => columns.some((column) => column === name);

export function insertCase(tx: Tx, made: NewCase): number {
  const given = Object.entries(made).filter(([name, value]) => isColumn(name) && value !== undefined);
  const names = given.map(([name]) => name);
  const sql = `INSERT INTO case_file (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  return tx.run(sql, ...given.map(([, value]) => value)).lastId;
}

export function changeCase(tx: Tx, cid: number, changes: Partial<Pick<CaseRow, Column>>): void {
  const given = Object.entries(changes).filter(([name, value]) => isColumn(name) && value !== undefined);
  if (given.length === 0) return;
  const sql = `UPDATE case_file SET ${given.map(([name]) => `${name} = ?`).join(', ')} WHERE cid = ?`;
  tx.run(sql, ...given.map(([, value]): SqlValue => value), cid);
}

export function deleteCase(tx: Tx, cid: number): void {
  tx.run('DELETE FROM case_attachment_part WHERE aid IN (SELECT aid FROM case_attachment WHERE cid = ?)', cid);
  for (const table of [
    'case_attachment',
    'case_record',
    'case_doubt',
    'case_step',
    'case_correction',
    'case_permit',
    'case_use',
    'case_liaison',
    'case_number',
    'case_file',
  ])
    tx.run(`DELETE FROM ${table} WHERE cid = ?`, cid);
}

/** The office's last words in a case. */
export const officeWords = (tx: Tx, cid: number): string =>
  tx.get<{ words: string }>(
    `SELECT words FROM case_step WHERE cid = ? AND party = 'office' AND words <> '' ORDER BY id DESC LIMIT 1`,
    cid,
  )?.words ?? '';

// ---- lists

export interface CaseListing {
  readonly box: CaseBox;
  readonly status: CaseStatus | null;
  readonly kind: CaseKind | null;
  readonly text: string;
  readonly start: number;
  readonly count: number;
}

const like = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
const matching = `(kind = 'errorReport') = ? AND kind = coalesce(?, kind) AND (? = '' OR title LIKE ? ESCAPE '\\'
  OR doc_no LIKE ? ESCAPE '\\' OR other_name LIKE ? ESCAPE '\\')`;

/** What presses first: our own turn by due day, the rest by its last step. */
export function listCases(tx: Tx, { box, status, kind, text, start, count }: CaseListing): CaseRow[] {
  const words = like(text);
  return tx.all<CaseRow>(
    `SELECT * FROM case_file WHERE ${matching} AND status = coalesce(?, status)
     ORDER BY CASE status WHEN 'action' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END,
       CASE status WHEN 'action' THEN coalesce(due, '9999') END, updated_at DESC, cid DESC LIMIT ? OFFSET ?`,
    box === 'asked' ? 1 : 0,
    kind,
    text,
    words,
    words,
    words,
    status,
    count,
    start,
  );
}

export function countCases(tx: Tx, { box, kind, text }: Omit<CaseListing, 'status'>): Record<CaseStatus, number> {
  const words = like(text);
  const counts = { action: 0, waiting: 0, over: 0 };
  const found = tx.all<{ status: CaseStatus; n: number }>(
    `SELECT status, count(*) AS n FROM case_file WHERE ${matching} GROUP BY status`,
    box === 'asked' ? 1 : 0,
    kind,
    text,
    words,
    words,
    words,
  );
  for (const { status, n } of found) counts[status] = n;
  return counts;
}

// ---- records

interface RecordRow extends Omit<CaseRecord, 'key'> {
  readonly key: string;
}

const recordOf = ({ key, ...row }: RecordRow): CaseRecord => {
  const parsed: CaseRecord['key'] = JSON.parse(key);
  return { ...row, key: parsed };
};

const recordColumns = 'n, dataset, period, batch, receipt, key, field, given, believed, ground, decision, value, reason';

export const recordsOf = (tx: Tx, cid: number): CaseRecord[] =>
  tx.all<RecordRow>(`SELECT ${recordColumns} FROM case_record WHERE cid = ? ORDER BY n`, cid).map(recordOf);

export function oneRecord(tx: Tx, cid: number, n: number): CaseRecord | null {
  const row = tx.get<RecordRow>(`SELECT ${recordColumns} FROM case_record WHERE cid = ? AND n = ?`, cid, n);
  return row ? recordOf(row) : null;
}

export const countRecords = (tx: Tx, cid: number): number =>
  tx.get<{ n: number }>('SELECT count(*) AS n FROM case_record WHERE cid = ?', cid)?.n ?? 0;

export const nextRecord = (tx: Tx, cid: number): number =>
  (tx.get<{ n: number | null }>('SELECT max(n) AS n FROM case_record WHERE cid = ?', cid)?.n ?? 0) + 1;

export function putRecord(tx: Tx, cid: number, record: Omit<CaseRecord, 'decision' | 'value' | 'reason'>): void {
  tx.run(
    `INSERT OR REPLACE INTO case_record (cid, n, dataset, period, batch, receipt, key, field, given, believed, ground)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    cid,
    record.n,
    record.dataset,
    record.period,
    record.batch,
    record.receipt,
    JSON.stringify(record.key),
    record.field,
    record.given,
    record.believed,
    record.ground,
  );
}

export const dropRecord = (tx: Tx, cid: number, n: number): boolean =>
  tx.run('DELETE FROM case_record WHERE cid = ? AND n = ?', cid, n).changes > 0;

export interface Decided {
  readonly n: number;
  readonly decision: Decision | null;
  readonly value: string | null;
  readonly reason: string;
}

/** False when the case has no such record. */
export const decideRecord = (tx: Tx, cid: number, { n, decision, value, reason }: Decided): boolean =>
  tx.run('UPDATE case_record SET decision = ?, value = ?, reason = ? WHERE cid = ? AND n = ?', decision, value, reason, cid, n)
    .changes > 0;

// ---- timeline

export interface StepRow {
  readonly messageId: string | null;
  readonly step: CaseStep | InnerStep;
  readonly party: Party;
  readonly unit: string;
  readonly who: string;
  readonly at: number;
  readonly words: string;
  readonly docNo: string | null;
  readonly due: string | null;
  readonly proof: StepProof;
  readonly receiptNo: string | null;
  /** JSON. */
  readonly content: string;
}

export const stepsOf = (tx: Tx, cid: number): StepRow[] =>
  tx.all<StepRow>(
    `SELECT message_id AS messageId, step, party, unit, who, at, words, doc_no AS docNo, due, proof, receipt_no AS receiptNo, content
     FROM case_step WHERE cid = ? ORDER BY id`,
    cid,
  );

export function addStep(tx: Tx, cid: number, step: StepRow): void {
  tx.run(
    `INSERT INTO case_step (cid, message_id, step, party, unit, who, at, words, doc_no, due, proof, receipt_no, content)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    cid,
    step.messageId,
    step.step,
    step.party,
    step.unit,
    step.who,
    step.at,
    step.words,
    step.docNo,
    step.due,
    step.proof,
    step.receiptNo,
    step.content,
  );
}

// ---- corrections, numbers

export const linkCorrection = (tx: Tx, cid: number, submission: string): void =>
  void tx.run('INSERT OR IGNORE INTO case_correction (cid, submission) VALUES (?, ?)', cid, submission);

export const correctionsOf = (tx: Tx, cid: number): string[] =>
  tx.all<{ submission: string }>('SELECT submission FROM case_correction WHERE cid = ?', cid).map((row) => row.submission);

export const numberTaken = (tx: Tx, docNo: string): { readonly cid: number } | undefined =>
  tx.get<{ cid: number }>('SELECT cid FROM case_number WHERE doc_no = ?', docNo);

export const takeNumber = (tx: Tx, docNo: string, cid: number, purpose: PaperPurpose): void =>
  void tx.run('INSERT INTO case_number (doc_no, cid, purpose) VALUES (?, ?, ?)', docNo, cid, purpose);

export const freeNumber = (tx: Tx, docNo: string): void => void tx.run('DELETE FROM case_number WHERE doc_no = ?', docNo);

/** The number last given: its 机关代字 is offered for the next. */
export const lastNumber = (tx: Tx): string | null =>
  tx.get<{ doc_no: string }>(
    `SELECT coalesce(s.doc_no, '') AS doc_no FROM case_step s WHERE s.doc_no IS NOT NULL AND s.proof IN ('queued', 'delivered')
     ORDER BY s.id DESC LIMIT 1`,
  )?.doc_no ?? null;
