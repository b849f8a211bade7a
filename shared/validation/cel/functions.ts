import { daysBetween } from '../../base/clock.ts';
import { abs, canonical, compare, type Decimal, fromInt, parseDecimal, round, toNumber } from '../../base/decimal.ts';
import { lengthOf } from '../checks/cell.ts';
import { compileSearch, type Pattern } from '../schema/pattern.ts';
import { isDay } from '../types/calendar.ts';
import { asDecimal, asText, CelTrouble, type CelType, type CelValue } from './values.ts';

interface Signature {
  /** Types it takes, in order; the receiver of `x.f(y)` is the first. */
  readonly takes: readonly (readonly CelType[])[];
  readonly gives: CelType;
}

/** By how many arguments it has; `many` = two or more, all of the first type. */
export type CelFunction = Signature &
  (
    | { readonly of: 1; run(a: CelValue): CelValue }
    | { readonly of: 2; run(a: CelValue, b: CelValue): CelValue }
    | { readonly of: 3; run(a: CelValue, b: CelValue, c: CelValue): CelValue }
    | { readonly of: 'many'; run(...all: CelValue[]): CelValue }
  );

const text: readonly CelType[] = ['string'];
const number: readonly CelType[] = ['int', 'decimal'];
const day: readonly CelType[] = ['date', 'datetime'];
const any: readonly CelType[] = ['string', 'int', 'decimal', 'bool', 'date', 'datetime', 'list', 'null', 'dyn'];

type Types = readonly CelType[];
const fn1 = (takes: Types, gives: CelType, run: (a: CelValue) => CelValue): CelFunction => ({
  of: 1,
  takes: [takes],
  gives,
  run,
});
const fn2 = (takes: readonly [Types, Types], gives: CelType, run: (a: CelValue, b: CelValue) => CelValue): CelFunction => ({
  of: 2,
  takes,
  gives,
  run,
});

const whole = (value: CelValue): number => {
  const given = asDecimal(value);
  const n = given.scale === 0 ? Number(given.coef) : toNumber(round(given, 0));
  if (!Number.isSafeInteger(n) || Math.abs(n) > 1_000_000) throw new CelTrouble('a number out of range');
  return n;
};
/** Texts without surrogate pairs have one unit per character; only the first `upTo` units are looked at. */
const isPlain = (value: string, upTo: number): boolean => {
  const end = Math.min(upTo, value.length);
  for (let at = 0; at < end; at++) {
    const unit = value.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdfff) return false;
  }
  return true;
};
const cut = (value: string, from: number, to: number): string =>
  isPlain(value, to) ? value.slice(from, to) : [...value].slice(from, to).join('');
/** `substring` between two places that are written out; null where they are none. */
export function cutter(from: CelValue, to: CelValue): ((value: string) => string) | null {
  try {
    const [start, end] = [Math.max(0, whole(from)), whole(to)];
    return (value) => cut(value, start, end);
  } catch (error) {
    if (error instanceof CelTrouble) return null;
    throw error;
  }
}
const dayText = (value: CelValue): string => {
  const day = asText(value);
  return day.length > 10 ? day.slice(0, 10) : day;
};
const patterns = new Map<string, Pattern | null>();

/** A bounded regular expression, matched anywhere as CEL's `matches` does; null for one that could run for ever. */
export function searchFor(source: string): Pattern | null {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    pattern = source.length <= 500 ? compileSearch(source) : null;
    if (patterns.size > 500) patterns.clear();
    patterns.set(source, pattern);
  }
  return pattern;
}

export function matches(subject: string, pattern: Pattern | null): boolean {
  if (!pattern) throw new CelTrouble('a pattern that is not allowed');
  return pattern.test(subject);
}

const extreme = (args: readonly CelValue[], sign: 1 | -1): Decimal =>
  args.map(asDecimal).reduce((best, next) => (compare(next, best) === sign ? next : best));

/** Whole years from one day to another, as ages are counted. */
function years(from: string, to: string): number {
  const full = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? full - 1 : full;
}

function parseDay(value: string): string {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!m || !isDay(Number(m[1]), Number(m[2]), Number(m[3]))) throw new CelTrouble('not a day');
  return value;
}

/** All functions of the dialect: pure, bounded, over their arguments only. */
export const functions: ReadonlyMap<string, CelFunction> = new Map<string, CelFunction>(
  Object.entries({
    size: fn1(['string', 'list'], 'int', (a) =>
      fromInt(typeof a === 'string' ? lengthOf(a) : Array.isArray(a) ? a.length : trouble()),
    ),
    contains: fn2([text, text], 'bool', (a, b) => asText(a).includes(asText(b))),
    startsWith: fn2([text, text], 'bool', (a, b) => asText(a).startsWith(asText(b))),
    endsWith: fn2([text, text], 'bool', (a, b) => asText(a).endsWith(asText(b))),
    matches: fn2([text, text], 'bool', (a, b) => matches(asText(a), searchFor(asText(b)))),
    substring: {
      of: 3,
      takes: [text, number, number],
      gives: 'string',
      run: (a, b, c) => cut(asText(a), Math.max(0, whole(b)), whole(c)),
    },
    trim: fn1(text, 'string', (a) => asText(a).trim()),
    upper: fn1(text, 'string', (a) => asText(a).toUpperCase()),
    abs: fn1(number, 'decimal', (a) => abs(asDecimal(a))),
    min: { of: 'many', takes: [number, number], gives: 'decimal', run: (...all) => extreme(all, -1) },
    max: { of: 'many', takes: [number, number], gives: 'decimal', run: (...all) => extreme(all, 1) },
    round: fn2([number, number], 'decimal', (a, b) => round(asDecimal(a), Math.min(20, Math.max(0, whole(b))))),
    int: fn1(['int', 'decimal', 'string'], 'int', (a) =>
      round(typeof a === 'string' ? (parseDecimal(a) ?? trouble()) : asDecimal(a), 0),
    ),
    decimal: fn1(['int', 'decimal', 'string'], 'decimal', (a) =>
      typeof a === 'string' ? (parseDecimal(a) ?? trouble()) : asDecimal(a),
    ),
    string: fn1(any, 'string', (a) => (typeof a === 'string' ? a : typeof a === 'boolean' ? String(a) : canonical(asDecimal(a)))),
    date: fn1(text, 'date', (a) => parseDay(asText(a))),
    days: fn2([day, day], 'int', (a, b) => fromInt(daysBetween(dayText(a), dayText(b)))),
    years: fn2([day, day], 'int', (a, b) => fromInt(years(dayText(a), dayText(b)))),
    year: fn1(day, 'int', (a) => fromInt(Number(dayText(a).slice(0, 4)))),
    month: fn1(day, 'int', (a) => fromInt(Number(dayText(a).slice(5, 7)))),
  }),
);

function trouble(): never {
  throw new CelTrouble('an operand of the wrong kind');
}
