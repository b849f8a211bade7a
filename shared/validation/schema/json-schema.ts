import { readJson } from '../types/json.ts';
import { isRecord, SchemaFault } from './fault.ts';
import { compileSearch } from './pattern.ts';

const MAX_DEPTH = 40;
const MAX_PARTS = 5000;

const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
const schemas = ['not', 'if', 'then', 'else', 'contains', 'propertyNames', 'additionalProperties', 'additionalItems'];
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const maps = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'];
const counts = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties', 'minContains', 'maxContains'];
const numbers = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
/** Words that would decide over values and are not understood: better refused than passed over. */
const notUnderstood = [
  '$dynamicRef',
  '$recursiveRef',
  'unevaluatedProperties',
  'unevaluatedItems',
  'dependencies',
  'contentSchema',
];

/** Whether a `jsonSchema` constraint is a JSON Schema this validator can judge by; throws SchemaFault. */
export function checkJsonSchema(raw: unknown, path: string): Readonly<Record<string, unknown>> {
  let parts = 0;
  const refs: { readonly to: string; readonly at: string }[] = [];

  const eachOf = (list: readonly unknown[], at: string, depth: number): void => {
    for (const [n, part] of list.entries()) check(part, `${at}/${n}`, depth + 1);
  };
  const check = (schema: unknown, at: string, depth: number): void => {
    if (schema === true || schema === false) return;
    if (!isRecord(schema)) throw new SchemaFault(at, 'must be an object, true or false');
    if (depth > MAX_DEPTH) throw new SchemaFault(path, `is nested deeper than ${MAX_DEPTH}`);
    if (++parts > MAX_PARTS) throw new SchemaFault(path, `has more than ${MAX_PARTS} parts`);
    for (const name of notUnderstood)
      if (Object.hasOwn(schema, name)) throw new SchemaFault(`${at}/${name}`, 'is not understood here');
    const has = (name: string): boolean => Object.hasOwn(schema, name) && schema[name] !== undefined;
    const wrong = (name: string, how: string): never => {
      throw new SchemaFault(`${at}/${name}`, how);
    };
    if (has('type') && ![schema.type].flat().every((type) => types.some((known) => known === type)))
      wrong('type', `must be one of ${types.join(', ')}`);
    if (has('enum') && !Array.isArray(schema.enum)) wrong('enum', 'must be a list');
    for (const name of ['enum', 'const']) if (has(name) && !isJson(schema[name])) wrong(name, 'is not JSON');
    if (has('uniqueItems') && typeof schema.uniqueItems !== 'boolean') wrong('uniqueItems', 'must be true or false');
    if (has('required') && !isTexts(schema.required)) wrong('required', 'must be a list of texts');
    for (const name of counts) if (has(name) && !isCount(schema[name])) wrong(name, 'must be a whole number, 0 or more');
    for (const name of numbers)
      if (has(name) && !(typeof schema[name] === 'number' && Number.isFinite(schema[name]))) wrong(name, 'must be a number');
    if (typeof schema.multipleOf === 'number' && schema.multipleOf <= 0) wrong('multipleOf', 'must be above 0');
    if (has('pattern') && !isPattern(schema.pattern)) wrong('pattern', 'is not a pattern that can be matched safely');
    if (has('$ref'))
      if (typeof schema.$ref === 'string' && /^#(\/|$)/.test(schema.$ref)) refs.push({ to: schema.$ref, at: `${at}/$ref` });
      else wrong('$ref', 'must be a place within this schema (#/…)');
    if (has('dependentRequired')) {
      const needs = schema.dependentRequired;
      if (!isRecord(needs) || !Object.values(needs).every(isTexts)) wrong('dependentRequired', 'must give lists of texts');
    }
    for (const name of schemas) if (has(name)) check(schema[name], `${at}/${name}`, depth + 1);
    for (const name of lists) {
      const list = schema[name];
      if (!has(name)) continue;
      if (!Array.isArray(list) || list.length === 0) throw new SchemaFault(`${at}/${name}`, 'must be a list that is not empty');
      eachOf(list, `${at}/${name}`, depth);
    }
    // Older drafts gave `items` a list, as `prefixItems` now.
    if (Array.isArray(schema.items)) eachOf(schema.items, `${at}/items`, depth);
    else if (has('items')) check(schema.items, `${at}/items`, depth + 1);
    for (const name of maps) {
      const map = schema[name];
      if (!has(name)) continue;
      if (!isRecord(map)) throw new SchemaFault(`${at}/${name}`, 'must be an object');
      for (const [key, part] of Object.entries(map)) {
        if (name === 'patternProperties' && !isPattern(key)) wrong(name, `“${key.slice(0, 60)}” cannot be matched safely`);
        check(part, `${at}/${name}/${key}`, depth + 1);
      }
    }
  };

  if (!isRecord(raw)) throw new SchemaFault(path, 'must be an object');
  check(raw, path, 0);
  for (const { to, at } of refs) {
    const target = placeIn(raw, to);
    if (!isRecord(target) && typeof target !== 'boolean') throw new SchemaFault(at, 'points at nothing');
  }
  return raw;
}

/** What a local reference points at; undefined when nothing is there. */
export function placeIn(root: unknown, ref: string): unknown {
  let place = root;
  for (const part of ref.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(place)) place = /^\d{1,6}$/.test(name) ? place[Number(name)] : undefined;
    else place = isRecord(place) && Object.hasOwn(place, name) ? place[name] : undefined;
  }
  return place;
}

function isJson(value: unknown): boolean {
  try {
    return readJson(JSON.stringify(value)) !== undefined;
  } catch {
    // A cycle, or deeper than any data.
    return false;
  }
}
const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string');
const isPattern = (value: unknown): boolean => typeof value === 'string' && compileSearch(value) !== null;
