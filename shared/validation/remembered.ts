import type { FieldCheck } from './field-check.ts';
import type { QuickCheck } from './quick-check.ts';
import type { ParsedField } from './schema/parsed.ts';
import type { Typed } from './types/read.ts';

/** Longer texts are hardly ever the same twice. */
const MAX_TEXT = 64;
const MAX_KEPT = 4000;
/** After so many questions it shows whether a column repeats itself. */
const TRIAL = 2000;

/**
 * The text by itself: one cut out of a piece of a file would keep the whole piece in memory, two hundred megabytes of a
 * million rows. Cutting joins the two first, and what is cut is then no larger than the text.
 */
const apart = (text: string): string => ` ${text}`.slice(1);

/**
 * The same answers, remembered by their text: columns of codes, dates and districts say the same few things over and
 * over. A column whose values are mostly new stops being remembered. Only for work that depends on the text alone.
 */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  let asked = 0;
  let found = 0;
  let worthIt = true;
  return (text) => {
    if (!worthIt || text.length > MAX_TEXT) return work(text);
    if (++asked === TRIAL) {
      worthIt = found * 2 >= asked;
      asked = 0;
      found = 0;
      if (!worthIt) known.clear();
    }
    const held = known.get(text);
    if (held !== undefined) {
      found++;
      return held;
    }
    const kept = apart(text);
    const made = work(kept);
    if (known.size >= MAX_KEPT) known.clear();
    known.set(kept, made);
    return made;
  };
}

/** A field's check that remembers what it said, where the cell alone decides. */
export function rememberField(check: FieldCheck): FieldCheck {
  if (!check.alone || !isWorthRemembering(check.field)) return check;
  const whole = remembered((text) => check.check(text, []));
  const typed = remembered((text): { readonly value: Typed | null } => ({ value: check.typed(text) }));
  return {
    ...check,
    quick: check.quick && check.field.liaison?.identifier !== undefined ? quickly(check.quick) : check.quick,
    check: (cell, row) => (cell === null ? check.check(cell, row) : whole(cell)),
    typed: (cell) => (cell === null ? null : typed(cell).value),
    canonical: remembered(check.canonical),
  };
}

const quickly = (quick: QuickCheck): QuickCheck => remembered((text) => quick(text, []));

/** Plain texts, numbers and dates are checked in less time than they are looked up. */
function isWorthRemembering({ type, liaison, constraints }: ParsedField): boolean {
  if (liaison?.identifier !== undefined || liaison?.codeList !== undefined) return true;
  if (constraints.pattern !== null || constraints.enum !== null || constraints.jsonSchema !== null) return true;
  return !['string', 'number', 'integer', 'date'].includes(type);
}
