import { keyValues, recordId, recordLine, type WireRecord } from '../canonical.node.ts';
import type { Operation } from './model.ts';

/** One record of a batch of changes. */
export interface ChangeLine {
  readonly id: string;
  readonly operation: Operation;
  /** What the record is now; of a deletion what it was. */
  readonly wire: WireRecord;
  /** Of an update: the fields that changed, as they were. */
  readonly before: WireRecord | null;
  /** Of an update or deletion: its own reason; null = the batch's holds. */
  readonly reason: string | null;
}

/**
 * A line of a batch of changes, byte for byte: the record line; updates and deletions then say what was there (GZQ,
 * 更正前: an object in field order, null for a deletion, which holds it in its fields) and why (GZLY, 更正理由).
 */
export function changeLine(fields: readonly string[], { id, operation, wire, before, reason }: ChangeLine): string {
  const line = recordLine(id, operation, fields, wire);
  if (operation === 'I') return line;
  const old = fields.flatMap((field) =>
    before && field in before ? [`${JSON.stringify(field)}:${JSON.stringify(before[field] ?? null)}`] : [],
  );
  return `${line.slice(0, -1)},"GZQ":${before ? `{${old.join(',')}}` : 'null'},"GZLY":${JSON.stringify(reason)}}`;
}

export interface LineShape {
  readonly unit: string;
  readonly dataset: string;
  readonly fields: readonly string[];
  readonly primaryKey: readonly string[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';

const wireOf = (fields: readonly string[], found: Readonly<Record<string, unknown>>): WireRecord | null => {
  const wire: Record<string, string | null> = {};
  for (const field of fields) {
    const value = found[field];
    if (!textOrNull(value)) return null;
    wire[field] = value;
  }
  return wire;
};

/** Reads a line; null unless it is exactly what sealing writes for that record. */
export function readChange({ unit, dataset, fields, primaryKey }: LineShape, line: string): ChangeLine | null {
  let found: unknown;
  try {
    found = JSON.parse(line);
  } catch {
    return null;
  }
  if (!isObject(found)) return null;
  const operation = found.CZBS;
  if (operation !== 'I' && operation !== 'U' && operation !== 'D') return null;
  const wire = wireOf(fields, found);
  if (!wire) return null;
  const said = isObject(found.GZQ) ? found.GZQ : null;
  const before =
    said === null
      ? null
      : wireOf(
          fields.filter((field) => Object.hasOwn(said, field)),
          said,
        );
  const reason = typeof found.GZLY === 'string' ? found.GZLY : null;
  const change: ChangeLine = {
    id: recordId(unit, dataset, keyValues(fields, primaryKey, wire)),
    operation,
    wire,
    before,
    reason,
  };
  return changeLine(fields, change) === line ? change : null;
}
