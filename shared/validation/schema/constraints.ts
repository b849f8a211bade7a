import { identityOf, order } from '../types/compare.ts';
import type { Reader } from '../types/read.ts';
import { isRecord, itemsAt, SchemaFault, textAt } from './fault.ts';
import { checkJsonSchema } from './json-schema.ts';
import { schemaValue } from './native.ts';
import type { Bound, Category, Constraints, FieldType } from './parsed.ts';
import { compilePattern } from './pattern.ts';

const ordered: readonly FieldType[] = ['integer', 'number', 'date', 'time', 'datetime', 'duration', 'year', 'yearmonth'];
const measured: readonly FieldType[] = ['string', 'array', 'object', 'list'];

const MAX_CHOICES = 20_000;

/**
 * Which constraint goes with which type, as the specification says; lengths also for `list`, the fourth collection.
 * `any` takes required, unique and enum.
 */
const allowedFor: Readonly<Record<string, readonly FieldType[] | null>> = {
  required: null,
  unique: null,
  enum: null,
  minLength: measured,
  maxLength: measured,
  minimum: ordered,
  maximum: ordered,
  exclusiveMinimum: ordered,
  exclusiveMaximum: ordered,
  pattern: ['string'],
  jsonSchema: ['array', 'object'],
};

/** Reads `constraints`; unknown names, wrong kinds and impossible pairs are refused. */
export function parseConstraints(
  raw: unknown,
  path: string,
  type: FieldType,
  read: Reader,
  categories: readonly Category[] | null,
): Constraints {
  const given = raw === undefined ? {} : raw;
  if (!isRecord(given)) throw new SchemaFault(path, 'must be an object');
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(allowedFor, name)) throw new SchemaFault(`${path}/${name}`, 'is not a constraint');
    const types = allowedFor[name];
    if (types && !types.includes(type)) throw new SchemaFault(`${path}/${name}`, `does not go with type ${type}`);
  }
  const flag = (name: string): boolean => {
    const value = given[name];
    if (value !== undefined && typeof value !== 'boolean') throw new SchemaFault(`${path}/${name}`, 'must be true or false');
    return value === true;
  };
  const length = (name: string): number | null => {
    const value = given[name];
    if (value === undefined) return null;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
      throw new SchemaFault(`${path}/${name}`, 'must be a whole number, 0 or more');
    return value;
  };
  const bound = (name: string): Bound | null =>
    given[name] === undefined ? null : schemaValue(given[name], `${path}/${name}`, type, read);
  const minLength = length('minLength');
  const maxLength = length('maxLength');
  if (minLength !== null && maxLength !== null && minLength > maxLength)
    throw new SchemaFault(`${path}/minLength`, 'is greater than maxLength');
  const jsonSchema = given.jsonSchema;
  const ends = {
    minimum: bound('minimum'),
    maximum: bound('maximum'),
    exclusiveMinimum: bound('exclusiveMinimum'),
    exclusiveMaximum: bound('exclusiveMaximum'),
  };
  checkEnds(ends, path);
  return {
    required: flag('required'),
    unique: flag('unique'),
    minLength,
    maxLength,
    ...ends,
    pattern: given.pattern === undefined ? null : compilePattern(textAt(given.pattern, `${path}/pattern`), `${path}/pattern`),
    enum: given.enum === undefined ? null : choices(given.enum, `${path}/enum`, type, read, categories),
    jsonSchema: jsonSchema === undefined ? null : checkJsonSchema(jsonSchema, `${path}/jsonSchema`),
  };
}

function choices(
  raw: unknown,
  path: string,
  type: FieldType,
  read: Reader,
  categories: readonly Category[] | null,
): readonly Bound[] {
  const items = itemsAt(raw, path, MAX_CHOICES);
  if (items.length === 0) throw new SchemaFault(path, 'must be a list that is not empty');
  const known = categories && new Set(categories.map((category) => identityOf(category.value)));
  const seen = new Set<string>();
  return items.map((item, at) => {
    const choice = schemaValue(item, `${path}/${at}`, type, read);
    const id = identityOf(choice.value);
    if (seen.has(id)) throw new SchemaFault(`${path}/${at}`, 'is named twice');
    if (known && !known.has(id)) throw new SchemaFault(`${path}/${at}`, 'is not among the categories');
    seen.add(id);
    return choice;
  });
}

type Ends = Pick<Constraints, 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum'>;

/** Bounds between which no value lies are a mistake. */
function checkEnds(ends: Ends, path: string): void {
  for (const low of ['minimum', 'exclusiveMinimum'] as const)
    for (const high of ['maximum', 'exclusiveMaximum'] as const) {
      const [from, to] = [ends[low], ends[high]];
      const ordered = from && to ? order(from.value, to.value) : null;
      const open = low !== 'minimum' || high !== 'maximum';
      if (ordered !== null && (ordered > 0 || (ordered === 0 && open)))
        throw new SchemaFault(`${path}/${low}`, `leaves no value below ${high}`);
    }
}
