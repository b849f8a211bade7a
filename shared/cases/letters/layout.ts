import { breakLines } from './break-lines.ts';
import { A4, AREA, CHAR_PITCH, LANDSCAPE, LINE_PITCH, LINES, PAGE_NUMBER, SIZE } from './figures.ts';
import { type FlowLine, flowOf } from './flow.ts';
import { type Head, headOf } from './head.ts';
import { standardMetrics } from './measure.ts';
import type { LetterAttachment, LetterContent, LetterTable } from './model.ts';
import type { LetterPage, Rule, Run } from './page.ts';
import { type TablePage, tablePages } from './table-pages.ts';
import { printed } from './words.ts';

/** Upper edge of the characters on a line of the first page: its grid hangs from 发文字号. */
const onFirst = (top: number, line: number): number => top + line * LINE_PITCH;
/** On all others: in the middle of the lines the area is divided into. */
const onOthers = (line: number): number => AREA.top + line * LINE_PITCH + (LINE_PITCH - SIZE.body) / 2;

/** Sets a letter to GB/T 9704-2012, 信函格式, one page after the other. */
export function* layoutLetter(letter: LetterContent): Generator<LetterPage> {
  const head = headOf(letter, onFirst);
  const copies = copiesOf(letter.copies, AREA.width);
  const tables = letter.attachments.flatMap((attachment, at) =>
    hasTable(attachment) ? [{ attachment, number: letter.attachments.length > 1 ? at + 1 : null }] : [],
  );
  // 抄送 stands at the foot of the last page, whichever that is.
  const texts = textPages(flowOf(letter), head, tables.length === 0 ? copies.length : 0);
  let number = 0;
  for (const runs of texts) {
    number++;
    const own = number === 1 ? { runs: head.runs, rules: head.rules } : { runs: pageNumber(number), rules: [] };
    const last = number === texts.length && tables.length === 0;
    const foot = last ? copiesRuns(copies, number === 1 ? head : null) : [];
    yield { landscape: false, number, runs: [...own.runs, ...runs, ...foot], rules: own.rules };
  }
  yield* turnedPages(tables, number, letter.copies);
}

const hasTable = (attachment: LetterAttachment): attachment is LetterAttachment & { readonly table: LetterTable } =>
  attachment.table !== null;

/** Gives each line its page and place. `foot`: lines of 抄送 that must find room on the last page. */
function textPages(lines: readonly FlowLine[], head: Head, foot: number): readonly (readonly Run[])[] {
  const pages: Run[][] = [[]];
  let at = head.taken;
  let empty = false;
  const groups = grouped(lines);
  groups.forEach((group, n) => {
    const needed = heightOf(group, empty) + (n === groups.length - 1 && foot > 0 ? foot : 0);
    if (at + needed > LINES && !empty && heightOf(group, true) <= LINES) {
      pages.push([]);
      at = 0;
      empty = true;
    }
    for (const line of group) {
      if (!empty) at += line.blanks;
      // Only a group higher than a page gets here: it is broken where the page ends.
      if (at >= LINES) {
        pages.push([]);
        at = 0;
      }
      pages.at(-1)?.push(...placed(line, pages.length === 1 ? onFirst(head.top, at) : onOthers(at)));
      at++;
      empty = false;
    }
  });
  if (at + foot > LINES) pages.push([]);
  return pages;
}

const heightOf = (group: readonly FlowLine[], atTop: boolean): number =>
  group.reduce((sum, { blanks }, n) => sum + 1 + (n === 0 && atTop ? 0 : blanks), 0);

/** Lines that stand on one page together. */
function grouped(lines: readonly FlowLine[]): readonly (readonly FlowLine[])[] {
  const groups: FlowLine[][] = [];
  let open = false;
  for (const line of lines) {
    if (open) groups.at(-1)?.push(line);
    else groups.push([line]);
    open = line.keep;
  }
  return groups;
}

const placed = (line: FlowLine, y: number): readonly Run[] =>
  line.pieces.map((piece) => ({
    ...piece,
    x: AREA.left + line.x + piece.x,
    y: y + (SIZE.body - line.size) / 2,
    size: line.size,
  }));

