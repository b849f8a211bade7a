import { compare, type Decimal, parseDecimal } from '../base/decimal.ts';
import { isPadded } from './blank.ts';
import type { CelValue } from './cel/index.ts';
import { lengthOf } from './checks/cell.ts';
import { MAX_MATCHED } from './checks/choices.ts';
import { fewEnough } from './checks/digits.ts';
import type { Cell } from './model.ts';
import type { Bound, ParsedField } from './schema/parsed.ts';
import { isPlainDay } from './types/dates.ts';

/**
 * What a cell is worth to rules when nothing can be said against it; undefined = look at it properly. It says of fewer
 * cells than the whole check that they are clean, never of more. Most cells are told here, and nothing is made for them.
 */
export type QuickCheck = (cell: string, row: readonly Cell[]) => CelValue | undefined;

export interface QuickParts {
  readonly field: ParsedField;
  /** Spoilt by a spreadsheet or a wrong encoding. */
  readonly isSpoilt: ((cell: string) => boolean) | null;
  /** White space around it would be told of. */
  readonly trims: boolean;
  /** Right, as it stands, by its identifier's arithmetic and by what else is known of the person; null without any. */
  readonly isRight: ((cell: string, row: readonly Cell[]) => boolean) | null;
  /** Codes that were found clean before; null without a code list. */
  readonly clean: ReadonlySet<string> | null;
}

/** Null for fields whose cells have to be looked at properly every time. */
export function quickCheckOf(parts: QuickParts): QuickCheck | null {
  const { field, clean } = parts;
  const { constraints, categories, missing, type } = field;
  // Texts that stand for "no value" are another matter.
  const onlyEmpty = missing.size === 1 && missing.has('');
  if (!onlyEmpty || constraints.enum || constraints.jsonSchema || categories) return null;
  if (clean) return (cell) => (clean.has(cell) ? cell : undefined);
  if (type === 'string' && field.format === 'default') return quickText(parts);
  if (parts.isRight) return null;
  if (type === 'number' || type === 'integer') return quickNumber(field);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, pattern } = constraints;
  const bounded = minimum || maximum || exclusiveMinimum || exclusiveMaximum;
  if (type === 'date' && field.format === 'default' && !bounded && !pattern)
    return (cell) => (isPlainDay(cell) ? cell : undefined);
  return null;
}

function quickText({ field, isSpoilt, trims, isRight }: QuickParts): QuickCheck | null {
  const { minLength, maxLength, pattern, minimum, maximum } = field.constraints;
  if (minimum || maximum) return null;
  const least = minLength ?? 0;
  const most = maxLength ?? Number.POSITIVE_INFINITY;
  return (cell, row) => {
    const size = cell.length;
    // Units are at least as many as characters, and at most twice as many.
    if (size === 0 || size > most || (size < 2 * least && lengthOf(cell) < least)) return undefined;
    if (isSpoilt?.(cell) || (trims && isPadded(cell))) return undefined;
    if (pattern && (size > MAX_MATCHED || !pattern.test(cell))) return undefined;
    return isRight && !isRight(cell, row) ? undefined : cell;
  };
}

function quickNumber(field: ParsedField): QuickCheck | null {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, pattern, minLength, maxLength } = field.constraints;
  if (exclusiveMinimum || exclusiveMaximum || pattern || minLength !== null || maxLength !== null) return null;
  const [least, most] = [decimalOf(minimum), decimalOf(maximum)];
  if ((minimum && !least) || (maximum && !most)) return null;
  const integer = field.type === 'integer';
  // Only where a point is a point: with other marks the same digits may be another number.
  const probe = field.read(integer ? '1500' : '1.500');
  if (!probe.ok || probe.value.t !== 'decimal' || compare(probe.value.v, { coef: 1500, scale: integer ? 0 : 3 }) !== 0)
    return null;
  const fits = fewEnough(field);
  return (cell) => {
    const value = parseDecimal(cell);
    if (!value || (integer && value.scale > 0) || !fits(value)) return undefined;
    if ((least && compare(value, least) < 0) || (most && compare(value, most) > 0)) return undefined;
    return value;
  };
}

const decimalOf = (bound: Bound | null): Decimal | null => (bound?.value.t === 'decimal' ? bound.value.v : null);
