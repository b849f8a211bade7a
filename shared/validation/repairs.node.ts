import type { DraftOwner } from '../records/checker.ts';
import { rowOf } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import type { Validator } from './compile.ts';
import type { RepairKind, UnitSlip } from './model.ts';
import * as q from './queries.node.ts';
import { rescaled, unitSlipOf } from './unit-slip.ts';

/** Cells one repair may change at once. */
const MAX_FIX = 200_000;
/** Findings looked at to say whether a group's amounts may be in another unit. */
const LOOKED_AT = 10;

export interface RepairedCell {
  readonly rid: number;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** The change of unit proposed for a group, from its first findings: those that show one must agree. Only of rules over records. */
export function slipOfGroup(tx: Tx, owner: DraftOwner, validator: Validator, group: string): UnitSlip | null {
  const first = q.findingsOfGroup(tx, owner.sid, group, 0, LOOKED_AT);
  let agreed: UnitSlip | null = null;
  for (const { code, rule, rid, origin } of first) {
    if (code !== 'row/rule' || rule === undefined || rid === null || origin !== 'local') return null;
    const row = rowOf(tx, owner.sid, rid);
    const slip = row ? unitSlipOf(validator, rule, row.cells) : null;
    // A true low amount may stand among those in the wrong unit; two kinds of slip are no explanation.
    if (slip && agreed && (agreed.field !== slip.field || agreed.way !== slip.way)) return null;
    agreed ??= slip;
  }
  return agreed;
}

/** What a repair of a group would change. A cell is in it once, however many findings it has. */
export function repairsOf(tx: Tx, owner: DraftOwner, validator: Validator, group: string, kind: RepairKind): RepairedCell[] {
  const slip = kind === 'unit' ? slipOfGroup(tx, owner, validator, group) : null;
  if (kind === 'unit' && !slip) return [];
  const seen = new Set<number>();
  return q.findingsOfGroup(tx, owner.sid, group, 0, MAX_FIX).flatMap((f) => {
    const field = slip?.field ?? f.fields[0];
    if (f.rid === null || field === undefined || seen.has(f.rid) || (!slip && !f.fix)) return [];
    const row = rowOf(tx, owner.sid, f.rid);
    if (!row) return [];
    const before = row.cells[owner.fields.indexOf(field)] ?? null;
    const after = slip && f.rule !== undefined ? rescaled(validator, f.rule, row.cells, slip) : f.fix?.text;
    if (before === null || after == null || before === after) return [];
    seen.add(f.rid);
    return [{ rid: row.rid, field, before, after }];
  });
}