const small = { metrics: standardMetrics, size: SIZE.small, pitch: SIZE.small } as const;

/** 抄送: 四号, one character in on both sides, aligned at the first receiver, with a full stop. */
function copiesOf(copies: readonly string[], width: number): readonly { readonly x: number; readonly runs: readonly Run[] }[] {
  if (copies.length === 0) return [];
  const label = `${printed.copies}${printed.colon}`;
  const indent = CHAR_PITCH + 3 * SIZE.small;
  const text = `${label}${copies.join(printed.between)}${printed.stop}`;
  const lines = breakLines([{ text, font: 'body' }], small, (line) => width - CHAR_PITCH - (line === 0 ? CHAR_PITCH : indent));
  return lines.map(({ pieces }, at) => ({
    x: at === 0 ? CHAR_PITCH : indent,
    runs: pieces.map((piece) => ({ ...piece, y: 0, size: SIZE.small })),
  }));
}

/** The lines of 抄送 on the last lines of a page's grid. */
function copiesRuns(copies: ReturnType<typeof copiesOf>, head: Head | null): readonly Run[] {
  return copies.flatMap(({ x, runs }, at) => {
    const line = LINES - copies.length + at;
    const y = (head ? onFirst(head.top, line) : onOthers(line)) + (SIZE.body - SIZE.small) / 2;
    return runs.map((run) => ({ ...run, x: AREA.left + x + run.x, y }));
  });
}

type Numbered = { readonly attachment: LetterAttachment & { readonly table: LetterTable }; readonly number: number | null };

function* turnedPages(tables: readonly Numbered[], before: number, receivers: readonly string[]): Generator<LetterPage> {
  let number = before;
  let held: TablePage | null = null;
  const give = ({ runs, rules }: { runs: readonly Run[]; rules: readonly Rule[] }): LetterPage => {
    number++;
    return { landscape: true, number, runs: [...runs, ...turnedNumber(number)], rules };
  };
  for (const { attachment, number: own } of tables)
    for (const page of tablePages(attachment, own)) {
      if (held) yield give(held);
      held = page;
    }
  if (!held) return;
  const copies = copiesOf(receivers, LANDSCAPE.width);
  const top = LANDSCAPE.bottom - copies.length * (SIZE.small + 2);
  const foot = copies.flatMap(({ x, runs }, at) =>
    runs.map((run) => ({ ...run, x: LANDSCAPE.left + x + run.x, y: top + at * (SIZE.small + 2) + 2 })),
  );
  if (held.bottom + 2 <= top || copies.length === 0) yield give({ runs: [...held.runs, ...foot], rules: held.rules });
  else {
    yield give(held);
    number++;
    yield {
      landscape: false,
      number,
      runs: [...pageNumber(number), ...copiesRuns(copiesOf(receivers, AREA.width), null)],
      rules: [],
    };
  }
}

/** `— 2 —`: 四号, half-width digits; the dashes 7 below the area; odd pages to the right, even ones to the left. */
function pageNumber(number: number): readonly Run[] {
  const { text, width } = numberText(number);
  const x = number % 2 === 1 ? AREA.right - PAGE_NUMBER.indent - width : AREA.left + PAGE_NUMBER.indent;
  return [{ text, x, y: AREA.bottom + PAGE_NUMBER.below - SIZE.small / 2, width, size: SIZE.small, font: 'song' }];
}

/** The same place of the portrait page, seen on the turned one: at its left, reading downwards. */
function turnedNumber(number: number): readonly Run[] {
  return pageNumber(number).map((run) => ({ ...run, x: A4.height - run.y, y: run.x, turned: true }));
}

function numberText(number: number): { readonly text: string; readonly width: number } {
  const text = `${printed.dash} ${number} ${printed.dash}`;
  // The dashes are full-width, digits and spaces half.
  return { text, width: SIZE.small * (2 + (String(number).length + 2) * 0.5) };
}
