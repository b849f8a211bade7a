import { type Merge, mergeAt } from './merges.ts';
import type { RawRow } from './xlsx-rows.ts';

/** A header as it may be read: its last row, over how many rows it goes, and each column's texts from above to below. */
export interface Header {
  readonly row: number;
  readonly rows: number;
  readonly texts: readonly (readonly string[])[];
}

/** Headers go over three rows at most: group, column, unit. */
export const MOST_HEADER_ROWS = 3;

/**
 * The header that ends at a row and goes over so many. A text above several columns belongs to all of them: to those its
 * merged cells go over where the file tells them, else to those it looks as if; a title over the whole sheet belongs to
 * none.
 */
export function headerAt(rows: readonly RawRow[], at: number, count: number, merges: readonly Merge[] = []): Header {
  const last = rows[at];
  const taken = rows.slice(at - count + 1, at + 1);
  const width = Math.max(
    0,
    ...taken.map((row) => row.cells.length),
    ...merges.filter(({ top, bottom }) => taken.some(({ n }) => n >= top && n <= bottom)).map(({ right }) => right + 1),
  );
  const lines = taken.map((row, index) => {
    const texts = Array.from({ length: width }, (_, column) => (row.cells[column] ?? '').trim());
    const alone = texts.filter((text) => text !== '').length === 1;
    if (merges.some(({ top, left, right }) => top === row.n && right > left)) return alone ? texts : merged(texts, row.n, merges);
    return index === taken.length - 1 || alone ? texts : spread(texts, taken[index + 1]);
  });
  const alone = (line: readonly string[]) => line.filter((text) => text !== '').length < 2;
  return {
    row: last?.n ?? 0,
    rows: count,
    texts: Array.from({ length: width }, (_, column) => {
      const texts = lines.filter((line, index) => index === lines.length - 1 || !alone(line)).map((line) => line[column] ?? '');
      return texts.filter((text, index) => text !== '' && texts.indexOf(text) === index);
    }),
  };
}

/** Each text in all the cells of its row that are merged with its own. */
const merged = (texts: readonly string[], n: number, merges: readonly Merge[]): string[] =>
  texts.map((text, column) => {
    const merge = mergeAt(merges, n, column);
    return merge && merge.top === n ? (texts[merge.left] ?? '') : text;
  });

/** Whether cells go on below a row that are merged with some in it: no header ends there. */
export const goesOnBelow = (n: number, merges: readonly Merge[]): boolean =>
  merges.some(({ top, bottom }) => top <= n && n < bottom);

/** Where no merged cells are told: a merged text stands in its first column; it goes on while the row below has texts and this one none. */
function spread(texts: readonly string[], below: RawRow | undefined): string[] {
  let present = '';
  return texts.map((text, column) => {
    if (text !== '') present = text;
    else if ((below?.cells[column] ?? '').trim() === '') present = '';
    return text === '' ? present : text;
  });
}

/** What a column is called: its texts joined, the group before the name. */
export const joined = (texts: readonly string[]): string => texts.join(' / ');

/** Headers as officers write them: full width, spaces, required stars, units in brackets, "代码 名称" in one cell. */
export function foldHeader(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*＊★_:：]+/g, '')
    .toLowerCase();
}

/** The family of files a header belongs to: the same columns in the same order, however they are dressed. */
export const fingerprintOf = (headers: readonly string[]): string => {
  const folded = headers.map((header) => foldHeader(header).replaceAll('/', ''));
  const end = folded.findLastIndex((header) => header !== '');
  return folded.slice(0, end + 1).join('\u001f');
};
