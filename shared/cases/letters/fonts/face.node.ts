import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';

/** One face of a font file on this computer. */
export interface Face {
  readonly path: string;
  readonly postscript: string;
  /** All its names in all languages, as `keyOf` has them. */
  readonly names: ReadonlySet<string>;
  /** Family and style as they are shown. */
  readonly title: string;
  /** Offset of the face's table directory in its file; 0 when the file is this one face, not a collection. */
  readonly offset: number;
}

/** Names compare without blanks and case: “Noto Serif CJK SC”, `方正小标宋简体`. */
export const keyOf = (name: string): string => name.replace(/[\s_-]/g, '').toLowerCase();

/** Reads so much of a font file as tells its faces; null when it is none, or damaged. */
export async function facesOf(path: string): Promise<readonly Face[]> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return [];
  try {
    const start = await bytesAt(file, 0, 16);
    if (start.toString('latin1', 0, 4) !== 'ttcf') return [await faceAt(file, path, 0)].flatMap((face) => face ?? []);
    const count = Math.min(start.readUInt32BE(8), 64);
    const offsets = await bytesAt(file, 12, count * 4);
    const faces: Face[] = [];
    for (let at = 0; at < count; at++) {
      const face = await faceAt(file, path, offsets.readUInt32BE(at * 4));
      if (face) faces.push(face);
    }
    return faces;
  } catch {
    return [];
  } finally {
    await file.close();
  }
}

/** A table of a face; null when it has none. */
export async function tableOf(file: FileHandle, offset: number, tag: string): Promise<Buffer | null> {
  const place = (await tablesAt(file, offset)).get(tag);
  return place ? bytesAt(file, place.from, place.length) : null;
}

async function tablesAt(
  file: FileHandle,
  offset: number,
): Promise<ReadonlyMap<string, { readonly from: number; readonly length: number }>> {
  const count = (await bytesAt(file, offset, 12)).readUInt16BE(4);
  const directory = await bytesAt(file, offset + 12, count * 16);
  return new Map(
    Array.from({ length: count }, (_, n) => [
      directory.toString('latin1', n * 16, n * 16 + 4),
      { from: directory.readUInt32BE(n * 16 + 8), length: directory.readUInt32BE(n * 16 + 12) },
    ]),
  );
}

/** More than any table read here has. */
const MOST_BYTES = 8 * 1024 * 1024;

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  if (length > MOST_BYTES) throw new RangeError('not a font');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new RangeError('a font that breaks off');
  return buffer;
}

/** Where outlines are. A font of bitmaps (old 宋体 for screens) has none, and cannot be put into a PDF. */
const OUTLINES = ['glyf', 'CFF ', 'CFF2'];

async function faceAt(file: FileHandle, path: string, offset: number): Promise<Face | null> {
  const tables = await tablesAt(file, offset);
  if (!OUTLINES.some((tag) => tables.has(tag)) || !tables.has('cmap')) return null;
  const table = await tableOf(file, offset, 'name');
  // A font that may not be embedded can be shown, not put into a PDF.
  const rights = await tableOf(file, offset, 'OS/2');
  if (!table || (rights && (rights.readUInt16BE(8) & 0x0f) === 0x02)) return null;
  const names = namesIn(table);
  const postscript = names.find(({ id }) => id === 6)?.text;
  if (postscript === undefined) return null;
  const title = names.find(({ id }) => id === 4)?.text ?? postscript;
  return { path, postscript, title, offset, names: new Set(names.map(({ text }) => keyOf(text))) };
}

/** Family (1), full (4), PostScript (6), typographic family (16). */
const TOLD = new Set([1, 4, 6, 16]);

function namesIn(table: Buffer): readonly { readonly id: number; readonly text: string }[] {
  const texts = table.readUInt16BE(4);
  const count = table.readUInt16BE(2);
  const names: { readonly id: number; readonly text: string }[] = [];
  for (let at = 6; at < 6 + count * 12 && at + 12 <= table.length; at += 12) {
    const id = table.readUInt16BE(at + 6);
    if (!TOLD.has(id)) continue;
    const platform = table.readUInt16BE(at);
    const from = texts + table.readUInt16BE(at + 10);
    const bytes = table.subarray(from, from + table.readUInt16BE(at + 8));
    if (platform === 3 || platform === 0) names.push({ id, text: Buffer.from(bytes).swap16().toString('utf16le') });
    else if (bytes.every((byte) => byte < 0x80)) names.push({ id, text: bytes.toString('latin1') });
  }
  return names;
}
