import type { Decimal } from '../../base/decimal.ts';

/** int and decimal are both exact decimals at run time; dates and datetimes are their ISO text, which sorts as they do. */
export type CelType = 'string' | 'int' | 'decimal' | 'bool' | 'date' | 'datetime' | 'null' | 'list' | 'dyn';
export type CelValue = string | boolean | null | Decimal | readonly CelValue[];

/** A run that cannot give a value: division by zero, an empty operand, a limit reached. */
export class CelTrouble extends Error {}

export const isDecimal = (value: CelValue): value is Decimal => typeof value === 'object' && value !== null && 'coef' in value;
export const isNumber = (type: CelType): boolean => type === 'int' || type === 'decimal' || type === 'dyn';
export const fits = (type: CelType, ...wanted: readonly CelType[]): boolean =>
  type === 'dyn' || type === 'null' || wanted.includes(type);

export function asDecimal(value: CelValue): Decimal {
  if (value === null || !isDecimal(value)) throw new CelTrouble('an empty or non-numeric operand');
  return value;
}

export function asText(value: CelValue): string {
  if (typeof value !== 'string') throw new CelTrouble('an empty or non-text operand');
  return value;
}

export function asBool(value: CelValue): boolean {
  if (typeof value !== 'boolean') throw new CelTrouble('not a truth value');
  return value;
}

export function asList(value: CelValue): readonly CelValue[] {
  if (!Array.isArray(value)) throw new CelTrouble('not a list');
  return value;
}

/** Longest text a rule works on; a pasted megabyte must not be worked on hundreds of times over. */
export const MAX_TEXT = 20_000;
/** No amount is this large: 120 digits. */
const TOO_LARGE = 10n ** 120n;
const MAX_SCALE = 120;

export function bounded(value: CelValue): CelValue {
  if (typeof value === 'string' && value.length > MAX_TEXT) throw new CelTrouble('a text too long for a rule');
  return value;
}

/** Numbers grow by multiplying; here is where they stop. */
export function boundedNumber(value: Decimal): Decimal {
  if (value.scale > MAX_SCALE || (typeof value.coef === 'bigint' && (value.coef > TOO_LARGE || value.coef < -TOO_LARGE)))
    throw new CelTrouble('a number too large');
  return value;
}
