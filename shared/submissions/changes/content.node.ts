import { recordLine, type WireRecord } from '../canonical.node.ts';
import type { ChangeLine } from './line.node.ts';
import type { ChangeCounts, Operation } from './model.ts';

/**
 * What a receiver holds of a period: record id → its line as an addition would say it. Batches taken over are folded
 * into it one after another; client and platform do it with this same file.
 */
export type Content = Map<string, string>;

export function applyLine(content: Content, fields: readonly string[], { id, operation, wire }: ChangeLine): void {
  if (operation === 'D') content.delete(id);
  else content.set(id, recordLine(id, 'I', fields, wire));
}

/** A record as a content holds it; what it does not name is null. */
export function recordIn(content: Content, id: string): WireRecord | null {
  const line = content.get(id);
  if (line === undefined) return null;
  const { JLID: _id, CZBS: _operation, ...wire }: Record<string, string | null> = JSON.parse(line);
  return wire;
}

/** Why a change does not fit the content it claims to change; null when it does. */
export type Misfit = 'unknownRecord' | 'knownRecord' | 'oldValue' | 'noReason' | 'noChange';

export interface MisfitAt {
  readonly why: Misfit;
  readonly field: string | null;
  /** What the receiver has there. */
  readonly held: string | null;
}

export function misfitOf(content: Content, fields: readonly string[], change: ChangeLine, batchReason: string): MisfitAt | null {
  const held = recordIn(content, change.id);
  const misfit = (why: Misfit, field: string | null = null): MisfitAt => ({
    why,
    field,
    held: field === null ? null : (held?.[field] ?? null),
  });
  if (change.operation === 'I') return held ? misfit('knownRecord') : null;
  if (!held) return misfit('unknownRecord');
  const claimed = change.operation === 'D' ? change.wire : { ...change.wire, ...change.before };
  const other = fields.find((field) => (held[field] ?? null) !== (claimed[field] ?? null));
  if (other !== undefined) return misfit('oldValue', other);
  if (change.operation === 'U' && fields.every((field) => (held[field] ?? null) === (change.wire[field] ?? null)))
    return misfit('noChange');
  return batchReason.trim() === '' && (change.reason ?? '').trim() === '' ? misfit('noReason') : null;
}

export interface DraftRecord {
  readonly id: string;
  readonly wire: WireRecord;
  /** Its place among the draft's rows, from 0. */
  readonly place: number;
}

export interface Differ {
  /** The next record of the draft, in its order. */
  add(record: DraftRecord): void;
  /** Every change, the draft's in their order, then what it no longer has in the content's order. */
  end(): { readonly changes: readonly (ChangeLine & { readonly place: number | null })[]; readonly counts: ChangeCounts };
}

/** What makes a draft of a content, by record id. The content is used up: what is left of it was taken out. */
export function differ(content: Content, fields: readonly string[], reasons: Readonly<Record<string, string>>): Differ {
  const changes: (ChangeLine & { place: number | null })[] = [];
  const counts: Record<Operation, number> = { I: 0, U: 0, D: 0 };
  const reasonOf = (id: string): string | null => (Object.hasOwn(reasons, id) ? (reasons[id] ?? '').trim() || null : null);
  const note = (change: ChangeLine, place: number | null): void => {
    counts[change.operation] += 1;
    changes.push({ ...change, place });
  };
  return {
    add({ id, wire, place }) {
      const held = content.get(id);
      if (held === recordLine(id, 'I', fields, wire)) return void content.delete(id);
      const was = recordIn(content, id);
      content.delete(id);
      if (!was) return note({ id, operation: 'I', wire, before: null, reason: null }, place);
      const changed = fields.filter((field) => (was[field] ?? null) !== (wire[field] ?? null));
      // The same values under other fields: the catalog changed, the record did not.
      if (changed.length === 0) return;
      const before = Object.fromEntries(changed.map((field) => [field, was[field] ?? null]));
      note({ id, operation: 'U', wire, before, reason: reasonOf(id) }, place);
    },
    end() {
      for (const id of [...content.keys()]) {
        const was = recordIn(content, id) ?? {};
        const wire = Object.fromEntries(fields.map((field) => [field, was[field] ?? null]));
        note({ id, operation: 'D', wire, before: null, reason: reasonOf(id) }, null);
      }
      content.clear();
      return { changes, counts: { inserts: counts.I, updates: counts.U, deletes: counts.D } };
    },
  };
}
