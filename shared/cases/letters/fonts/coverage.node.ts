import { open } from 'node:fs/promises';
import { type Face, tableOf } from './face.node.ts';

/** Says of a code point whether a face has a glyph for it. */
export type Coverage = (code: number) => boolean;

const NONE: Coverage = () => false;

/** Reads a face's character map: format 12 where there is one (characters beyond U+FFFF), else 4. */
export async function coverageOf(face: Face): Promise<Coverage> {
  const file = await open(face.path, 'r').catch(() => null);
  if (!file) return NONE;
  try {
    const cmap = await tableOf(file, face.offset, 'cmap');
    return cmap ? readMap(cmap) : NONE;
  } catch {
    return NONE;
  } finally {
    await file.close();
  }
}

function readMap(cmap: Buffer): Coverage {
  const tables = new Map<number, number>();
  for (let at = 0; at < cmap.readUInt16BE(2); at++) {
    const record = 4 + at * 8;
    const platform = cmap.readUInt16BE(record);
    const encoding = cmap.readUInt16BE(record + 2);
    const offset = cmap.readUInt32BE(record + 4);
    if (platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10))) tables.set(cmap.readUInt16BE(offset), offset);
  }
  const full = tables.get(12);
  if (full !== undefined) return groups(cmap, full);
  const basic = tables.get(4);
  return basic === undefined ? NONE : segments(cmap, basic);
}

function groups(cmap: Buffer, offset: number): Coverage {
  const count = cmap.readUInt32BE(offset + 12);
  const first = offset + 16;
  return (code) => {
    const at = lastAtMost(count, (n) => cmap.readUInt32BE(first + n * 12), code);
    if (at < 0) return false;
    const record = first + at * 12;
    return code <= cmap.readUInt32BE(record + 4) && cmap.readUInt32BE(record + 8) + code - cmap.readUInt32BE(record) !== 0;
  };
}

function segments(cmap: Buffer, offset: number): Coverage {
  const count = cmap.readUInt16BE(offset + 6) / 2;
  const ends = offset + 14;
  const starts = ends + count * 2 + 2;
  const deltas = starts + count * 2;
  const ranges = deltas + count * 2;
  return (code) => {
    if (code > 0xffff) return false;
    const at = lastAtMost(count, (n) => cmap.readUInt16BE(starts + n * 2), code);
    if (at < 0 || code > cmap.readUInt16BE(ends + at * 2)) return false;
    const range = cmap.readUInt16BE(ranges + at * 2);
    const delta = cmap.readUInt16BE(deltas + at * 2);
    if (range === 0) return ((code + delta) & 0xffff) !== 0;
    const glyph = ranges + at * 2 + range + (code - cmap.readUInt16BE(starts + at * 2)) * 2;
    return glyph + 2 <= cmap.length && cmap.readUInt16BE(glyph) !== 0;
  };
}

/** The last of `count` ascending values that is at most `wanted`; -1 when none is. */
function lastAtMost(count: number, value: (at: number) => number, wanted: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value(middle) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
