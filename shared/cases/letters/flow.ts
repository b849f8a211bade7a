import { breakLines, type Piece, type Span } from './break-lines.ts';
import { AREA, CHAR_PITCH, SIZE } from './figures.ts';
import { standardMetrics } from './measure.ts';
import type { LetterAttachment, LetterContent } from './model.ts';
import type { FontRole } from './page.ts';
import { paragraphsOf, spansOf } from './paragraphs.ts';
import { titleLines } from './title.ts';
import { printed, printedDate } from './words.ts';

/** One line of the letter's text before it has a page. */
export interface FlowLine {
  readonly pieces: readonly Piece[];
  /** From the left of the area. */
  readonly x: number;
  readonly size: number;
  /** Empty lines before it; none at the top of a page. */
  readonly blanks: number;
  /** Stands on the same page as the line after it. */
  readonly keep: boolean;
}

export const bodyMeasure = { metrics: standardMetrics, size: SIZE.body, pitch: CHAR_PITCH } as const;
const INDENT = 2 * CHAR_PITCH;
/** Lines of the text that go with the signature to its page: there is no page with the signature alone. */
const COMPANY = 2;

/** Everything from the title to 附注, line after line. */
export function flowOf(letter: LetterContent): readonly FlowLine[] {
  const lines = [
    ...title(letter.title, 2),
    ...wrapped([{ text: `${letter.addressee}${printed.colon}`, font: 'body' }], {
      first: 0,
      blanks: 1,
      skip: letter.addressee === '',
    }),
    ...paragraphsOf(letter.body).flatMap((paragraph) => wrapped(spansOf(paragraph), { first: INDENT })),
    ...attachmentNames(letter.attachments),
  ];
  const signature = signatureLines(letter);
  const note = letter.note.trim();
  const after = note === '' ? [] : wrapped([{ text: `${printed.open}${note}${printed.close}`, font: 'body' }], { first: INDENT });
  const tail = [...signature, ...after];
  return [
    ...lines.map((line, at) => (at >= lines.length - COMPANY ? { ...line, keep: true } : line)),
    ...tail.map((line, at) => ({ ...line, keep: at < tail.length - 1 })),
  ];
}

/** 二号小标宋, centred. */
export function title(text: string, blanks: number, width: number = AREA.width): readonly FlowLine[] {
  const measure = { metrics: standardMetrics, size: SIZE.title, pitch: SIZE.title };
  const lines = titleLines(text);
  return lines.map((line, at) => {
    const set = breakLines([{ text: line, font: 'title' }], measure, () => Number.POSITIVE_INFINITY)[0];
    return {
      pieces: set?.pieces ?? [],
      x: (width - (set?.width ?? 0)) / 2,
      size: SIZE.title,
      blanks: at === 0 ? blanks : 0,
      keep: true,
    };
  });
}

function wrapped(
  spans: readonly Span[],
  how: { readonly first: number; readonly rest?: number; readonly blanks?: number; readonly skip?: boolean },
): readonly FlowLine[] {
  if (how.skip) return [];
  const { first, rest = 0 } = how;
  return breakLines(spans, bodyMeasure, (line) => AREA.width - (line === 0 ? first : rest)).map(({ pieces }, at) => ({
    pieces,
    x: at === 0 ? first : rest,
    size: SIZE.body,
    blanks: at === 0 ? (how.blanks ?? 0) : 0,
    keep: false,
  }));
}

/** 附件说明: one line below the text, numbered when there are several, aligned at the names. */
function attachmentNames(attachments: readonly LetterAttachment[]): readonly FlowLine[] {
  const label = `${printed.attachment}${printed.colon}`;
  const labelled = INDENT + signsWide(label);
  return attachments.flatMap(({ name }, at) => {
    const number = attachments.length > 1 ? `${at + 1}.` : '';
    const head = at === 0 ? `${label}${number}` : number;
    const from = at === 0 ? INDENT : labelled;
    const start = labelled + signsWide(number);
    return wrapped([{ text: `${head}${name}`, font: 'body' }], { first: from, rest: start, blanks: at === 0 ? 1 : 0 });
  });
}

const lineOf = (text: string, font: FontRole = 'body') =>
  breakLines([{ text, font }], bodyMeasure, () => Number.POSITIVE_INFINITY)[0] ?? { pieces: [], width: 0 };
const signsWide = (text: string): number => lineOf(text).width;

/**
 * With a seal: the date four characters in from the right, the name centred over it, room above for the seal. Without: the
 * name two in, the date two to the right of the name's beginning; the longer of them is never nearer to the edge than two.
 */
function signatureLines({ signature, date }: LetterContent): readonly FlowLine[] {
  const day = lineOf(printedDate(date));
  const names = signature.name === '' ? [] : [lineOf(signature.name)];
  const place = (line: typeof day, x: number, blanks: number): FlowLine => ({
    pieces: line.pieces,
    x: Math.max(0, Math.min(x, AREA.width - line.width)),
    size: SIZE.body,
    blanks,
    keep: true,
  });
  const width = names[0]?.width ?? 0;
  if (signature.seal) {
    const dayX = AREA.width - 4 * CHAR_PITCH - day.width;
    const nameX = dayX + day.width / 2 - width / 2;
    return [...names.map((name) => place(name, nameX, 2)), place(day, dayX, names.length > 0 ? 0 : 2)];
  }
  const byName = AREA.width - INDENT - width;
  const dayX = Math.min(byName + INDENT, AREA.width - INDENT - day.width);
  const nameX = names.length > 0 ? Math.min(byName, dayX - INDENT) : byName;
  return [...names.map((name) => place(name, nameX, 1)), place(day, dayX, names.length > 0 ? 0 : 1)];
}
