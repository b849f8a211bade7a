import { isRecord, itemsAt, SchemaFault, textAt } from './fault.ts';

const MAX_MISSING = 1000;

/** Texts that stand for "no value", each with its label where it has one. */
export type MissingValues = ReadonlyMap<string, string | null>;

export const onlyEmpty: MissingValues = new Map([['', null]]);

/** Reads `missingValues`: texts, or objects with a value and perhaps a label; neither twice. */
export function parseMissing(raw: unknown, path: string): MissingValues {
  const items = itemsAt(raw, path, MAX_MISSING);
  const values = new Map<string, string | null>();
  const labels = new Set<string>();
  items.forEach((item, at) => {
    const own = isRecord(item) ? `${path}/${at}/value` : `${path}/${at}`;
    const value = textAt(isRecord(item) ? item.value : item, own);
    const label = isRecord(item) && item.label !== undefined ? textAt(item.label, `${path}/${at}/label`) : null;
    if (values.has(value)) throw new SchemaFault(own, 'is named twice');
    if (label !== null && labels.has(label)) throw new SchemaFault(`${path}/${at}/label`, 'is the label of another');
    if (label !== null) labels.add(label);
    values.set(value, label);
  });
  return values;
}
