import type { Field } from '../../../shared/catalog/model.ts';

export { exampleOf } from '../../../shared/catalog/example.ts';

/** What is asked of a field beyond its type, one fact each; the screen finds the words. */
export type Limit =
  | { readonly kind: 'length' | 'maxLength' | 'minLength' | 'scale'; readonly n: number }
  | { readonly kind: 'lengthBetween'; readonly min: number; readonly max: number }
  | { readonly kind: 'digits'; readonly total: number; readonly scale: number }
  | { readonly kind: 'minimum' | 'maximum' | 'above' | 'below'; readonly value: string }
  | { readonly kind: 'between'; readonly low: string; readonly high: string }
  | { readonly kind: 'unique' }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'pattern' | 'unit' | 'identifier' | 'codeList'; readonly text: string };

const numberAt = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const textAt = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;

export const isRequired = ({ constraints }: Field): boolean => constraints?.required === true;

function lengths(min: number | null, max: number | null): Limit[] {
  if (min !== null && max !== null) return [min === max ? { kind: 'length', n: min } : { kind: 'lengthBetween', min, max }];
  if (max !== null) return [{ kind: 'maxLength', n: max }];
  return min === null ? [] : [{ kind: 'minLength', n: min }];
}

function range(low: string | null, high: string | null): Limit[] {
  if (low !== null && high !== null) return [{ kind: 'between', low, high }];
  if (low !== null) return [{ kind: 'minimum', value: low }];
  return high === null ? [] : [{ kind: 'maximum', value: high }];
}

export function limitsOf({ constraints = {}, liaison = {} }: Field): Limit[] {
  const limits: Limit[] = [];
  if (liaison.codeList !== undefined) limits.push({ kind: 'codeList', text: liaison.codeList });
  if (liaison.identifier !== undefined) limits.push({ kind: 'identifier', text: liaison.identifier });
  limits.push(...lengths(numberAt(constraints.minLength), numberAt(constraints.maxLength)));
  if (liaison.totalDigits !== undefined) limits.push({ kind: 'digits', total: liaison.totalDigits, scale: liaison.scale ?? 0 });
  else if (liaison.scale !== undefined) limits.push({ kind: 'scale', n: liaison.scale });
  limits.push(...range(textAt(constraints.minimum), textAt(constraints.maximum)));
  const above = textAt(constraints.exclusiveMinimum);
  const below = textAt(constraints.exclusiveMaximum);
  if (above !== null) limits.push({ kind: 'above', value: above });
  if (below !== null) limits.push({ kind: 'below', value: below });
  if (liaison.unit !== undefined) limits.push({ kind: 'unit', text: liaison.unit });
  if (constraints.unique === true) limits.push({ kind: 'unique' });
  if (Array.isArray(constraints.enum)) limits.push({ kind: 'oneOf', values: constraints.enum.map(String) });
  // Where a checker or list already says what it must be, the bare pattern tells nobody more.
  const pattern = textAt(constraints.pattern);
  if (pattern !== null && liaison.identifier === undefined && liaison.codeList === undefined)
    limits.push({ kind: 'pattern', text: pattern });
  return limits;
}

/** `primaryKey` may be one name or several. */
export const namesOf = (key: string | readonly string[] | undefined): readonly string[] =>
  key === undefined ? [] : typeof key === 'string' ? [key] : key;

/** Values the schema reads as nothing; the empty text itself needs no telling. */
export const missingOf = (values: readonly (string | { readonly value: string })[] | undefined): readonly string[] =>
  (values ?? []).map((value) => (typeof value === 'string' ? value : value.value)).filter((value) => value !== '');

/** What a schema's foreign keys say; what cannot be read is told of elsewhere. */
export function referencesOf(keys: unknown): readonly { readonly fields: readonly string[]; readonly resource: string }[] {
  if (!Array.isArray(keys)) return [];
  return Array.from<unknown>(keys).flatMap((key) => {
    const { fields, reference } = record(key);
    const { resource = '' } = record(reference);
    const names = (Array.isArray(fields) ? Array.from<unknown>(fields) : [fields]).filter((name) => typeof name === 'string');
    return names.length > 0 && typeof resource === 'string' ? [{ fields: names, resource }] : [];
  });
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
