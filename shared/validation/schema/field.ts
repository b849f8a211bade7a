import { fieldLiaisonSchema } from '../../catalog/model.ts';
import { dateReader, durationReader, yearMonthReader, yearReader } from '../types/dates.ts';
import { geojsonReader, geopointReader } from '../types/geo.ts';
import { numberReader } from '../types/number.ts';
import { arrayReader, booleanReader, listReader, objectReader, stringReader } from '../types/others.ts';
import type { Reader } from '../types/read.ts';
import { parseCategories, parseOrdered } from './categories.ts';
import { parseConstraints } from './constraints.ts';
import { isRecord, SchemaFault, textAt, textsAt } from './fault.ts';
import { type MissingValues, parseMissing } from './missing.ts';
import { type FieldType, fieldTypes, type ParsedField } from './parsed.ts';

const MAX_TITLE = 500;

const isType = (value: string): value is FieldType => fieldTypes.some((type) => type === value);

/** Names every object has: used as a key they would be taken for what is not there. */
const reserved = new Set(Object.getOwnPropertyNames(Object.prototype));

function nameOf(raw: unknown, path: string): string {
  const name = textAt(raw, path);
  if (name === '') throw new SchemaFault(path, 'must not be empty');
  if (name.length > 200) throw new SchemaFault(path, 'is longer than 200 characters');
  if (reserved.has(name)) throw new SchemaFault(path, `“${name}” is reserved; choose another name`);
  return name;
}

/** Reads one field descriptor; throws SchemaFault with the path of what is wrong. */
export function parseField(raw: unknown, path: string, tableMissing: MissingValues): ParsedField {
  if (!isRecord(raw)) throw new SchemaFault(path, 'must be an object');
  const name = nameOf(raw.name, `${path}/name`);
  const typeName = raw.type === undefined ? 'any' : textAt(raw.type, `${path}/type`);
  if (!isType(typeName)) throw new SchemaFault(`${path}/type`, `“${typeName.slice(0, 40)}” is not a field type`);
  const liaison = raw.liaison === undefined ? null : parseLiaison(raw.liaison, `${path}/liaison`);
  // Without a type the value is any text, so what goes with a string goes with it (a string was version 1's default).
  const takes = raw.type === undefined ? 'string' : typeName;
  const read = readerFor(takes, raw, path, liaison !== null);
  const categories = parseCategories(raw.categories, `${path}/categories`, takes, read);
  return {
    name,
    title: typeof raw.title === 'string' && raw.title !== '' ? raw.title.slice(0, MAX_TITLE) : name,
    // Identifiers and code lists, which are ours, are written in strings.
    type: liaison ? takes : typeName,
    format: formatOf(raw, path),
    read,
    missing: raw.missingValues === undefined ? tableMissing : parseMissing(raw.missingValues, `${path}/missingValues`),
    constraints: parseConstraints(raw.constraints, `${path}/constraints`, takes, read, categories),
    categories,
    categoriesOrdered: parseOrdered(raw.categoriesOrdered, `${path}/categoriesOrdered`, categories),
    liaison,
  };
}

function parseLiaison(raw: unknown, path: string) {
  const parsed = fieldLiaisonSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new SchemaFault([path, ...(issue?.path ?? [])].join('/'), issue?.message ?? 'is not valid');
}

const formatOf = (raw: Readonly<Record<string, unknown>>, path: string): string =>
  raw.format === undefined ? 'default' : textAt(raw.format, `${path}/format`).replace(/^fmt:/, '');

function readerFor(type: FieldType, raw: Readonly<Record<string, unknown>>, path: string, lenient: boolean): Reader {
  // Version 0 wrote `fmt:` before a pattern.
  const format = formatOf(raw, path);
  const known = (reader: Reader | null): Reader => {
    if (!reader) throw new SchemaFault(`${path}/format`, `“${format.slice(0, 60)}” is not a format of ${type}`);
    return reader;
  };
  const only = (reader: Reader): Reader => known(format === 'default' ? reader : null);
  switch (type) {
    case 'string':
      return known(stringReader(format));
    case 'number':
    case 'integer':
      return only(numberReader({ integer: type === 'integer', ...numberOptions(raw, path, type), lenient }));
    case 'boolean':
      return only(booleanReader(...truths(raw, path)));
    case 'date':
    case 'time':
    case 'datetime':
      return known(dateReader(type, format, lenient));
    case 'year':
      return only(yearReader(lenient));
    case 'yearmonth':
      return only(yearMonthReader(lenient));
    case 'duration':
      return only(durationReader);
    case 'object':
      return only(objectReader);
    case 'array':
      return only(arrayReader);
    case 'list': {
      const itemType = raw.itemType === undefined ? 'string' : textAt(raw.itemType, `${path}/itemType`);
      const item = itemTypes.find((name) => name === itemType);
      if (!item) throw new SchemaFault(`${path}/itemType`, `“${itemType.slice(0, 40)}” is not an item type of list`);
      const delimiter = raw.delimiter === undefined ? ',' : textAt(raw.delimiter, `${path}/delimiter`);
      if (delimiter === '') throw new SchemaFault(`${path}/delimiter`, 'must not be empty');
      return only(listReader(delimiter, readerFor(item, {}, path, false)));
    }
    case 'geopoint':
      return known(geopointReader(format));
    case 'geojson':
      return known(geojsonReader(format));
    case 'any':
      return only((text) => ({ ok: true, value: { t: 'text', v: text }, better: null, note: '' }));
  }
}

const itemTypes = ['string', 'integer', 'boolean', 'number', 'datetime', 'date', 'time'] as const;

function numberOptions(raw: Readonly<Record<string, unknown>>, path: string, type: FieldType) {
  const groupChar = raw.groupChar === undefined ? '' : textAt(raw.groupChar, `${path}/groupChar`);
  // A whole number has no decimal point, so what is said of one is not about it.
  const decimalChar = raw.decimalChar === undefined || type === 'integer' ? '.' : textAt(raw.decimalChar, `${path}/decimalChar`);
  for (const [name, text] of Object.entries({ groupChar, decimalChar })) {
    if (text.length > 10) throw new SchemaFault(`${path}/${name}`, 'is longer than 10 characters');
    if (/[\d+-]/.test(text)) throw new SchemaFault(`${path}/${name}`, 'must not have digits or signs');
  }
  if (decimalChar === '') throw new SchemaFault(`${path}/decimalChar`, 'must not be empty');
  if (groupChar === decimalChar && type === 'number') throw new SchemaFault(`${path}/groupChar`, 'is the same as decimalChar');
  if (raw.bareNumber !== undefined && typeof raw.bareNumber !== 'boolean')
    throw new SchemaFault(`${path}/bareNumber`, 'must be true or false');
  return { decimalChar, groupChar: groupChar === '' ? null : groupChar, bareNumber: raw.bareNumber !== false };
}

function truths(raw: Readonly<Record<string, unknown>>, path: string): readonly [readonly string[], readonly string[]] {
  const yes = raw.trueValues === undefined ? ['true', 'True', 'TRUE', '1'] : textsAt(raw.trueValues, `${path}/trueValues`);
  const no = raw.falseValues === undefined ? ['false', 'False', 'FALSE', '0'] : textsAt(raw.falseValues, `${path}/falseValues`);
  const both = no.findIndex((text) => yes.includes(text));
  if (both >= 0) throw new SchemaFault(`${path}/falseValues/${both}`, 'is among trueValues too');
  return [yes, no];
}
