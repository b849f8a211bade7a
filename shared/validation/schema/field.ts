import { fieldLiaisonSchema } from '../../catalog/model.ts';
import { dateReader, durationReader, yearMonthReader, yearReader } from '../types/dates.ts';
import { numberReader } from '../types/number.ts';
import {
  arrayReader,
  booleanReader,
  geojsonReader,
  geopointReader,
  listReader,
  objectReader,
  stringReader,
} from '../types/others.ts';
import type { Reader } from '../types/read.ts';
import { parseConstraints } from './constraints.ts';
import { isRecord, SchemaFault, textAt, textsAt } from './fault.ts';
import { type FieldType, fieldTypes, type ParsedField } from './parsed.ts';

const isType = (value: string): value is FieldType => fieldTypes.some((type) => type === value);

/** Reads one field descriptor; throws SchemaFault with the path of what is wrong. */
export function parseField(raw: unknown, path: string, tableMissing: ReadonlySet<string>): ParsedField {
  if (!isRecord(raw)) throw new SchemaFault(path, 'must be an object');
  const name = textAt(raw.name, `${path}/name`);
  if (name === '') throw new SchemaFault(`${path}/name`, 'must not be empty');
  if (name.length > 200) throw new SchemaFault(`${path}/name`, 'is longer than 200 characters');
  const typeName = raw.type === undefined ? 'string' : textAt(raw.type, `${path}/type`);
  if (!isType(typeName)) throw new SchemaFault(`${path}/type`, `“${typeName.slice(0, 40)}” is not a field type`);
  const liaison = raw.liaison === undefined ? null : parseLiaison(raw.liaison, `${path}/liaison`);
  const read = readerFor(typeName, raw, path, liaison !== null);
  return {
    name,
    title: typeof raw.title === 'string' && raw.title !== '' ? raw.title : name,
    type: typeName,
    read,
    missing: raw.missingValues === undefined ? tableMissing : missingValues(raw.missingValues, `${path}/missingValues`),
    constraints: parseConstraints(raw.constraints, `${path}/constraints`, typeName, read),
    categories: parseCategories(raw.categories, `${path}/categories`, typeName),
    liaison,
  };
}

function parseLiaison(raw: unknown, path: string) {
  const parsed = fieldLiaisonSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new SchemaFault([path, ...(issue?.path ?? [])].join('/'), issue?.message ?? 'is not valid');
}

/** `missingValues`: texts, or objects with a value and a label. */
export function missingValues(raw: unknown, path: string): ReadonlySet<string> {
  if (!Array.isArray(raw)) throw new SchemaFault(path, 'must be a list');
  return new Set(
    raw.map((item, at) => (isRecord(item) ? textAt(item.value, `${path}/${at}/value`) : textAt(item, `${path}/${at}`))),
  );
}

function parseCategories(raw: unknown, path: string, type: FieldType): ReadonlySet<string> | null {
  if (raw === undefined) return null;
  if (type !== 'string' && type !== 'integer') throw new SchemaFault(path, 'is only for string and integer fields');
  if (!Array.isArray(raw)) throw new SchemaFault(path, 'must be a list');
  const values = raw.map((item, at) => {
    const value: unknown = isRecord(item) ? item.value : item;
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new SchemaFault(`${path}/${at}`, 'must be a value or {value, label}');
    return String(value);
  });
  if (new Set(values).size !== values.length) throw new SchemaFault(path, 'names a value twice');
  return new Set(values);
}

function readerFor(type: FieldType, raw: Readonly<Record<string, unknown>>, path: string, lenient: boolean): Reader {
  const format = raw.format === undefined ? 'default' : textAt(raw.format, `${path}/format`);
  const known = (reader: Reader | null): Reader => {
    if (!reader) throw new SchemaFault(`${path}/format`, `“${format.slice(0, 60)}” is not a format of ${type}`);
    return reader;
  };
  const option = (name: string, otherwise: string): string =>
    raw[name] === undefined ? otherwise : textAt(raw[name], `${path}/${name}`);
  switch (type) {
    case 'string':
      return known(stringReader(format));
    case 'number':
    case 'integer': {
      const decimalChar = option('decimalChar', '.');
      const groupChar = raw.groupChar === undefined ? null : textAt(raw.groupChar, `${path}/groupChar`);
      if (decimalChar.length !== 1) throw new SchemaFault(`${path}/decimalChar`, 'must be one character');
      if (groupChar === decimalChar) throw new SchemaFault(`${path}/groupChar`, 'is the same as decimalChar');
      if (raw.bareNumber !== undefined && typeof raw.bareNumber !== 'boolean')
        throw new SchemaFault(`${path}/bareNumber`, 'must be true or false');
      return numberReader({
        integer: type === 'integer',
        decimalChar,
        groupChar: groupChar || null,
        bareNumber: raw.bareNumber !== false,
        lenient,
      });
    }
    case 'boolean':
      return booleanReader(
        raw.trueValues === undefined ? ['true', 'True', 'TRUE', '1'] : textsAt(raw.trueValues, `${path}/trueValues`),
        raw.falseValues === undefined ? ['false', 'False', 'FALSE', '0'] : textsAt(raw.falseValues, `${path}/falseValues`),
      );
    case 'date':
    case 'time':
    case 'datetime':
      return known(dateReader(type, format, lenient));
    case 'year':
      return yearReader;
    case 'yearmonth':
      return yearMonthReader;
    case 'duration':
      return durationReader;
    case 'object':
      return objectReader;
    case 'array':
      return arrayReader;
    case 'list': {
      const itemType = option('itemType', 'string');
      const allowed = ['string', 'integer', 'boolean', 'number', 'datetime', 'date', 'time'];
      if (!allowed.includes(itemType))
        throw new SchemaFault(`${path}/itemType`, `“${itemType.slice(0, 40)}” is not an item type of list`);
      const delimiter = option('delimiter', ',');
      if (delimiter === '') throw new SchemaFault(`${path}/delimiter`, 'must not be empty');
      return listReader(
        delimiter,
        isType(itemType)
          ? readerFor(itemType, { format: 'default' }, path, false)
          : (text) => ({ ok: true, value: { t: 'text', v: text }, better: null, note: '' }),
      );
    }
    case 'geopoint':
      return known(geopointReader(format));
    case 'geojson':
      return known(geojsonReader(format));
    case 'any':
      return (text) => ({ ok: true, value: { t: 'text', v: text }, better: null, note: '' });
  }
}
