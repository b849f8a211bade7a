import type { Bytes } from './source.node.ts';
import { type Decoder, decoderFor } from './xlsx-parts.node.ts';
import { textRuns, withoutComments } from './xml-text.ts';
import { FileFault, streamPart, type ZipEntry } from './zip.node.ts';

/** The shared strings of a workbook by number. */
export interface StringTable {
  /** Null when there is no such number. */
  at(index: number): string | null;
  readonly size: () => number;
}

/** So many are kept as they are; texts that repeat come first, for strings are numbered as they first appear. */
const WARM = 1 << 16;
const SEGMENT = 8 * 1024 * 1024;
/** More text than this is no table an officer has; it is refused before it fills the memory. */
const MOST_BYTES = 1536 * 1024 * 1024;
/** A cell holds 32,767 characters; with the marks of rich text around them they are still far fewer than this. */
const MOST_STRING = 8 * 1024 * 1024;
/** Of the text before a piece so much is looked at again, for an end that lies across the seam. */
const SEAM = 1024;

/**
 * A table that grows to millions of strings in little memory: past the first ones they lie as UTF-8 in large blocks, of
 * which a million take a fifth of what as many JavaScript strings would.
 */
export function createStringTable(part: string) {
  const warm: string[] = [];
  const segments: Buffer[] = [];
  let filled = SEGMENT;
  let starts = new Uint32Array(WARM);
  let ends = new Uint32Array(WARM);
  let homes = new Uint16Array(WARM);
  let count = 0;
  let total = 0;
  // Neighbouring rows repeat each other: what was decoded last is looked at first.
  const recent: string[] = Array.from({ length: WARM }, () => '');
  const recentOf = new Int32Array(WARM).fill(-1);

  const grow = (): void => {
    const wider = starts.length * 2;
    const copy = <T extends Uint32Array | Uint16Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    starts = copy(starts, new Uint32Array(wider));
    ends = copy(ends, new Uint32Array(wider));
    homes = copy(homes, new Uint16Array(wider));
  };

  return {
    add(text: string): void {
      if (warm.length < WARM) {
        warm.push(text);
        return;
      }
      // Three bytes a UTF-16 unit are always enough.
      const most = text.length * 3;
      if (filled + most > SEGMENT) {
        segments.push(Buffer.allocUnsafeSlow(Math.max(SEGMENT, most)));
        filled = 0;
      }
      const segment = segments.length - 1;
      const length = segments[segment]?.write(text, filled, 'utf8') ?? 0;
      total += length;
      if (total > MOST_BYTES || segment > 0xfffe) throw new FileFault('unsafe', part);
      if (count === starts.length) grow();
      starts[count] = filled;
      filled += length;
      ends[count] = filled;
      homes[count] = segment;
      count++;
      // A string longer than a block has it to itself.
      if (most > SEGMENT) filled = SEGMENT;
    },
    table: {
      size: () => warm.length + count,
      at(index: number): string | null {
        if (index < WARM) return warm[index] ?? null;
        const place = index - WARM;
        if (!(place < count)) return null;
        const slot = place & (WARM - 1);
        if (recentOf[slot] === place) return recent[slot] ?? null;
        const text = segments[homes[place] ?? 0]?.toString('utf8', starts[place], ends[place]) ?? null;
        if (text !== null && text.length < 64) {
          recent[slot] = text;
          recentOf[slot] = place;
        }
        return text;
      },
    } satisfies StringTable,
  };
}

/** Reads the shared strings as a stream: a large table never becomes one text. */
export async function readStrings(bytes: Bytes, entry: ZipEntry | null): Promise<StringTable> {
  const made = createStringTable(entry?.name ?? '');
  if (!entry) return made.table;
  let decoder: Decoder | null = null;
  let rest = '';
  let prefix: string | null = null;
  /** Pieces behind `rest`, in which its last item does not end: joined each time, a long one would take its length squared. */
  let pieces: string[] = [];
  let seam = '';
  let held = 0;
  for await (const chunk of streamPart(bytes, entry)) {
    decoder ??= decoderFor(chunk);
    const text = decoder.decode(chunk, { stream: true });
    const looked = seam + text;
    seam = looked.slice(-SEAM);
    pieces.push(text);
    held += text.length;
    if (held > MOST_STRING) throw new FileFault('unsafe', entry.name);
    if (prefix !== null && !looked.includes(`</${prefix}si>`)) continue;
    rest += pieces.join('');
    pieces = [];
    held = 0;
    if (prefix === null) {
      const root = /<([\w.-]+:)?sst[\s>/]/.exec(rest);
      if (/<!DOCTYPE/i.test(root ? rest.slice(0, root.index) : rest)) throw new FileFault('unsafe', entry.name);
      if (!root) {
        if (rest.length > 65_536) throw new FileFault('broken', entry.name);
        continue;
      }
      prefix = root[1] ?? '';
    }
    rest = takeItems(withoutComments(rest), prefix, made.add);
  }
  // Empty items have no end of their own.
  takeItems(withoutComments(rest + pieces.join('')), prefix ?? '', made.add);
  return made.table;
}

/** Takes every complete `<si>` out of the text; answers what is left. */
function takeItems(text: string, prefix: string, add: (text: string) => void): string {
  const open = `<${prefix}si`;
  const close = `</${prefix}si>`;
  let at = 0;
  for (;;) {
    const start = text.indexOf(open, at);
    if (start < 0) return text.slice(Math.max(at, text.length - open.length));
    const tagEnd = text.indexOf('>', start);
    if (tagEnd < 0) return text.slice(start);
    if (text.charCodeAt(tagEnd - 1) === 47) {
      add('');
      at = tagEnd + 1;
      continue;
    }
    const end = text.indexOf(close, tagEnd);
    if (end < 0) return text.slice(start);
    add(textRuns(text.slice(tagEnd + 1, end), prefix));
    at = end + close.length;
  }
}
