import { inflateSync } from 'node:zlib';

/** What stands on a page of a PDF this product made, read back from its bytes. Millimetres from the upper left corner. */
export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly ReadText[];
  readonly boxes: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
}

export interface ReadText {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly turned: boolean;
  /** Where the next character would begin. */
  readonly end: number;
}

const MM = 25.4 / 72;

/** Objects, streams, fonts and their maps to Unicode; only as much of the format as is written here. */
export function readPdf(bytes: Uint8Array): readonly ReadPage[] {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) objects.set(id, body);
  const stream = (id: string): string => {
    const raw = /stream\n([\s\S]*?)\nendstream/.exec(objects.get(id) ?? '')?.[1] ?? '';
    const packed = (objects.get(id) ?? '').includes('/FlateDecode');
    return (packed ? inflateSync(Buffer.from(raw, 'latin1')) : Buffer.from(raw, 'latin1')).toString('latin1');
  };
  const fonts = new Map<string, ReadFont>();
  const fontOf = (id: string): ReadFont => {
    const kept = fonts.get(id) ?? readFont(objects, stream, id);
    fonts.set(id, kept);
    return kept;
  };
  const pages: ReadPage[] = [];
  for (const body of objects.values()) {
    if (!/\/Type \/Page\n/.test(body)) continue;
    const [width = 0, height = 0] = (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(body) ?? []).slice(1).map(Number);
    const content = stream(/\/Contents (\d+) 0 R/.exec(body)?.[1] ?? '');
    const resources = objects.get(/\/Resources (\d+) 0 R/.exec(body)?.[1] ?? '') ?? '';
    const named = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, fontOf(id)]));
    if (!content.includes('1 0 0 -1 0 ')) throw new Error('the page is not turned upside down');
    pages.push({ width: width * MM, height: height * MM, texts: textsOf(content, named), boxes: boxesOf(content) });
  }
  return pages;
}

interface ReadFont {
  readonly unicode: ReadonlyMap<number, string>;
  readonly widths: readonly number[];
}

function readFont(objects: ReadonlyMap<string, string>, stream: (id: string) => string, id: string): ReadFont {
  const font = objects.get(id) ?? '';
  const unicode = new Map<number, string>();
  for (const [, from = '', list = ''] of stream(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1] ?? '').matchAll(
    /<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g,
  ))
    [...list.matchAll(/<([0-9a-f ]+)>/g)].forEach(([, hex = ''], at) => {
      const units = hex.split(' ').map((unit) => Number.parseInt(unit, 16));
      unicode.set(Number.parseInt(from, 16) + at, String.fromCharCode(...units));
    });
  const descendant = objects.get(/\/DescendantFonts \[(\d+) 0 R\]/.exec(font)?.[1] ?? '') ?? '';
  const widths = (/\/W \[0 \[([^\]]*)\]/.exec(descendant)?.[1] ?? '').trim().split(/\s+/).map(Number);
  return { unicode, widths };
}

function textsOf(content: string, fonts: ReadonlyMap<string, ReadFont>): ReadText[] {
  const shown = /\/(F\d+) ([\d.]+) Tf ([\d.]+) Tz ([-\d. ]+) Tm ([-\d.]+) Tc (?:<([0-9a-f]+)> Tj|\[(.*?)\] TJ)/g;
  return [...content.matchAll(shown)].map(
    ([, name = '', size = '', scale = '', matrix = '', space = '', hex = '', array = '']) => {
      const [a = 0, , , , e = 0, f = 0] = matrix.trim().split(' ').map(Number);
      const font = fonts.get(name);
      let text = '';
      let width = 0;
      const pieces = hex === '' ? [...array.matchAll(/<([0-9a-f]+)> ([-\d.]+)/g)] : [['', hex, '0']];
      for (const [, codes = '', shift = '0'] of pieces) {
        for (const code of codes.match(/.{4}/g) ?? []) {
          const glyph = Number.parseInt(code, 16);
          text += font?.unicode.get(glyph) ?? '□';
          width += ((font?.widths[glyph] ?? 0) / 1000) * Number(size) + Number(space);
        }
        width -= (Number(shift) / 1000) * Number(size);
      }
      const turned = a === 0;
      const end = (turned ? f : e) + (width * Number(scale)) / 100;
      return { text, x: e * MM, y: f * MM, size: Number(size) * MM, turned, end: end * MM };
    },
  );
}

const boxesOf = (content: string) =>
  [...content.matchAll(/([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) re f/g)].map((found) => {
    const [x = 0, y = 0, width = 0, height = 0] = found.slice(1).map((part) => Number(part) * MM);
    return { x, y, width, height };
  });
