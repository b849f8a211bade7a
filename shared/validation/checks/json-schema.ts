import { compare, divide, isInteger, parseDecimal } from '../../base/decimal.ts';
import { isRecord } from '../schema/fault.ts';
import { placeIn } from '../schema/json-schema.ts';
import { compileSearch, type Pattern } from '../schema/pattern.ts';
import { canonicalJson } from '../types/json.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Comparisons one value may cost: schemas that refer to themselves in two ways would double them at every step. */
const MAX_STEPS = 500_000;
const MAX_DEPTH = 200;

/**
 * Judges values by a JSON Schema that `checkJsonSchema` has found sound: the words of drafts 6 to 2020-12 that decide
 * over values, with references within the schema. `format` and other annotations decide nothing, as the standard says.
 */
export function compileJsonSchema(root: Schema): (value: unknown) => boolean {
  const patterns = new Map<string, Pattern | null>();
  const found = (source: unknown, text: string): boolean => {
    if (typeof source !== 'string') return true;
    let pattern = patterns.get(source);
    if (pattern === undefined) {
      pattern = compileSearch(source);
      patterns.set(source, pattern);
    }
    return pattern?.test(text) ?? false;
  };
  let steps = 0;

  const fits = (value: unknown, schema: unknown, depth: number): boolean => {
    if (typeof schema === 'boolean') return schema;
    if (!isRecord(schema) || ++steps > MAX_STEPS || depth > MAX_DEPTH) return false;
    const also = (part: unknown, of: unknown = value): boolean => fits(of, part, depth + 1);
    const listOf = (name: string): readonly unknown[] => (Array.isArray(schema[name]) ? schema[name] : []);
    if (schema.type !== undefined && ![schema.type].flat().some((type) => isOfType(value, type))) return false;
    if (schema.enum !== undefined && !listOf('enum').some((choice) => canonicalJson(choice) === canonicalJson(value)))
      return false;
    if (Object.hasOwn(schema, 'const') && canonicalJson(schema.const) !== canonicalJson(value)) return false;
    if (typeof schema.$ref === 'string' && !also(placeIn(root, schema.$ref))) return false;
    if (!listOf('allOf').every((part) => also(part))) return false;
    if (schema.anyOf !== undefined && !listOf('anyOf').some((part) => also(part))) return false;
    if (schema.oneOf !== undefined && listOf('oneOf').filter((part) => also(part)).length !== 1) return false;
    if (schema.not !== undefined && also(schema.not)) return false;
    const branch = schema.if === undefined ? undefined : also(schema.if) ? schema.then : schema.else;
    if (branch !== undefined && !also(branch)) return false;
    if (typeof value === 'string')
      return within([...value].length, schema.minLength, schema.maxLength) && found(schema.pattern, value);
    if (typeof value === 'number') return numberFits(value, schema);
    if (Array.isArray(value)) return arrayFits(value, schema, also);
    return !isRecord(value) || objectFits(value, schema, also, found);
  };

  return (value) => {
    steps = 0;
    return fits(value, root, 0);
  };
}

const within = (size: number, least: unknown, most: unknown): boolean =>
  !(typeof least === 'number' && size < least) && !(typeof most === 'number' && size > most);

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'object':
      return isRecord(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'null':
      return value === null;
    default:
      return typeof value === type;
  }
}

function numberFits(value: number, schema: Schema): boolean {
  const exact = parseDecimal(String(value));
  const against = (bound: unknown): number | null => {
    if (typeof bound !== 'number') return null;
    const limit = parseDecimal(String(bound));
    return exact && limit ? compare(exact, limit) : Math.sign(value - bound);
  };
  const [low, high] = [against(schema.minimum), against(schema.maximum)];
  const [above, below] = [against(schema.exclusiveMinimum), against(schema.exclusiveMaximum)];
  if ((low !== null && low < 0) || (high !== null && high > 0)) return false;
  if ((above !== null && above <= 0) || (below !== null && below >= 0)) return false;
  if (typeof schema.multipleOf !== 'number') return true;
  const unit = parseDecimal(String(schema.multipleOf));
  const times = exact && unit ? divide(exact, unit, 20) : null;
  return times ? isInteger(times) : Number.isInteger(value / schema.multipleOf);
}

function arrayFits(value: readonly unknown[], schema: Schema, also: (part: unknown, of?: unknown) => boolean): boolean {
  if (!within(value.length, schema.minItems, schema.maxItems)) return false;
  if (schema.uniqueItems === true && new Set(value.map(canonicalJson)).size < value.length) return false;
  const tuple = Array.isArray(schema.items) ? schema.items : Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
  const rest = Array.isArray(schema.items) ? schema.additionalItems : schema.items;
  for (const [at, item] of value.entries()) {
    const part: unknown = at < tuple.length ? tuple[at] : rest;
    if (part !== undefined && !also(part, item)) return false;
  }
  if (schema.contains === undefined) return true;
  return within(value.filter((item) => also(schema.contains, item)).length, schema.minContains ?? 1, schema.maxContains);
}

function objectFits(
  value: Schema,
  schema: Schema,
  also: (part: unknown, of?: unknown) => boolean,
  found: (source: unknown, text: string) => boolean,
): boolean {
  const names = Object.keys(value);
  const mapOf = (name: string): Schema => (isRecord(schema[name]) ? schema[name] : {});
  if (!within(names.length, schema.minProperties, schema.maxProperties)) return false;
  const has = (name: unknown): boolean => typeof name === 'string' && Object.hasOwn(value, name);
  if (Array.isArray(schema.required) && !schema.required.every(has)) return false;
  for (const [name, needs] of Object.entries(mapOf('dependentRequired')))
    if (has(name) && Array.isArray(needs) && !needs.every(has)) return false;
  for (const [name, part] of Object.entries(mapOf('dependentSchemas'))) if (has(name) && !also(part)) return false;
  const properties = mapOf('properties');
  const patterned = Object.entries(mapOf('patternProperties'));
  for (const name of names) {
    if (schema.propertyNames !== undefined && !also(schema.propertyNames, name)) return false;
    let known = Object.hasOwn(properties, name);
    if (known && !also(properties[name], value[name])) return false;
    for (const [source, part] of patterned)
      if (found(source, name)) {
        known = true;
        if (!also(part, value[name])) return false;
      }
    if (!known && schema.additionalProperties !== undefined && !also(schema.additionalProperties, value[name])) return false;
  }
  return true;
}
