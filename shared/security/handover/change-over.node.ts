import type { Day } from '../../base/clock.ts';
import type { Tx } from '../../store/tx.ts';
import { officerLeaves, recoverySlots, setRole, slotsLeave, slotsOf } from '../officers.node.ts';
import { identitySchema } from '../session.node.ts';
import { readSetting, writeSetting } from '../settings.node.ts';
import { currentRow, type HandoverRow, setDone, unseal } from './records.node.ts';

/**
 * The account of the one who leaves closes in the same transaction in which the next one's becomes the liaison
 * officer's: there is never none, and never two. The recovery code goes too, since the former officer may have read it.
 * Answers the slots that open nothing any more, for the key file.
 */
export function changeOver(tx: Tx, row: HandoverRow, at: number): string[] {
  if (row.to_id === null) return [];
  const gone = [...slotsOf(tx, row.from_id), ...recoverySlots(tx).map(({ id }) => id)];
  setRole(tx, row.to_id, 'liaison');
  officerLeaves(tx, row.from_id, at, row.to_name);
  slotsLeave(tx, gone, at);
  const identity = identitySchema.safeParse(readSetting(tx, 'identity'));
  // Whom the platform enrolled: from now on it is the next one who comes in with a new recovery code.
  if (identity.success && identity.data.officer.id === row.from_id)
    writeSetting(tx, 'identity', { ...identity.data, officer: { id: row.to_id, name: row.to_name, role: 'liaison' } });
  setDone(tx, row.hid, at);
  return gone;
}

/** What was sealed never left as a file: both are who they were, and the handover is being prepared again. */
export function takeBack(tx: Tx, row: HandoverRow): void {
  unseal(tx, row.hid);
  setRole(tx, row.from_id, 'liaison');
}

/**
 * What the day brings, before anybody is let in: a handover both have signed is done on its day. Where the desk went to
 * another computer the former officer's way in closes here on that day, whatever happened there; but only once the file
 * was written. A sealing that was cut short before is taken back as soon as `came`, who is at the desk, is the former
 * officer: nobody else may undo it, and in the file itself (which cannot hold its own path) they have no way in.
 */
export function settleHandover(tx: Tx, came: string | undefined, today: Day, at: number): string[] {
  const row = currentRow(tx);
  if (!row) return [];
  if (row.state === 'accepted') return row.effective > today ? [] : changeOver(tx, row, at);
  if (row.state !== 'sealed' || row.road !== 'bundle') return [];
  if (row.bundle === null) {
    if (came === row.from_id) takeBack(tx, row);
    return [];
  }
  if (row.effective > today) return [];
  const gone = slotsOf(tx, row.from_id);
  officerLeaves(tx, row.from_id, at, row.to_name);
  slotsLeave(tx, gone, at);
  return gone;
}
