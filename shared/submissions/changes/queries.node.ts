import type { Tx } from '../../store/tx.ts';
import type { SubmissionMode } from '../model.ts';
import { type ChangeReasons, changeReasonsSchema, noReasons } from './model.ts';

/** SQL of what a batch of changes needs besides. */

export function reasonsOf(json: string | null): ChangeReasons {
  return json === null ? noReasons : changeReasonsSchema.parse(JSON.parse(json));
}

export const setReasons = (tx: Tx, sid: number, reasons: ChangeReasons): void =>
  void tx.run('UPDATE submission SET changes = ? WHERE sid = ?', JSON.stringify(reasons), sid);

export const setMode = (tx: Tx, sid: number, mode: SubmissionMode, now: number): void =>
  void tx.run('UPDATE submission SET mode = ?, updated_at = ? WHERE sid = ?', mode, now, sid);

/** For each line of a sealed batch of changes the place of its row in the draft. */
export const setPlaces = (tx: Tx, batchId: string, places: readonly (number | null)[]): void =>
  void tx.run('UPDATE batch SET places = ? WHERE batch_id = ?', JSON.stringify(places), batchId);

export function placesOf(tx: Tx, batchId: string): readonly (number | null)[] | null {
  const json = tx.get<{ places: string | null }>('SELECT places FROM batch WHERE batch_id = ?', batchId)?.places ?? null;
  if (json === null) return null;
  const places: (number | null)[] = JSON.parse(json);
  return places;
}
