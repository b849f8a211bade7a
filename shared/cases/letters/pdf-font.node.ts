import type { Face } from './fonts/face.node.ts';

/** A face embedded into one document: only the glyphs that were asked for. */
export interface PdfFont {
  readonly id: string;
  glyph(sign: string): { readonly code: string; readonly advance: number };
  /** Makes it known to the page that is open. */
  use(): void;
}

/** What is used of the library's embedded font: its public text functions shape every text anew, a hundred times slower. */
interface Embedded {
  readonly id: string;
  readonly font: {
    readonly unitsPerEm: number;
    glyphsForString(
      text: string,
    ): readonly { readonly id: number; readonly advanceWidth: number; readonly codePoints: number[] }[];
  };
  readonly subset: { includeGlyph(id: number): number };
  readonly widths: number[];
  readonly unicode: number[][];
  ref(): unknown;
}

const isEmbedded = (font: unknown): font is Embedded =>
  typeof font === 'object' && font !== null && ['font', 'subset', 'widths', 'unicode', 'id', 'ref'].every((name) => name in font);

export function pdfFont(doc: PDFKit.PDFDocument, face: Face): PdfFont {
  // The library takes a name for a file of one face as the name of a variation, and throws where the font has none.
  if (face.offset === 0) doc.font(face.path);
  else doc.font(face.path, face.postscript);
  const embedded: unknown = Reflect.get(doc, '_font');
  if (!isEmbedded(embedded)) throw new Error('the PDF library keeps its fonts elsewhere');
  const { font, subset, widths, unicode } = embedded;
  const known = new Map<string, { readonly code: string; readonly advance: number }>();
  return {
    id: embedded.id,
    glyph(sign) {
      const kept = known.get(sign);
      if (kept) return kept;
      const glyph = font.glyphsForString(sign)[0];
      const id = glyph ? subset.includeGlyph(glyph.id) : 0;
      const advance = (glyph?.advanceWidth ?? 0) / font.unitsPerEm;
      widths[id] = advance * 1000;
      unicode[id] = [...sign].map((char) => char.codePointAt(0) ?? 0);
      const made = { code: id.toString(16).padStart(4, '0'), advance };
      known.set(sign, made);
      return made;
    },
    use() {
      doc.page.fonts[embedded.id] ??= embedded.ref();
    },
  };
}
