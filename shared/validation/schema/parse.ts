import type { Severity } from '../../catalog/model.ts';
import { isRecord, itemsAt, SchemaFault, textAt, textsAt } from './fault.ts';
import { parseField } from './field.ts';
import { onlyEmpty, parseMissing } from './missing.ts';
import type { FieldsMatch, ForeignKey, ParsedSchema } from './parsed.ts';

const MAX_FIELDS = 2000;
const MAX_KEYS = 100;
const matches: readonly FieldsMatch[] = ['exact', 'equal', 'subset', 'superset', 'partial'];

/** Reads a Table Schema (Frictionless v2, v1 spellings accepted); throws SchemaFault. */
export function parseTableSchema(raw: unknown): ParsedSchema {
  if (!isRecord(raw)) throw new SchemaFault('', 'must be an object');
  if (!Array.isArray(raw.fields)) throw new SchemaFault('fields', 'must be a list');
  if (raw.fields.length === 0) throw new SchemaFault('fields', 'must not be empty');
  if (raw.fields.length > MAX_FIELDS) throw new SchemaFault('fields', `has more than ${MAX_FIELDS} fields`);
  const missing = raw.missingValues === undefined ? onlyEmpty : parseMissing(raw.missingValues, 'missingValues');
  if (raw.$schema !== undefined) textAt(raw.$schema, '$schema');
  const fields = Array.from<unknown>(raw.fields).map((field, at) => parseField(field, `fields/${at}`, missing));
  const names = new Map<string, number>();
  fields.forEach((field, at) => {
    const earlier = names.get(field.name);
    if (earlier !== undefined)
      throw new SchemaFault(`fields/${at}/name`, `“${field.name}” is already the name of field ${earlier}`);
    names.set(field.name, at);
  });
  const own = (list: readonly string[], path: string): readonly string[] => {
    if (list.length === 0) throw new SchemaFault(path, 'must not be empty');
    list.forEach((name, at) => {
      if (!names.has(name)) throw new SchemaFault(`${path}/${at}`, `there is no field “${name.slice(0, 60)}”`);
    });
    if (new Set(list).size !== list.length) throw new SchemaFault(path, 'names a field twice');
    return list;
  };
  const primaryKey = raw.primaryKey === undefined ? [] : own(oneOrMore(raw.primaryKey, 'primaryKey'), 'primaryKey');
  return {
    fields,
    fieldsMatch: fieldsMatch(raw.fieldsMatch),
    primaryKey,
    uniqueKeys: list(raw.uniqueKeys, 'uniqueKeys').map((key, at) => own(oneOrMore(key, `uniqueKeys/${at}`), `uniqueKeys/${at}`)),
    foreignKeys: itemsAt(raw.foreignKeys ?? [], 'foreignKeys', MAX_KEYS).map((key, at) =>
      foreignKey(key, `foreignKeys/${at}`, own),
    ),
  };
}

function list(raw: unknown, path: string): readonly unknown[] {
  if (raw === undefined) return [];
  const items = itemsAt(raw, path, MAX_KEYS);
  if (items.length === 0) throw new SchemaFault(path, 'must not be empty');
  return items;
}

const oneOrMore = (raw: unknown, path: string): readonly string[] => (typeof raw === 'string' ? [raw] : textsAt(raw, path));

function fieldsMatch(raw: unknown): FieldsMatch {
  if (raw === undefined) return 'exact';
  // The specification's text and its schema disagree on text or list; both are read.
  const name: unknown = Array.isArray(raw) ? raw[0] : raw;
  const found = matches.find((match) => match === name);
  if (!found) throw new SchemaFault('fieldsMatch', `must be one of ${matches.join(', ')}`);
  return found;
}

function foreignKey(raw: unknown, path: string, own: (list: readonly string[], path: string) => readonly string[]): ForeignKey {
  if (!isRecord(raw)) throw new SchemaFault(path, 'must be an object');
  const fields = own(oneOrMore(raw.fields, `${path}/fields`), `${path}/fields`);
  if (!isRecord(raw.reference)) throw new SchemaFault(`${path}/reference`, 'must be an object');
  const resource = raw.reference.resource === undefined ? '' : textAt(raw.reference.resource, `${path}/reference/resource`);
  const references = oneOrMore(raw.reference.fields, `${path}/reference/fields`);
  if (references.length !== fields.length) throw new SchemaFault(`${path}/reference/fields`, 'must be as many as fields');
  if (resource === '') own(references, `${path}/reference/fields`);
  return { fields, resource, references, severity: severityOf(raw.liaison, `${path}/liaison`) };
}

const severities: readonly Severity[] = ['blocking', 'justify', 'info'];

function severityOf(liaison: unknown, path: string): Severity | null {
  if (liaison === undefined) return null;
  if (!isRecord(liaison)) throw new SchemaFault(path, 'must be an object');
  if (liaison.severity === undefined) return null;
  const found = severities.find((known) => known === liaison.severity);
  if (!found) throw new SchemaFault(`${path}/severity`, `must be one of ${severities.join(', ')}`);
  return found;
}
