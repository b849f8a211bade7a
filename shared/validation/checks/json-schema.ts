import { compare, parseDecimal } from '../../base/decimal.ts';
import { isRecord } from '../schema/fault.ts';
import { canExplode } from '../schema/pattern.ts';

const MAX_DEPTH = 30;

/**
 * The part of JSON Schema that field constraints use: type, enum, const, required, properties, additionalProperties
 * (false or a schema), items, min/maxItems, min/maxLength, pattern, minimum/maximum, allOf/anyOf/not. Other words are
 * ignored, as the standard says of unknown ones.
 */
export function fitsJsonSchema(value: unknown, schema: unknown, depth = 0): boolean {
  if (schema === true || depth > MAX_DEPTH) return true;
  if (schema === false) return false;
  if (!isRecord(schema)) return true;
  const fits = (v: unknown, s: unknown) => fitsJsonSchema(v, s, depth + 1);
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOfType(value, type))) return false;
  if (Array.isArray(schema.enum) && !schema.enum.some((choice) => JSON.stringify(choice) === JSON.stringify(value))) return false;
  if (schema.const !== undefined && JSON.stringify(schema.const) !== JSON.stringify(value)) return false;
  if (Array.isArray(schema.allOf) && !schema.allOf.every((part) => fits(value, part))) return false;
  if (Array.isArray(schema.anyOf) && !schema.anyOf.some((part) => fits(value, part))) return false;
  if (schema.not !== undefined && fits(value, schema.not)) return false;
  if (typeof value === 'string') return stringFits(value, schema);
  if (typeof value === 'number') return numberFits(value, schema);
  if (Array.isArray(value)) {
    if (typeof schema.minItems === 'number' && value.length < schema.minItems) return false;
    if (typeof schema.maxItems === 'number' && value.length > schema.maxItems) return false;
    return schema.items === undefined || value.every((item) => fits(item, schema.items));
  }
  return !isRecord(value) || objectFits(value, schema, fits);
}

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

function stringFits(value: string, schema: Readonly<Record<string, unknown>>): boolean {
  if (typeof schema.minLength === 'number' && [...value].length < schema.minLength) return false;
  if (typeof schema.maxLength === 'number' && [...value].length > schema.maxLength) return false;
  if (typeof schema.pattern !== 'string' || canExplode(schema.pattern)) return true;
  try {
    return new RegExp(schema.pattern).test(value.slice(0, 10_000));
  } catch {
    return true;
  }
}

function numberFits(value: number, schema: Readonly<Record<string, unknown>>): boolean {
  const exact = parseDecimal(String(value));
  const against = (bound: unknown): number | null => {
    const limit = typeof bound === 'number' ? parseDecimal(String(bound)) : null;
    return exact && limit ? compare(exact, limit) : typeof bound === 'number' ? Math.sign(value - bound) : null;
  };
  const [low, high] = [against(schema.minimum), against(schema.maximum)];
  const [above, below] = [against(schema.exclusiveMinimum), against(schema.exclusiveMaximum)];
  return (
    (low === null || low >= 0) && (high === null || high <= 0) && (above === null || above > 0) && (below === null || below < 0)
  );
}

function objectFits(
  value: Readonly<Record<string, unknown>>,
  schema: Readonly<Record<string, unknown>>,
  fits: (v: unknown, s: unknown) => boolean,
): boolean {
  const properties = isRecord(schema.properties) ? schema.properties : {};
  if (Array.isArray(schema.required) && !schema.required.every((name) => typeof name === 'string' && Object.hasOwn(value, name)))
    return false;
  for (const [name, item] of Object.entries(value)) {
    if (Object.hasOwn(properties, name)) {
      if (!fits(item, properties[name])) return false;
    } else if (schema.additionalProperties !== undefined && !fits(item, schema.additionalProperties)) return false;
  }
  return true;
}
