import { isWide, type Metrics, signsOf } from './measure.ts';
import type { FontRole } from './page.ts';

/** Text of one font within a paragraph. */
export interface Span {
  readonly text: string;
  readonly font: FontRole;
}

/** Part of a line: its place within the line and what it is spread over. */
export interface Piece {
  readonly text: string;
  readonly font: FontRole;
  readonly x: number;
  readonly width: number;
}

export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

export interface Measure {
  readonly metrics: Metrics;
  /** Height of a character. */
  readonly size: number;
  /** From one full-width character to the next. */
  readonly pitch: number;
}

/** 避头尾: what may not begin a line, and what may not end one. */
const NOT_FIRST = new Set('，。、；：？！…—～·”’）》」』】〕〉］｝〗％‰℃,.;:?!)]}%》'.split(''));
const NOT_LAST = new Set('“‘（《「『【〔〈［｛〖￥＄$([{'.split(''));

/** Room that may be spread over a line so that it ends at the margin. */
const MOST_SPREAD = 2;
/** A word wider than so many characters (a batch number) is broken where the line ends. */
const LONGEST_WORD = 8;

interface Atom {
  readonly text: string;
  readonly font: FontRole;
  readonly width: number;
  /** Set without a word's room around it: a full-width sign, or one sign of a long word. */
  readonly joins: 'wide' | 'word' | null;
}

/** Cuts a text into lines no wider than they may be; lines are even at the margin, words and numbers stay whole. */
export function breakLines(spans: readonly Span[], by: Measure, most: (line: number) => number, justify = true): readonly Line[] {
  const lines: Line[] = [];
  let line: Atom[] = [];
  const queue = atomsOf(spans, by, Math.min(by.pitch * LONGEST_WORD, most(1) * 0.6));
  let width = 0;
  for (const atom of queue) {
    const limit = most(lines.length);
    if (line.length > 0 && width + atom.width > limit + 0.001) {
      const at = breakBefore(line, atom);
      const rest = line.slice(at);
      lines.push(lineOf(trimmed(line.slice(0, at)), limit, justify));
      line = rest[0]?.text === ' ' ? rest.slice(1) : rest;
      width = line.reduce((sum, { width }) => sum + width, 0);
    }
    if (atom.text === ' ' && line.length === 0 && lines.length > 0) continue;
    line.push(atom);
    width += atom.width;
  }
  lines.push(lineOf(trimmed(line), most(lines.length), false));
  return lines;
}

/** Where the line is to end so that the rule of beginnings and ends holds; its end when nothing helps. */
function breakBefore(line: readonly Atom[], next: Atom): number {
  // Not further back than a few characters: a row of marks is broken somewhere.
  for (let at = line.length; at > Math.max(0, line.length - 6); at--) {
    const first = line[at] ?? next;
    const last = line[at - 1];
    if (last && !NOT_FIRST.has(first.text) && !NOT_LAST.has(last.text) && at > 0) return at;
  }
  return line.length;
}

const trimmed = (line: readonly Atom[]): readonly Atom[] => {
  let end = line.length;
  while (line[end - 1]?.text === ' ') end--;
  return line.slice(0, end);
};

type OpenPiece = { text: string; font: FontRole; x: number; width: number; joins: Atom['joins'] };

function lineOf(atoms: readonly Atom[], limit: number, justify: boolean): Line {
  const natural = atoms.reduce((sum, { width }) => sum + width, 0);
  const slack = limit - natural;
  const cell = atoms.find(({ joins }) => joins === 'wide')?.width ?? 0;
  const gap = justify && atoms.length > 1 && slack > 0 && slack <= cell * MOST_SPREAD ? slack / (atoms.length - 1) : 0;
  const pieces: OpenPiece[] = [];
  let x = 0;
  atoms.forEach((atom, at) => {
    const width = atom.width + (at < atoms.length - 1 ? gap : 0);
    const last = pieces.at(-1);
    // The last sign of a spread line has no gap behind it: it is set by itself, so that the others are spread evenly.
    const ends = gap > 0 && at === atoms.length - 1;
    if (last && atom.joins !== null && last.joins === atom.joins && last.font === atom.font && !ends) {
      last.text += atom.text;
      last.width += width;
    } else
      pieces.push({ text: atom.text, font: atom.font, x, width: atom.joins === null ? atom.width : width, joins: atom.joins });
    x += width;
  });
  return { pieces: pieces.map(({ text, font, x: from, width }) => ({ text, font, x: from, width })), width: x };
}

function atomsOf(spans: readonly Span[], by: Measure, longest: number): readonly Atom[] {
  const atoms: Atom[] = [];
  for (const { text, font } of spans) {
    let word: Atom[] = [];
    const flush = (): void => {
      const width = word.reduce((sum, sign) => sum + sign.width, 0);
      if (width > longest) atoms.push(...word);
      else if (word.length > 0) atoms.push({ text: word.map((sign) => sign.text).join(''), font, width, joins: null });
      word = [];
    };
    for (const sign of signsOf(text)) {
      if (isWide(sign)) {
        flush();
        atoms.push({ text: sign, font, width: by.pitch, joins: 'wide' });
      } else if (sign === ' ') {
        flush();
        atoms.push({ text: sign, font, width: by.metrics(sign) * by.size, joins: null });
      } else word.push({ text: sign, font, width: by.metrics(sign) * by.size, joins: 'word' });
    }
    flush();
  }
  return atoms;
}
