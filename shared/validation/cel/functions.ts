import { daysBetween } from '../../base/clock.ts';
import { abs, canonical, compare, type Decimal, fromInt, parseDecimal, round, toNumber } from '../../base/decimal.ts';
import { compileSearch, type Pattern } from '../schema/pattern.ts';
import { isDay } from '../types/calendar.ts';
import { asDecimal, asText, CelTrouble, type CelType, type CelValue } from './values.ts';

export interface CelFunction {
  /** Types it takes, in order; the receiver of `x.f(y)` is the first. */
  readonly takes: readonly (readonly CelType[])[];
  readonly gives: CelType;
  run(args: readonly CelValue[]): CelValue;
}

const text: readonly CelType[] = ['string'];
const number: readonly CelType[] = ['int', 'decimal'];
const day: readonly CelType[] = ['date', 'datetime'];
const any: readonly CelType[] = ['string', 'int', 'decimal', 'bool', 'date', 'datetime', 'list', 'null', 'dyn'];

const fn = (takes: readonly (readonly CelType[])[], gives: CelType, run: (...args: CelValue[]) => CelValue): CelFunction => ({
  takes,
  gives,
  run: (args) => run(...args),
});

const whole = (value: CelValue): number => {
  const n = toNumber(round(asDecimal(value), 0));
  if (!Number.isSafeInteger(n) || Math.abs(n) > 1_000_000) throw new CelTrouble('a number out of range');
  return n;
};
/** Texts without surrogate pairs have one unit per character. */
const isPlain = (value: string): boolean => !/[\ud800-\udfff]/.test(value);
const characters = (value: string): ArrayLike<string> => (isPlain(value) ? value : [...value]);
const cut = (value: string, from: number, to: number): string =>
  isPlain(value) ? value.slice(from, to) : [...value].slice(from, to).join('');
const dayText = (value: CelValue): string => asText(value).slice(0, 10);
const patterns = new Map<string, Pattern | null>();

/** A bounded regular expression, matched anywhere as CEL's `matches` does; one that could run for ever never runs. */
function matches(subject: string, source: string): boolean {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    pattern = source.length <= 500 ? compileSearch(source) : null;
    if (patterns.size > 500) patterns.clear();
    patterns.set(source, pattern);
  }
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
    size: fn([['string', 'list']], 'int', (a) =>
      fromInt(typeof a === 'string' ? characters(a).length : Array.isArray(a) ? a.length : trouble()),
    ),
    contains: fn([text, text], 'bool', (a, b) => asText(a ?? null).includes(asText(b ?? null))),
    startsWith: fn([text, text], 'bool', (a, b) => asText(a ?? null).startsWith(asText(b ?? null))),
    endsWith: fn([text, text], 'bool', (a, b) => asText(a ?? null).endsWith(asText(b ?? null))),
    matches: fn([text, text], 'bool', (a, b) => matches(asText(a ?? null), asText(b ?? null))),
    substring: fn([text, number, number], 'string', (a, b, c) =>
      cut(asText(a ?? null), Math.max(0, whole(b ?? null)), whole(c ?? null)),
    ),
    trim: fn([text], 'string', (a) => asText(a ?? null).trim()),
    upper: fn([text], 'string', (a) => asText(a ?? null).toUpperCase()),
    abs: fn([number], 'decimal', (a) => abs(asDecimal(a ?? null))),
    min: fn([number, number], 'decimal', (...all) => extreme(all, -1)),
    max: fn([number, number], 'decimal', (...all) => extreme(all, 1)),
    round: fn([number, number], 'decimal', (a, b) => round(asDecimal(a ?? null), Math.min(20, Math.max(0, whole(b ?? null))))),
    int: fn([['int', 'decimal', 'string']], 'int', (a) =>
      round(typeof a === 'string' ? (parseDecimal(a) ?? trouble()) : asDecimal(a ?? null), 0),
    ),
    decimal: fn([['int', 'decimal', 'string']], 'decimal', (a) =>
      typeof a === 'string' ? (parseDecimal(a) ?? trouble()) : asDecimal(a ?? null),
    ),
    string: fn([any], 'string', (a) =>
      typeof a === 'string' ? a : typeof a === 'boolean' ? String(a) : canonical(asDecimal(a ?? null)),
    ),
    date: fn([text], 'date', (a) => parseDay(asText(a ?? null))),
    days: fn([day, day], 'int', (a, b) => fromInt(daysBetween(dayText(a ?? null), dayText(b ?? null)))),
    years: fn([day, day], 'int', (a, b) => fromInt(years(dayText(a ?? null), dayText(b ?? null)))),
    year: fn([day], 'int', (a) => fromInt(Number(dayText(a ?? null).slice(0, 4)))),
    month: fn([day], 'int', (a) => fromInt(Number(dayText(a ?? null).slice(5, 7)))),
  }),
);

function trouble(): never {
  throw new CelTrouble('an operand of the wrong kind');
}
