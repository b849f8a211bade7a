import { SchemaFault } from './fault.ts';
import { backtracksLittle, isPlain, repeatsRepetition } from './regex/cost.ts';
import { compileLinear, type Pattern } from './regex/linear.ts';
import { parseRegex, RegexFault } from './regex/parse.ts';
import { type Node, print } from './regex/tree.ts';

export type { Pattern } from './regex/linear.ts';

const MAX_PATTERN = 1000;
const ANYTHING: Node = { k: 'rep', of: { k: 'set', source: '[\\s\\S]' }, min: 0, max: Number.POSITIVE_INFINITY };

/**
 * Compiles a pattern so that no value can make it run for ever: the language's engine where it can hardly go back, else
 * one that never does. What neither can do, or only repeats a repetition, throws RegexFault.
 */
function compileSafely(source: string, whole: boolean): Pattern {
  if (source.length > MAX_PATTERN) throw new RegexFault(`is longer than ${MAX_PATTERN} characters`);
  const tree = parseRegex(source);
  if (repeatsRepetition(tree)) throw new RegexFault('repeats a group that itself repeats; it could run for ever');
  let native: RegExp;
  try {
    native = new RegExp(whole ? `^(?:${print(tree)})$` : print(tree), 'u');
  } catch {
    throw new RegexFault('is not a regular expression');
  }
  // Looking anywhere in a text starts again at every character: one loop more.
  const anywhere: Node = { k: 'seq', of: [ANYTHING, tree] };
  if (backtracksLittle(whole || startsAtStart(tree) ? tree : anywhere)) return native;
  if (!isPlain(tree)) throw new RegexFault('looks around beside repetitions; it could run for ever');
  return compileLinear(whole ? tree : { k: 'seq', of: [ANYTHING, tree, ANYTHING] });
}

const startsAtStart = (tree: Node): boolean => tree.k === 'start' || (tree.k === 'seq' && tree.of[0]?.k === 'start');

/** Compiles a `pattern` constraint, which the whole value must match (XML Schema's regular expressions). */
export function compilePattern(source: string, path: string): Pattern {
  try {
    return compileSafely(source, true);
  } catch (error) {
    if (error instanceof RegexFault) throw new SchemaFault(path, error.message);
    throw error;
  }
}

/** A pattern that may match anywhere in a text (JSON Schema, CEL); null when it is none or could run for ever. */
export function compileSearch(source: string): Pattern | null {
  try {
    return compileSafely(source, false);
  } catch (error) {
    if (error instanceof RegexFault) return null;
    throw error;
  }
}
