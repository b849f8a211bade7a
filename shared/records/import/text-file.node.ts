import { isUtf8 } from 'node:buffer';
import { createDelimitedParser, guessDelimiter, guessQuote, type TextFault, type Wanted } from './delimited.ts';
import type { FileBytes } from './source.node.ts';

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

export interface TextShape {
  readonly encoding: TextEncoding;
  readonly delimiter: string;
  readonly quote: string;
  /** The first line only says what the delimiter is (`sep=;`). */
  readonly told: boolean;
}

/** A file that is not text at all; `row` is about where it shows. */
export class NotText extends Error {
  readonly row: number;
  constructor(row: number) {
    super(`not text near row ${row}`);
    this.row = row;
  }
}

const SAMPLE = 256 * 1024;
const SAMPLE_TEXT = 64 * 1024;

/** Encoding by byte-order mark, then by what the bytes can be; delimiter and quote by evenness of the first rows. */
export async function shapeOfText(bytes: FileBytes): Promise<TextShape> {
  const head = await bytes.read(0, SAMPLE);
  const encoding = await encodingOf(bytes, head);
  const sample = new TextDecoder(encoding).decode(head.subarray(0, SAMPLE_TEXT), { stream: true });
  refuseRubble(sample, encoding);
  const told = /^sep=(.)\r?\n/i.exec(sample)?.[1];
  const quote = guessQuote(sample);
  return { encoding, delimiter: told ?? guessDelimiter(sample, quote), quote, told: told !== undefined };
}

/** Bytes that no encoding makes text of: one character in twenty is a control character or could not be decoded. */
function refuseRubble(sample: string, encoding: TextEncoding): void {
  // Sound UTF-8 may hold replacement characters that another program wrote; elsewhere they are what was lost just now.
  let found = 0;
  let first = -1;
  for (let at = 0; at < sample.length; at++) {
    const c = sample.charCodeAt(at);
    const strange = c < 31 ? c > 1 && (c < 9 || c > 13 || c === 11) : c === 127 || (c === 0xfffd && encoding === 'gb18030');
    if (strange && found++ === 0) first = at;
  }
  if (found >= 4 && found > sample.length / 20) throw new NotText(linesIn(sample.slice(0, first)) + 1);
}

const linesIn = (text: string): number => {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
};

async function encodingOf(bytes: FileBytes, head: Buffer): Promise<TextEncoding> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head.length >= 64) {
    let even = 0;
    let odd = 0;
    const probe = head.subarray(0, 4096);
    for (let at = 0; at < probe.length; at++) if (probe[at] === 0) at % 2 === 0 ? even++ : odd++;
    // Latin digits and separators in UTF-16 without a mark leave every other byte zero.
    if (odd > probe.length / 8 && even < odd / 8) return 'utf-16le';
    if (even > probe.length / 8 && odd < even / 8) return 'utf-16be';
  }
  // The whole file decides: one GB18030 name on the last row must not turn to rubble.
  for await (const chunk of wholeCharacters(bytes)) {
    if (isUtf8(chunk) || mostlyUtf8(chunk)) continue;
    // A file cut inside its last character is still what it was before.
    if (chunk.length < 4 && bytes.size > chunk.length && head.some((byte) => byte > 0x7f)) continue;
    return 'gb18030';
  }
  return 'utf-8';
}

/** UTF-8 with a spoilt byte here and there (a cut file, a bad line): GB18030 would make rubble of all of it. */
function mostlyUtf8(chunk: Buffer): boolean {
  let wide = 0;
  let lost = 0;
  const text = chunk.toString('utf8');
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 0xfffd) lost++;
    else if (c > 0x7f) wide++;
  }
  return lost * 10 <= wide;
}

/** The file in pieces that never cut a UTF-8 character. */
async function* wholeCharacters(bytes: FileBytes): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes.pieces()) {
    const joined = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    let cut = joined.length;
    for (let back = 1; back <= 3 && back <= joined.length; back++) {
      const byte = joined[joined.length - back] ?? 0;
      if ((byte & 0xc0) === 0x80) continue;
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
      if (length > back) cut = joined.length - back;
      break;
    }
    yield joined.subarray(0, cut);
    // A copy: the piece is read over.
    rest = Buffer.from(joined.subarray(cut));
  }
  if (rest.length) yield rest;
}

/** What a cell says: Excel's `="0012"` is the text 0012, and nothing is null. */
function cellOf(text: string): string | null {
  if (text === '') return null;
  if (text.charCodeAt(0) !== 61 || text.charCodeAt(1) !== 34) return text;
  const inner = /^="([^"]*)"$/.exec(text)?.[1];
  return inner === undefined ? text : inner === '' ? null : inner;
}

/** A row's cells, in their own place. */
export function cellsOf(texts: (string | null)[]): (string | null)[] {
  for (let at = 0; at < texts.length; at++) texts[at] = cellOf(texts[at] ?? '');
  return texts;
}

/** Streams a text file's rows. `onRow` answers false to stop. Throws NotText when bytes are not of the encoding. */
export async function readText(
  bytes: FileBytes,
  shape: TextShape,
  onRow: (cells: string[], row: number) => boolean,
  onBytes: (done: number) => boolean,
  between: () => Promise<void>,
  wanted: Wanted | null,
): Promise<TextFault | null> {
  const decoder = new TextDecoder(shape.encoding);
  const isWide = shape.encoding.startsWith('utf-16');
  let done = 0;
  let going = true;
  let lastRow = 0;
  const parser = createDelimitedParser(
    shape.delimiter,
    (cells, row) => {
      lastRow = row;
      if (going) going = onRow(shape.told && row === 1 ? [''] : cells, row);
    },
    shape.quote,
    wanted,
  );
  for await (const chunk of bytes.pieces()) {
    done += chunk.length;
    // Bytes are looked through faster than what is made of them; of UTF-16 every other one is zero.
    const mayHoldZero = isWide || chunk.includes(0);
    const text = decoder.decode(chunk, { stream: true });
    const zero = mayHoldZero ? text.indexOf('\0') : -1;
    if (zero >= 0) throw new NotText(lastRow + linesIn(text.slice(0, zero)) + 1);
    const fault = parser.push(text);
    if (!going || !onBytes(done)) return null;
    if (fault) return fault;
    await between();
  }
  return parser.push(decoder.decode()) ?? parser.end();
}
