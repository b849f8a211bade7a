import { randomUUID } from 'node:crypto';
import type { Clock } from '../base/clock.ts';
import type { Tx } from '../store/tx.ts';
import { beginCase } from './begin.node.ts';
import type { CasePhase } from './flow.ts';
import type { LiaisonContent } from './message.ts';
import type { LiaisonTold } from './model.ts';
import { type CaseRow, caseById } from './queries.node.ts';

/** The letter that tells the office of another liaison officer (第四条); the only SQL for what it says. */

const columns = 'former, name, office, post, phone, effective, reason';

export const liaisonOf = (tx: Tx, cid: number): LiaisonTold | null =>
  tx.get<LiaisonTold>(`SELECT ${columns} FROM case_liaison WHERE cid = ?`, cid) ?? null;

export interface LiaisonDeps {
  readonly clock: Clock;
  readonly unit: { readonly name: string };
}

/** Begins the letter as a draft; it goes the way of every letter from there. Answers the case. */
export function announceLiaison(
  deps: LiaisonDeps,
  tx: Tx,
  said: LiaisonTold & { readonly words: string },
  officer: string,
): string {
  const id = randomUUID();
  const title = `${deps.unit.name}关于调整综合治税工作联络员的函`;
  const cid = beginCase(deps, tx, officer, { id, kind: 'liaisonChange', title, paper_words: said.words });
  tx.run(
    `INSERT INTO case_liaison (cid, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    cid,
    said.former,
    said.name,
    said.office,
    said.post,
    said.phone,
    said.effective,
    said.reason,
  );
  return id;
}

/** What the letter says to the office. */
export function liaisonContent(tx: Tx, row: CaseRow): LiaisonContent {
  const told = liaisonOf(tx, row.cid);
  const { name = '', office = '', post = '', phone = '', former = '', effective = '', reason = '' } = told ?? {};
  return { title: row.title, former, successor: { name, office, post, phone }, effective, reason };
}

/** How far the letter has come; null when it was thrown away. */
export function liaisonLetter(
  tx: Tx,
  id: string,
): { readonly case: string; readonly docNo: string | null; readonly sent: boolean; readonly told: boolean } | null {
  const row = caseById(tx, id);
  if (!row) return null;
  return { case: id, docNo: row.doc_no, sent: row.case_id !== null, told: row.phase === 'registered' || row.phase === 'closed' };
}

interface OpenCase {
  readonly id: string;
  readonly title: string;
  readonly phase: CasePhase | null;
  readonly due: string | null;
}

/** Matters that are not over, for whoever takes the desk over; the letter about that itself is none of them. */
export const openCases = (tx: Tx, but: string): OpenCase[] =>
  tx.all<OpenCase>(
    `SELECT id, title, phase, due FROM case_file WHERE status <> 'over' AND id <> ? ORDER BY due IS NULL, due, cid`,
    but,
  );
