import type { PartWriter } from '../../../records/export/zip.node.ts';
import { createRowScanner } from '../../../records/import/xlsx-rows.ts';
import { columnStyles } from './cutter.ts';
import { createMarker, type DraftRow, type Marker, type MarkerInput } from './marker.node.ts';
import { type OwnPackage, type OwnSheet, piecesOf } from './package.node.ts';
import { asUtf8 } from './parts.ts';
import type { OwnStyles } from './styles.ts';

export interface DraftRows {
  /** Rows of the draft up to a row of the sheet, in order; each is given once. */
  readonly upTo: (n: number) => readonly DraftRow[];
  /** Told where each of them stands in the end. */
  readonly stands: (row: DraftRow, n: number) => void;
}

/**
 * Writes the author's sheet again as it is, with the draft's values and the marks in it, up to the end of its rows; what
 * stands behind them is left to the caller. Rows that the draft has no more stay as they were.
 */
export async function patchSheet(
  part: PartWriter,
  pack: OwnPackage,
  sheet: OwnSheet,
  styles: OwnStyles,
  input: MarkerInput,
  rows: DraftRows,
): Promise<Marker> {
  const { headerRow, added } = input.layout;
  const cover = input.covered.size > 0;
  const marker = createMarker({ ...pack, prefix: sheet.prefix, columnStyle: columnStyles(sheet.head), styles }, input);
  const scanner = createRowScanner(pack);
  let last = 0;
  const late: DraftRow[] = [];
  const put = (draft: DraftRow, n: number): string => {
    rows.stands(draft, n);
    last = n;
    return marker.ownRow(draft, n);
  };
  for await (const piece of piecesOf(pack.bytes, sheet.part)) {
    if (piece.kind === 'tail') break;
    if (piece.kind === 'head') {
      scanner.push(piece.xml).next();
      await part.write(asUtf8(headOf(piece.xml, added > 0, cover)));
      continue;
    }
    const { n, gap } = piece;
    let texts: readonly (string | null)[] = [];
    for (const [read] of scanner.push(piece.xml)) if (read) texts = read.cells;
    let draft: DraftRow | null = null;
    let before = '';
    for (const one of n > headerRow ? rows.upTo(n) : []) {
      const place = one.row.source_row ?? 0;
      if (place === n && !draft) draft = one;
      else if (place > last && place < n) before += put(one, place);
      else late.push(one);
    }
    const xml = draft || marker.touches(n) ? marker.row(piece.xml, n, texts, draft) : piece.xml;
    if (draft) rows.stands(draft, n);
    await part.write(gap + before + xml);
    last = n;
  }
  for (const one of [...rows.upTo(Number.POSITIVE_INFINITY), ...late])
    await part.write(put(one, Math.max(last + 1, one.row.source_row ?? 0)));
  return marker;
}

/** The head without what it says wrongly now, and, where little may leave, without what points at other parts. */
function headOf(head: string, grown: boolean, cover: boolean): string {
  const out = grown || cover ? head.replace(/<(?:[\w.-]+:)?dimension\s[^>]*?\/>/, '') : head;
  return cover && out.includes('pivotSelection')
    ? out.replace(/<((?:[\w.-]+:)?)sheetViews[\s>][\s\S]*?<\/\1sheetViews>/, '')
    : out;
}
