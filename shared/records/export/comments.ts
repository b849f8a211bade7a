import { xmlText } from './xml.ts';

/** A note on a cell, 0-based row and column. */
export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly place: string;
  readonly text: string;
}

export const commentsXml = (notes: readonly CellNote[], author: string): string =>
  `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>${xmlText(author)}</author></authors><commentList>${notes
    .map(
      ({ place, text }) =>
        `<comment ref="${place}" authorId="0"><text><r><rPr><sz val="10"/><color indexed="81"/><rFont val="宋体"/><charset val="134"/></rPr><t xml:space="preserve">${xmlText(text)}</t></r></text></comment>`,
    )
    .join('')}</commentList></comments>`;

/** Shapes are numbered in blocks of 1024; a sheet names the blocks it uses. */
const BLOCK = 1024;
export const blocksFor = (notes: number): number => Math.max(1, Math.ceil((notes + 1) / BLOCK));

/**
 * The yellow boxes themselves, in the old drawing language: without them Excel and WPS show no note at all. `block` is
 * the first block of numbers that no other sheet uses.
 */
export function notesDrawing(notes: readonly CellNote[], block: number): string {
  const blocks = Array.from({ length: blocksFor(notes.length) }, (_, at) => block + at);
  const shapes = notes.map(({ row, column, text }, at) => {
    const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 20)), 0);
    const height = Math.min(16, Math.max(3, lines + 1));
    const top = Math.max(0, row - 1);
    return `<v:shape id="_x0000_s${block * BLOCK + 1 + at}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 12, ${top}, 6, ${column + 4}, 12, ${top + height}, 6</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
  });
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${blocks.join(',')}"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`;
}
