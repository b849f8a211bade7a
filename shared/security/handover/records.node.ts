import type { Tx } from '../../store/tx.ts';
import type { KeptMark } from './coverage.ts';
import type { HandoverLine, HandoverRoad, HandoverSide, HandoverState } from './model.ts';

/** The only SQL of handovers. Those that are done are never changed. */

export interface HandoverRow {
  readonly hid: number;
  readonly state: HandoverState;
  readonly letter: string;
  readonly from_id: string;
  readonly from_name: string;
  readonly to_id: string | null;
  readonly to_name: string;
  readonly office: string;
  readonly post: string;
  readonly phone: string;
  readonly effective: string;
  readonly reason: string;
  readonly road: HandoverRoad | null;
  readonly bundle: string | null;
  /** JSON of the lines that were signed. */
  readonly list: string | null;
  /** JSON of signed statements. */
  readonly from_signed: string | null;
  readonly to_signed: string | null;
  readonly made_at: number;
  readonly sealed_at: number | null;
  readonly accepted_at: number | null;
  readonly done_at: number | null;
}

export const currentRow = (tx: Tx): HandoverRow | undefined =>
  tx.get<HandoverRow>(`SELECT * FROM handover WHERE state <> 'done' ORDER BY hid DESC LIMIT 1`);

export const doneRows = (tx: Tx): HandoverRow[] =>
  tx.all<HandoverRow>(`SELECT * FROM handover WHERE state = 'done' ORDER BY hid DESC`);

type Beginning = Pick<
  HandoverRow,
  'letter' | 'from_id' | 'from_name' | 'to_name' | 'office' | 'post' | 'phone' | 'effective' | 'reason' | 'made_at'
>;

export function insertHandover(tx: Tx, made: Beginning): void {
  tx.run(
    `INSERT INTO handover (state, letter, from_id, from_name, to_name, office, post, phone, effective, reason, made_at)
     VALUES ('preparing', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    made.letter,
    made.from_id,
    made.from_name,
    made.to_name,
    made.office,
    made.post,
    made.phone,
    made.effective,
    made.reason,
    made.made_at,
  );
}

export function setSealed(
  tx: Tx,
  hid: number,
  sealed: {
    readonly to: string;
    readonly road: HandoverRoad;
    readonly list: string;
    readonly signed: string;
    readonly at: number;
  },
): void {
  const sql = `UPDATE handover SET state = 'sealed', to_id = ?, road = ?, list = ?, from_signed = ?, sealed_at = ? WHERE hid = ?`;
  tx.run(sql, sealed.to, sealed.road, sealed.list, sealed.signed, sealed.at, hid);
}

/** What was sealed did not come out: it is as it was before. */
export const unseal = (tx: Tx, hid: number): void =>
  void tx.run(
    `UPDATE handover SET state = 'preparing', to_id = NULL, road = NULL, list = NULL, from_signed = NULL, sealed_at = NULL WHERE hid = ?`,
    hid,
  );

export const setBundle = (tx: Tx, hid: number, path: string): void =>
  void tx.run('UPDATE handover SET bundle = ? WHERE hid = ?', path, hid);

export const setAccepted = (tx: Tx, hid: number, list: string, signed: string, at: number): void =>
  void tx.run(
    `UPDATE handover SET state = 'accepted', list = ?, to_signed = ?, accepted_at = ? WHERE hid = ?`,
    list,
    signed,
    at,
    hid,
  );

export const setDone = (tx: Tx, hid: number, at: number): void =>
  void tx.run(`UPDATE handover SET state = 'done', done_at = ? WHERE hid = ?`, at, hid);

export function dropHandover(tx: Tx, hid: number): void {
  tx.run('DELETE FROM handover_mark WHERE hid = ?', hid);
  tx.run(`DELETE FROM handover WHERE hid = ? AND state <> 'done'`, hid);
}

export const marksOf = (tx: Tx, hid: number): KeptMark[] =>
  tx.all<KeptMark>('SELECT key, side, seen, comment, at FROM handover_mark WHERE hid = ?', hid);

export function putMark(tx: Tx, hid: number, mark: KeptMark): void {
  const sql = 'INSERT OR REPLACE INTO handover_mark (hid, key, side, seen, comment, at) VALUES (?, ?, ?, ?, ?, ?)';
  tx.run(sql, hid, mark.key, mark.side, mark.seen, mark.comment, mark.at);
}

export const dropMark = (tx: Tx, hid: number, key: string, side: HandoverSide): void =>
  void tx.run('DELETE FROM handover_mark WHERE hid = ? AND key = ? AND side = ?', hid, key, side);

export function linesIn(list: string | null): readonly HandoverLine[] {
  if (list === null) return [];
  const lines: readonly HandoverLine[] = JSON.parse(list);
  return lines;
}
