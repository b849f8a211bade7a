import { isUtf8 } from 'node:buffer';
import { createDelimitedParser, guessDelimiter } from './delimited.ts';
import type { Bytes } from './source.node.ts';

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

export interface TextShape {
  readonly encoding: TextEncoding;
  readonly delimiter: string;
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

/** Encoding by byte-order mark, then by what the bytes can be; delimiter by evenness of the first rows. */
export async function shapeOfText(bytes: Bytes): Promise<TextShape> {
  const head = await bytes.read(0, SAMPLE);
  const encoding = await encodingOf(bytes, head);
  const sample = new TextDecoder(encoding).decode(head.subarray(0, 64 * 1024), { stream: true });
  return { encoding, delimiter: guessDelimiter(sample) };
}

async function encodingOf(bytes: Bytes, head: Buffer): Promise<TextEncoding> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
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
  for await (const chunk of wholeCharacters(bytes)) if (!isUtf8(chunk)) return 'gb18030';
  return 'utf-8';
}

/** The file in pieces that never cut a UTF-8 character. */
async function* wholeCharacters(bytes: Bytes): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of bytes.stream(0, bytes.size)) {
    const joined = rest.length ? Buffer.concat([rest, chunk]) : Buffer.from(chunk);
    let cut = joined.length;
    for (let back = 1; back <= 3 && back <= joined.length; back++) {
      const byte = joined[joined.length - back] ?? 0;
      if ((byte & 0xc0) === 0x80) continue;
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
      if (length > back) cut = joined.length - back;
      break;
    }
    yield joined.subarray(0, cut);
    rest = joined.subarray(cut);
  }
  if (rest.length) yield rest;
}

/** Streams a text file's rows. `onRow` answers false to stop. Throws NotText when bytes are not of the encoding. */
export async function readText(
  bytes: Bytes,
  shape: TextShape,
  onRow: (cells: string[], row: number) => boolean,
  onBytes: (done: number) => boolean,
  between: () => Promise<void>,
): Promise<{ readonly openQuoteRow: number | null }> {
  // Latin encodings of C1 garbage decode "successfully": a replacement character is how lost text shows.
  const decoder = new TextDecoder(shape.encoding);
  let done = 0;
  let going = true;
  let lastRow = 0;
  const parser = createDelimitedParser(shape.delimiter, (cells, row) => {
    lastRow = row;
    if (going) going = onRow(cells, row);
  });
  for await (const chunk of bytes.stream(0, bytes.size)) {
    done += chunk.length;
    const text = decoder.decode(chunk, { stream: true });
    if (text.includes('\0')) throw new NotText(lastRow + 1);
    parser.push(text);
    if (!going || !onBytes(done)) return { openQuoteRow: null };
    await between();
  }
  parser.push(decoder.decode());
  return { openQuoteRow: parser.end() };
}
