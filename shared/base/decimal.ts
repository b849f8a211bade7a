/**
 * Exact decimals for amounts: `coef × 10^-scale`. Coefficients that fit are plain numbers (fast), larger ones bigint;
 * a binary fraction never appears.
 */
export interface Decimal {
  readonly coef: number | bigint;
  /** Digits after the point, 0 or more. */
  readonly scale: number;
}

/** Longest number accepted: hostile digits must not cost more than this. */
const MAX_DIGITS = 60;
const SAFE = Number.MAX_SAFE_INTEGER;

const make = (coef: number | bigint, scale: number): Decimal => {
  if (typeof coef === 'bigint' && coef <= BigInt(SAFE) && coef >= BigInt(-SAFE)) return { coef: Number(coef), scale };
  return { coef, scale };
};

export const zero: Decimal = { coef: 0, scale: 0 };

/** What is counted is small nearly always: these are made once. */
const small: readonly Decimal[] = Array.from({ length: 256 }, (_, coef) => ({ coef, scale: 0 }));

export const fromInt = (value: number): Decimal =>
  small[value] ?? (Number.isSafeInteger(value) ? { coef: value, scale: 0 } : make(BigInt(Math.trunc(value)), 0));

/** Reads `-123.45`; null for anything else (no exponent, no separators, no spaces). */
export function parseDecimal(text: string): Decimal | null {
  const { length } = text;
  if (length === 0 || length > MAX_DIGITS + 2) return null;
  const first = text.charCodeAt(0);
  let at = first === 45 || first === 43 ? 1 : 0;
  const start = at;
  let point = -1;
  let value = 0;
  for (; at < length; at++) {
    const c = text.charCodeAt(at);
    if (c === 46) {
      if (point >= 0) return null;
      point = at;
    } else if (c >= 48 && c <= 57) value = value * 10 + (c - 48);
    else return null;
  }
  const digits = length - start - (point >= 0 ? 1 : 0);
  if (digits === 0 || point === length - 1 || digits > MAX_DIGITS) return null;
  const scale = point >= 0 ? length - point - 1 : 0;
  if (digits <= 15) return { coef: first === 45 && value !== 0 ? -value : value, scale };
  const coef = BigInt(text.slice(start).replace('.', ''));
  return make(first === 45 ? -coef : coef, scale);
}

const pow10 = (n: number): bigint => 10n ** BigInt(n);

function aligned(a: Decimal, b: Decimal): readonly [number | bigint, number | bigint, number] {
  if (a.scale === b.scale) return [a.coef, b.coef, a.scale];
  const scale = Math.max(a.scale, b.scale);
  const raise = (d: Decimal): number | bigint => {
    const by = scale - d.scale;
    if (by === 0) return d.coef;
    if (typeof d.coef === 'number' && by <= 15) {
      const raised = d.coef * 10 ** by;
      if (Number.isSafeInteger(raised)) return raised;
    }
    return BigInt(d.coef) * pow10(by);
  };
  return [raise(a), raise(b), scale];
}

export function add(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale && typeof a.coef === 'number' && typeof b.coef === 'number') {
    const sum = a.coef + b.coef;
    if (Number.isSafeInteger(sum)) return { coef: sum, scale: a.scale };
  }
  const [left, right, scale] = aligned(a, b);
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return { coef: sum, scale };
  }
  return make(BigInt(left) + BigInt(right), scale);
}

export const negate = (a: Decimal): Decimal => ({
  coef: typeof a.coef === 'number' ? (a.coef === 0 ? 0 : -a.coef) : -a.coef,
  scale: a.scale,
});
export const subtract = (a: Decimal, b: Decimal): Decimal => add(a, negate(b));

export function multiply(a: Decimal, b: Decimal): Decimal {
  const scale = a.scale + b.scale;
  if (typeof a.coef === 'number' && typeof b.coef === 'number') {
    const product = a.coef * b.coef;
    if (Number.isSafeInteger(product)) return { coef: product === 0 ? 0 : product, scale };
  }
  return make(BigInt(a.coef) * BigInt(b.coef), scale);
}

/** Quotient to `digits` places, rounded half up; null when dividing by zero. */
export function divide(a: Decimal, b: Decimal, digits = 12): Decimal | null {
  const divisor = BigInt(b.coef);
  if (divisor === 0n) return null;
  // One digit more than wanted, then rounded.
  const shift = digits + 1 + b.scale - a.scale;
  const numerator = shift >= 0 ? BigInt(a.coef) * pow10(shift) : BigInt(a.coef);
  const denominator = shift >= 0 ? divisor : divisor * pow10(-shift);
  return round({ coef: numerator / denominator, scale: digits + 1 }, digits);
}

/** −1, 0 or 1. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  if (a.scale === b.scale && typeof a.coef === 'number' && typeof b.coef === 'number')
    return a.coef === b.coef ? 0 : a.coef < b.coef ? -1 : 1;
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

export const isZero = (a: Decimal): boolean => a.coef === 0 || a.coef === 0n;
export const abs = (a: Decimal): Decimal => (a.coef < 0 ? negate(a) : a);
export const isInteger = (a: Decimal): boolean => compare(a, round(a, 0)) === 0;

/** Rounds half up, away from zero (四舍五入), to `digits` places. */
export function round(a: Decimal, digits: number): Decimal {
  if (a.scale <= digits) return a;
  const unit = pow10(a.scale - digits);
  const coef = BigInt(a.coef);
  const magnitude = coef < 0n ? -coef : coef;
  const rounded = (magnitude + unit / 2n) / unit;
  return make(coef < 0n ? -rounded : rounded, digits);
}

/** Plain digits, trailing zeros kept as the scale says. */
export function format(a: Decimal): string {
  const negative = a.coef < 0;
  const digits = String(negative ? -BigInt(a.coef) : a.coef);
  if (a.scale === 0) return (negative ? '-' : '') + digits;
  const padded = digits.padStart(a.scale + 1, '0');
  return `${negative ? '-' : ''}${padded.slice(0, -a.scale)}.${padded.slice(-a.scale)}`;
}

/** The one canonical text of a value: no trailing zeros, no `-0`. */
export function canonical(a: Decimal): string {
  const text = format(a);
  if (!text.includes('.')) return text === '-0' ? '0' : text;
  const trimmed = text.replace(/0+$/, '').replace(/\.$/, '');
  return trimmed === '-0' || trimmed === '' ? '0' : trimmed;
}

/** How many digits before and after the point, leading and trailing zeros not counted. */
export function digitsOf(a: Decimal): { readonly whole: number; readonly fraction: number } {
  if (isZero(a)) return { whole: 0, fraction: 0 };
  const digits = String(a.coef < 0 ? -a.coef : a.coef);
  let last = digits.length;
  while (digits.charCodeAt(last - 1) === 48) last--;
  const whole = digits.length - a.scale;
  return { whole: Math.max(0, whole), fraction: Math.max(0, last - whole) };
}

/** As a number, for sizes and counts only, never for amounts that are compared or stored. */
export const toNumber = (a: Decimal): number => (a.scale === 0 ? Number(a.coef) : Number(format(a)));
