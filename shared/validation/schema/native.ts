import { numberReader } from '../types/number.ts';
import type { Read, Reader, Typed } from '../types/read.ts';
import { SchemaFault } from './fault.ts';
import type { Bound, FieldType } from './parsed.ts';

const plain = { decimalChar: '.', groupChar: null, bareNumber: true, lenient: false };
const plainNumber = numberReader({ ...plain, integer: false });
const plainInteger = numberReader({ ...plain, integer: true });

/** A value a schema names (a bound, a choice): of the JSON kind that goes with the type, or as text of the field's format. */
export function schemaValue(raw: unknown, path: string, type: FieldType, read: Reader): Bound {
  const wrong = (): never => {
    throw new SchemaFault(path, `is not a value of type ${type}`);
  };
  const take = (text: string, got: Read): Bound => (got.ok ? { text, value: got.value } : wrong());
  if (typeof raw === 'string') return take(raw, read(raw));
  if (typeof raw === 'number') {
    if (!Number.isFinite(raw)) return wrong();
    const text = Number.isInteger(raw) ? String(BigInt(raw)) : String(raw);
    if (type === 'number') return take(text, plainNumber(text));
    if (type === 'integer') return take(text, plainInteger(text));
    return type === 'year' || type === 'any' ? take(text, read(text)) : wrong();
  }
  if (typeof raw === 'boolean') {
    const value: Typed = type === 'boolean' ? { t: 'bool', v: raw } : { t: 'text', v: String(raw) };
    return type === 'boolean' || type === 'any' ? { text: String(raw), value } : wrong();
  }
  if (type === 'list' && Array.isArray(raw)) {
    const items = raw.map((item: unknown) => (typeof item === 'object' ? wrong() : String(item)));
    return { text: items.join(), value: { t: 'json', v: items, size: items.length } };
  }
  if (!['object', 'array', 'geojson', 'geopoint'].includes(type)) return wrong();
  const text = jsonText(raw, path);
  return take(text, read(text));
}

function jsonText(raw: unknown, path: string): string {
  try {
    const text = JSON.stringify(raw);
    if (typeof text === 'string') return text;
  } catch {
    // A cycle, or deeper than any data.
  }
  throw new SchemaFault(path, 'is not JSON');
}
