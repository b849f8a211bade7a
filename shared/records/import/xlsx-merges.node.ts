import { type Merge, mergesIn } from './merges.ts';
import type { Bytes } from './source.node.ts';
import { decoderFor } from './xlsx-parts.node.ts';
import { streamPart, type ZipEntry } from './zip.node.ts';

/**
 * Merged cells are told behind the rows, and a part can only be unpacked from its beginning. A sheet larger than this
 * would keep the officer waiting for what mostly can be seen from the texts alone: then nothing is known of them.
 */
const MOST_PACKED = 12 * 1024 * 1024;
/** What is read behind the rows. */
const MOST_TAIL = 1024 * 1024;
const END = Buffer.from('</sheetData');
const PREFIXED_END = Buffer.from(':sheetData>');
const OVERLAP = 64;

/** The merged cells in a sheet's first rows; its rows are unpacked and not looked at. */
export async function readMerges(bytes: Bytes, part: ZipEntry): Promise<readonly Merge[]> {
  if (part.packed > MOST_PACKED) return [];
  let before: Buffer | null = null;
  let tail: Buffer[] | null = null;
  let length = 0;
  for await (const chunk of streamPart(bytes, part)) {
    if (before === null && decoderFor(chunk).encoding !== 'utf-8') return [];
    // The end may lie across two pieces: both are looked at where they meet.
    const seam: Buffer = Buffer.concat([before ?? Buffer.alloc(0), chunk.subarray(0, OVERLAP)]);
    before = chunk.subarray(Math.max(0, chunk.length - OVERLAP));
    const found: Buffer | null = tail ? chunk : (behindRows(chunk) ?? (behindRows(seam) ? chunk : null));
    if (!found) continue;
    tail ??= [];
    tail.push(found);
    length += found.length;
    if (length > MOST_TAIL) break;
  }
  if (tail === null) return [];
  const text = Buffer.concat(tail).toString('utf8');
  const end = text.search(/<\/(?:[\w.-]+:)?mergeCells>/);
  return end < 0 ? [] : mergesIn(text.slice(0, end));
}

/** From the end of the rows on; null when it is not in there. */
function behindRows(bytes: Buffer): Buffer | null {
  const at = Math.max(bytes.lastIndexOf(END), bytes.lastIndexOf(PREFIXED_END));
  return at < 0 ? null : bytes.subarray(at);
}
