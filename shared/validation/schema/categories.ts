import { identityOf } from '../types/compare.ts';
import type { Reader } from '../types/read.ts';
import { isRecord, itemsAt, SchemaFault, textAt } from './fault.ts';
import { schemaValue } from './native.ts';
import type { Category, FieldType } from './parsed.ts';

const MAX_CATEGORIES = 20_000;

/** Reads `categories`: values, or objects with a value and perhaps a label; neither twice. */
export function parseCategories(raw: unknown, path: string, type: FieldType, read: Reader): readonly Category[] | null {
  if (raw === undefined) return null;
  if (type !== 'string' && type !== 'integer') throw new SchemaFault(path, 'is only for string and integer fields');
  const items = itemsAt(raw, path, MAX_CATEGORIES);
  if (items.length === 0) throw new SchemaFault(path, 'must not be empty');
  const seen = new Set<string>();
  const labels = new Set<string>();
  return items.map((item, at) => {
    const own = isRecord(item) ? `${path}/${at}/value` : `${path}/${at}`;
    const { text, value } = schemaValue(isRecord(item) ? item.value : item, own, type, read);
    const label = isRecord(item) && item.label !== undefined ? textAt(item.label, `${path}/${at}/label`) : null;
    const id = identityOf(value);
    if (seen.has(id)) throw new SchemaFault(own, 'is named twice');
    if (label !== null && labels.has(label)) throw new SchemaFault(`${path}/${at}/label`, 'is the label of another');
    seen.add(id);
    if (label !== null) labels.add(label);
    return { text, value, label };
  });
}

/** Reads `categoriesOrdered`; null when nothing is said of an order. */
export function parseOrdered(raw: unknown, path: string, categories: readonly Category[] | null): boolean | null {
  if (raw === undefined) return null;
  if (typeof raw !== 'boolean') throw new SchemaFault(path, 'must be true or false');
  if (!categories) throw new SchemaFault(path, 'needs categories');
  return raw;
}
