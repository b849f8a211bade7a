import type { Reader } from '../types/read.ts';
import { isRecord, SchemaFault, textAt } from './fault.ts';
import type { Bound, Constraints, FieldType } from './parsed.ts';
import { compilePattern } from './pattern.ts';

const ordered: readonly FieldType[] = ['integer', 'number', 'date', 'time', 'datetime', 'duration', 'year', 'yearmonth'];
const measured: readonly FieldType[] = ['string', 'array', 'object', 'list'];

/** Which constraint goes with which type, as the specification's table says; `any` takes required, unique and enum. */
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
export function parseConstraints(raw: unknown, path: string, type: FieldType, read: Reader): Constraints {
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
    given[name] === undefined ? null : boundOf(given[name], `${path}/${name}`, read);
  const minLength = length('minLength');
  const maxLength = length('maxLength');
  if (minLength !== null && maxLength !== null && minLength > maxLength)
    throw new SchemaFault(`${path}/minLength`, 'is greater than maxLength');
  const choices = given.enum;
  if (choices !== undefined && (!Array.isArray(choices) || choices.length === 0))
    throw new SchemaFault(`${path}/enum`, 'must be a list that is not empty');
  const jsonSchema = given.jsonSchema;
  if (jsonSchema !== undefined && !isRecord(jsonSchema)) throw new SchemaFault(`${path}/jsonSchema`, 'must be an object');
  return {
    required: flag('required'),
    unique: flag('unique'),
    minLength,
    maxLength,
    minimum: bound('minimum'),
    maximum: bound('maximum'),
    exclusiveMinimum: bound('exclusiveMinimum'),
    exclusiveMaximum: bound('exclusiveMaximum'),
    pattern: given.pattern === undefined ? null : compilePattern(textAt(given.pattern, `${path}/pattern`), `${path}/pattern`),
    enum: Array.isArray(choices) ? choices.map((choice, at) => boundOf(choice, `${path}/enum/${at}`, read)) : null,
    jsonSchema: jsonSchema ?? null,
  };
}

/** A bound is written as a value of the type, natively or as text. */
function boundOf(raw: unknown, path: string, read: Reader): Bound {
  const text =
    typeof raw === 'string' ? raw : typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : JSON.stringify(raw);
  const value = text === undefined ? null : read(text);
  if (text === undefined || !value?.ok) throw new SchemaFault(path, 'is not a value of the field’s type');
  return { text, value: value.value };
}
