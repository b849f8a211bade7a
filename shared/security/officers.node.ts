import type { Role } from '../base/call.ts';
import type { Tx } from '../store/tx.ts';
import type { DeskOfficer, EnrolmentOffer, KeyStatus, OfficerInfo } from './model.ts';
import type { NewSlot } from './vault.node.ts';

/** The only SQL of officers and of the slots by which they come in. */

interface OfficerRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly added_at: number;
  readonly added_by: string;
  readonly gone_at: number | null;
}

export interface SlotRow {
  readonly id: string;
  readonly kind: string;
  readonly officer: string | null;
  readonly public_key: string;
  readonly made_at: number;
  readonly made_by: string;
}

export const slotRows = (tx: Tx): SlotRow[] => tx.all<SlotRow>('SELECT * FROM key_slot WHERE gone_at IS NULL');

export const slotsOf = (tx: Tx, officer: string): string[] =>
  slotRows(tx).flatMap((row) => (row.officer === officer ? [row.id] : []));

export const recoverySlots = (tx: Tx): SlotRow[] => slotRows(tx).filter((row) => row.kind === 'recovery');

export const officerOf = (tx: Tx, id: string): OfficerRow | undefined =>
  tx.get<OfficerRow>('SELECT * FROM officer WHERE id = ?', id);

export function addOfficer(tx: Tx, officer: OfficerInfo, at: number, by: string): void {
  const sql = 'INSERT INTO officer (id, name, role, added_at, added_by) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING';
  tx.run(sql, officer.id, officer.name, officer.role, at, by);
}

export const officerLeaves = (tx: Tx, id: string, at: number, by: string): void =>
  void tx.run('UPDATE officer SET gone_at = ?, gone_by = ? WHERE id = ?', at, by, id);

export const setRole = (tx: Tx, id: string, role: Role): void =>
  void tx.run('UPDATE officer SET role = ? WHERE id = ?', role, id);

export function addSlot(tx: Tx, slot: NewSlot, officer: string | null, at: number, by: string): void {
  const sql = 'INSERT INTO key_slot (id, kind, officer, public_key, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?)';
  tx.run(sql, slot.id, slot.kind, officer, slot.publicKey, at, by);
}

export function slotsLeave(tx: Tx, ids: readonly string[], at: number): void {
  for (const id of ids) tx.run('UPDATE key_slot SET gone_at = ? WHERE id = ? AND gone_at IS NULL', at, id);
}

/**
 * Who came in by a slot. One that the store does not know (made by a first store, or by the recovery code) is the
 * enrolled officer's; one of an officer who left opens nothing.
 */
export function whoCame(tx: Tx, slot: string, identity: EnrolmentOffer): OfficerInfo | null {
  const row = tx.get<SlotRow & { gone_at: number | null }>('SELECT * FROM key_slot WHERE id = ?', slot);
  if (!row || row.officer === null) return identity.officer;
  const officer = officerOf(tx, row.officer);
  if (row.gone_at !== null || !officer || officer.gone_at !== null) return null;
  return { id: officer.id, name: officer.name, role: officer.role };
}

export function keyStatus(tx: Tx, enrolled: string, present: string): KeyStatus {
  const rows = tx.all<OfficerRow>('SELECT * FROM officer ORDER BY gone_at IS NOT NULL, added_at, name');
  const [recovery] = recoverySlots(tx);
  return {
    officers: rows.map(
      (row): DeskOfficer => ({
        id: row.id,
        name: row.name,
        role: row.role,
        addedAt: row.added_at,
        addedBy: row.added_by,
        goneAt: row.gone_at,
        enrolled: row.id === enrolled,
        present: row.id === present,
      }),
    ),
    recovery: recovery ? { madeAt: recovery.made_at, madeBy: recovery.made_by } : null,
  };
}
