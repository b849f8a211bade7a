import { unmarked } from '../base/marked.ts';
import { ok, type Result } from '../base/result.ts';
import type { Bytes } from '../records/import/source.node.ts';
import { decodeXml } from '../records/import/xml-text.ts';
import { readDirectory, readPart, type ZipEntry } from '../records/import/zip.node.ts';
import type { ChosenEvidence } from './ports.node.ts';

/**
 * What a piece of evidence says, as far as it is text: plain text, and what Word, Excel and OpenDocument keep as XML. Of
 * scans and PDF only the name can be judged.
 */

const MB = 1024 * 1024;
/** A marking stands at the beginning. */
const MOST_TEXT = 4 * MB;
/** A part larger than this is data, not a text somebody wrote. */
const MOST_PART = 16 * MB;
const written =
  /^(word\/(document|header\d*|footer\d*)\.xml|xl\/sharedStrings\.xml|xl\/worksheets\/sheet\d+\.xml|ppt\/slides\/slide\d+\.xml|content\.xml|meta\.xml|docProps\/(core|app|custom)\.xml)$/i;
/** Where one paragraph, cell or line ends. */
const ends = /<\/(?:w:p|si|c|a:p|text:p|text:h|dc:\w+|cp:\w+|vt:lpwstr|Company|Manager|meta:\w+)>/;

/** Refuses evidence whose text bears a state-secret marking. */
export async function unmarkedContent(source: ChosenEvidence): Promise<Result<undefined>> {
  const head = Buffer.from(await source.read(0, Math.min(4, source.size)));
  if (head.toString('latin1') === 'PK\u0003\u0004') {
    for (const line of await linesOfArchive(source)) {
      const told = unmarked('content', line);
      if (!told.ok) return told;
    }
    return ok();
  }
  const text = textOf(Buffer.from(await source.read(0, Math.min(MOST_TEXT, source.size))));
  return text === null ? ok() : unmarked('content', text);
}

function textOf(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    // Cut in the middle of a sign at its end, it is still what it is.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function linesOfArchive(source: ChosenEvidence): Promise<string[]> {
  const bytes: Bytes = {
    size: source.size,
    read: async (offset, length) => Buffer.from(await source.read(offset, Math.max(0, Math.min(length, source.size - offset)))),
    async *stream() {},
  };
  // An archive that cannot be read is evidence all the same; nobody reads it here.
  const entries = await readDirectory(bytes).catch(() => new Map<string, ZipEntry>());
  const lines: string[] = [];
  for (const [name, entry] of entries) {
    if (!written.test(name) || entry.size > MOST_PART || entry.packed > MOST_PART) continue;
    const xml = await readPart(bytes, entry).then(
      (part) => part.toString('utf8'),
      () => '',
    );
    if (!xml.includes('密')) continue;
    for (const piece of xml.split(ends)) if (piece.includes('密')) lines.push(decodeXml(piece.replace(/<[^>]*>/g, '')));
  }
  return lines;
}
