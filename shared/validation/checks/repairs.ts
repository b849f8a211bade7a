import { canonical, type Decimal, divide, fromInt, multiply, parseDecimal } from '../../base/decimal.ts';
import type { Fix } from '../model.ts';
import type { ParsedField } from '../schema/parsed.ts';

/**
 * Repairs of values that fail a check: what the same value looks like in the form the field has. They are offered with
 * a preview and only when the whole field passes afterwards; the caller checks that.
 */
export function formRepairs(field: ParsedField, text: string): readonly Fix[] {
  const { pattern, minLength, maxLength } = field.constraints;
  const fixed = minLength !== null && minLength === maxLength ? minLength : null;
  if (field.type !== 'string' || (!pattern && fixed === null) || text.length > 200) return [];
  const folded = text.normalize('NFKC').trim();
  const compact = folded.replace(/[\s\-–—_]/g, '');
  const repairs: Fix[] = [];
  for (const form of [folded, compact]) if (form !== text && form !== '') repairs.push({ kind: 'normalise', text: form });
  if (fixed !== null && /^\d+$/.test(compact) && compact.length < fixed) {
    const padded = compact.padStart(fixed, '0');
    if (takesDigitsOnly(field, padded)) repairs.push({ kind: 'leadingZeros', text: padded });
  }
  return repairs;
}

/** A field that would take a letter anywhere may have lost something else than zeros. */
function takesDigitsOnly({ constraints: { pattern } }: ParsedField, digits: string): boolean {
  if (!pattern?.test(digits)) return false;
  for (let at = 0; at < digits.length; at++)
    for (const letter of ['A', 'a']) if (pattern.test(`${digits.slice(0, at)}${letter}${digits.slice(at + 1)}`)) return false;
  return true;
}

const WORDED = /^[¥$]?([-+]?[\d,]+(?:\.\d+)?)\s*(万|亿)(元)?$/;
const tenThousand = fromInt(10_000);
const sizes: Readonly<Record<string, Decimal>> = { 万: tenThousand, 亿: fromInt(100_000_000) };

/** `1.5万` as the number the field's unit asks for: 15000 of yuan, 1.5 of ten thousand yuan. Null when that is not certain. */
export function unitWordRepair(field: ParsedField, text: string): Fix | null {
  const unit = field.liaison?.unit;
  const m = WORDED.exec(text.normalize('NFKC').trim());
  const value = m ? parseDecimal((m[1] ?? '').replace(/,/g, '').replace(/^\+/, '')) : null;
  const size = sizes[m?.[2] ?? ''];
  if (!value || !size || unit === undefined || (m?.[3] !== undefined && !unit.endsWith('元'))) return null;
  const inUnits = sizes[unit.charAt(0)];
  const result = inUnits ? divide(multiply(value, size), inUnits) : multiply(value, size);
  return result ? { kind: 'number', text: canonical(result) } : null;
}
