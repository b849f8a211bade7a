import { breakLines } from './break-lines.ts';
import { A4, AREA, DOUBLE_HEIGHT, DOUBLE_RULE, HEAD, LINE_GAP, SIZE } from './figures.ts';
import { bodyMeasure } from './flow.ts';
import { signsOf, standardMetrics } from './measure.ts';
import type { LetterContent } from './model.ts';
import type { FontRole, Rule, Run } from './page.ts';
import { printed } from './words.ts';

/** What stands above and below the text of the first page, and where the text's grid begins. */
export interface Head {
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
  /** Upper edge of the characters on the first line of the grid, that of 发文字号. */
  readonly top: number;
  /** Lines of the grid that are taken. */
  readonly taken: number;
}

export function headOf(letter: LetterContent, lineTop: (top: number, line: number) => number): Head {
  const name = agency(letter.agency);
  const first = HEAD.top + name.seen + HEAD.toRule;
  const top = first + DOUBLE_HEIGHT + LINE_GAP;
  const last = A4.height - DOUBLE_RULE.fromBottom;
  const left = [letter.copyNumber, printed.urgencies[letter.urgency]].filter((text) => text !== '');
  const number = letter.number.trim() === '' ? printed.blankNumber(letter.date.slice(0, 4)) : letter.number.trim();
  const set = lineOf(number, 'body', 0, top);
  return {
    runs: [
      ...name.runs,
      ...set.runs.map((run) => ({ ...run, x: run.x + AREA.right - set.width })),
      ...left.flatMap(
        (text, at) => lineOf(text, at === 0 && letter.copyNumber !== '' ? 'body' : 'head', AREA.left, lineTop(top, at)).runs,
      ),
    ],
    rules: [
      ...double(first, DOUBLE_RULE.thick, DOUBLE_RULE.thin),
      ...double(last - DOUBLE_HEIGHT, DOUBLE_RULE.thin, DOUBLE_RULE.thick),
    ],
    top,
    taken: Math.max(1, left.length),
  };
}

const double = (y: number, above: number, below: number): readonly Rule[] => {
  const rule = { x: DOUBLE_RULE.left, width: DOUBLE_RULE.length, red: true } as const;
  return [
    { ...rule, y, height: above },
    { ...rule, y: y + above + DOUBLE_RULE.gap, height: below },
  ];
};

/** The agency's name, centred; wider than the area it is drawn narrower, and at last smaller. */
function agency(name: string): { readonly runs: readonly Run[]; readonly seen: number } {
  const count = signsOf(name).reduce((sum, sign) => sum + standardMetrics(sign), 0);
  const LEAST = 0.62;
  const natural = count * HEAD.size;
  const squeeze = Math.min(1, Math.max(LEAST, AREA.width / Math.max(natural, 1)));
  const size = Math.min(HEAD.size, AREA.width / Math.max(count * squeeze, 1));
  const width = count * size * squeeze;
  const seen = size * HEAD.seen;
  if (count === 0) return { runs: [], seen: HEAD.size * HEAD.seen };
  // The seen part of a character begins a little below the upper edge of its body.
  const y = HEAD.top - (size - seen) / 2;
  const run = { text: name, x: (A4.width - width) / 2, y, width, size, font: 'title', red: true } as const;
  return { runs: [squeeze < 1 ? { ...run, squeeze } : run], seen };
}

function lineOf(text: string, font: FontRole, x: number, y: number) {
  const line = breakLines([{ text, font }], bodyMeasure, () => Number.POSITIVE_INFINITY)[0] ?? { pieces: [], width: 0 };
  return {
    runs: line.pieces.map((piece): Run => ({ ...piece, x: x + piece.x, y, size: SIZE.body })),
    width: line.width,
  };
}
