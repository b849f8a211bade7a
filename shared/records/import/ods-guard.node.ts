import type { Bytes } from './source.node.ts';
import { type Decoder, decoderFor } from './xlsx-parts.node.ts';
import { attribute } from './xml-text.ts';
import { FileFault, readDirectory, streamPart } from './zip.node.ts';

const MOST_BYTES = 256 * 1024 * 1024;
const MOST_CELLS = 10_000_000;

/**
 * Looks through an .ods before SheetJS unpacks it whole: how large it becomes, no entities, and how many cells its
 * “repeated” marks make of one.
 */
export async function guardOds(bytes: Bytes): Promise<void> {
  const content = (await readDirectory(bytes)).get('content.xml');
  if (!content) throw new FileFault('broken', 'content.xml');
  let decoder: Decoder | null = null;
  let size = 0;
  let rest = '';
  let first = true;
  let rowRepeat = 1;
  let cells = 0;
  for await (const chunk of streamPart(bytes, content)) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new FileFault('unsafe', content.name);
    decoder ??= decoderFor(chunk);
    rest += decoder.decode(chunk, { stream: true });
    if (first && /<!DOCTYPE/i.test(rest.slice(0, 65_536))) throw new FileFault('unsafe', content.name);
    first = false;
    const pattern = /<table:table-(row|cell)\b([^>]*)>/g;
    let last = 0;
    for (let tag = pattern.exec(rest); tag; tag = pattern.exec(rest)) {
      last = pattern.lastIndex;
      const inside = tag[2] ?? '';
      if (tag[1] === 'row') rowRepeat = Number(attribute(inside, 'number-rows-repeated') ?? 1);
      // A cell closed at once holds nothing.
      else if (!inside.endsWith('/')) cells += rowRepeat * Number(attribute(inside, 'number-columns-repeated') ?? 1);
      if (!(cells <= MOST_CELLS)) throw new FileFault('unsafe', content.name);
    }
    const open = rest.lastIndexOf('<table:table-');
    rest = open >= last && rest.length - open < 65_536 ? rest.slice(open) : rest.slice(Math.max(last, rest.length - 16));
  }
}
