import { readClass, readEscape } from './class.ts';
import type { Node } from './tree.ts';

/** Why a pattern is not one that is understood. */
export class RegexFault extends Error {}

const MAX_DEPTH = 40;
const MAX_COUNT = 100_000;
const LOOKS = ['(?=', '(?!', '(?<=', '(?<!'];

/** Reads a pattern; throws RegexFault with the reason. Time and depth are bounded by its length. */
export function parseRegex(text: string): Node {
  let at = 0;

  function alternatives(depth: number): Node {
    if (depth > MAX_DEPTH) throw new RegexFault('has groups nested too deeply');
    const of: Node[] = [sequence(depth)];
    while (text.charAt(at) === '|') {
      at++;
      of.push(sequence(depth));
    }
    const [only] = of;
    return of.length === 1 && only ? only : { k: 'alt', of };
  }

  function sequence(depth: number): Node {
    const of: Node[] = [];
    while (at < text.length && text.charAt(at) !== '|' && text.charAt(at) !== ')') of.push(repeated(atom(depth)));
    const [only] = of;
    return of.length === 1 && only ? only : { k: 'seq', of };
  }

  function repeated(of: Node): Node {
    const m = /^(?:([*+?])|\{(\d{1,6})(,(\d{0,6}))?\})/.exec(text.slice(at, at + 18));
    if (!m) return of;
    const min = m[1] === '+' ? 1 : Number(m[2] ?? 0);
    const most = m[1] === '?' ? 1 : m[1] !== undefined || m[4] === '' ? Number.POSITIVE_INFINITY : Number(m[4] ?? m[2]);
    if (of.k === 'start' || of.k === 'end' || of.k === 'look') throw new RegexFault('repeats what takes no character');
    if (min > most) throw new RegexFault(`has {${min},${most}}, the least above the most`);
    if (min > MAX_COUNT || (most !== Number.POSITIVE_INFINITY && most > MAX_COUNT))
      throw new RegexFault(`repeats more than ${MAX_COUNT} times`);
    at += m[0].length;
    // A lazy repetition matches the same whole values.
    if (text.charAt(at) === '?') at++;
    if (/^[*+?]/.test(text.charAt(at))) throw new RegexFault('repeats a repetition');
    return { k: 'rep', of, min, max: most };
  }

  function group(depth: number): Node {
    const look = LOOKS.find((open) => text.startsWith(open, at));
    const named = /^\(\?<([A-Za-z_]\w{0,60})>/.exec(text.slice(at, at + 70));
    if (look) at += look.length;
    else if (named) at += named[0].length;
    else if (text.startsWith('(?:', at)) at += 3;
    else if (text.startsWith('(?', at)) throw new RegexFault('has a group of a kind that is not understood');
    else at++;
    const of = alternatives(depth + 1);
    if (text.charAt(at) !== ')') throw new RegexFault('has a group that does not end');
    at++;
    // Groups are written anew without numbers, so what refers to them by number is not understood either.
    return look ? { k: 'look', open: look, of } : of;
  }

  function atom(depth: number): Node {
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
    switch (char) {
      case '(':
        return group(depth);
      case '[': {
        const read = readClass(text, at);
        if (!read.ok) throw new RegexFault(read.reason);
        at += read.size;
        return { k: 'set', source: read.source };
      }
      case '.':
        at++;
        return { k: 'set', source: '[^\\n\\r]' };
      case '^':
        at++;
        return { k: 'start' };
      case '$':
        at++;
        return { k: 'end' };
      case '*':
      case '+':
      case '?':
        throw new RegexFault('repeats nothing');
      case '\\': {
        const next = text.charAt(at + 1);
        if (next === 'b' || next === 'B') {
          at += 2;
          return { k: 'special', source: `\\${next}` };
        }
        if (/[1-9k]/.test(next)) throw new RegexFault('refers back to a group, which is not understood');
        const read = readEscape(text, at, false);
        if (!read.ok) throw new RegexFault(read.reason);
        at += read.size;
        return { k: 'set', source: read.source };
      }
      default:
        at += char.length;
        return { k: 'set', source: /[{}\]]/.test(char) ? `\\${char}` : char };
    }
  }

  const node = alternatives(0);
  if (at < text.length) throw new RegexFault('closes a group that was not opened');
  return node;
}
