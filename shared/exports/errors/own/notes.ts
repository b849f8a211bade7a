import { blocksFor, type CellNote, commentsXml, notesDrawing } from '../../../records/export/comments.ts';
import { xmlText } from '../../../records/export/xml.ts';
import { columnOf } from '../../../records/import/column-letters.ts';
import { attribute, textRuns } from '../../../records/import/xml-text.ts';
import { appended, elementsIn, insideOf, Malformed, prefixOf, replaced, rootOf, tagOf, withPrefix } from './elements.ts';

/** What a sheet's notes become: the author's stay, ours stand beside or under them. */
export interface MergedNotes {
  readonly xml: string;
  /** Cells that have no note yet: they need a box. */
  readonly fresh: readonly CellNote[];
  /** Cells whose note of ours went out, `row,column` as boxes tell it: their boxes go, too. */
  readonly dropped: ReadonlySet<string>;
  /** Notes that cannot be seen: the cell has a conversation, and programs show that alone. */
  readonly unseen: number;
}

/**
 * Puts our notes among those of a sheet. Notes of ours from a round before go out, known by their author or their words;
 * `oursFrom` tells where in a note our words begin, −1 for nowhere.
 */
export function mergeNotes(
  xml: string | null,
  notes: readonly CellNote[],
  author: string,
  oursFrom: (text: string) => number,
): MergedNotes {
  if (xml === null) return { xml: commentsXml(notes, author), fresh: notes, dropped: new Set(), unseen: 0 };
  const root = rootOf(xml);
  const prefix = prefixOf(tagOf(xml, root));
  const parts = elementsIn(xml, root.inside, root.closing);
  const authorsAt = parts.find(({ name }) => name === 'authors');
  const listAt = parts.find(({ name }) => name === 'commentList');
  if (!authorsAt || !listAt) throw new Malformed('no comments');
  const authors = elementsIn(xml, authorsAt.inside, authorsAt.closing).map((one) => insideOf(xml, one));
  const ours = authors.indexOf(xmlText(author));
  const number = ours < 0 ? authors.length : ours;
  const waiting = new Map(notes.map((note) => [note.place, note]));
  const dropped = new Set<string>();
  let unseen = 0;
  const kept: string[] = [];
  for (const one of elementsIn(xml, listAt.inside, listAt.closing)) {
    const tag = tagOf(xml, one);
    const place = attribute(tag, 'ref') ?? '';
    const by = Number(attribute(tag, 'authorId') ?? -1);
    const said = textRuns(xml.slice(one.inside, one.closing), prefix);
    const begins = by === ours && ours >= 0 ? 0 : oursFrom(said);
    if (begins >= 0 && said.slice(0, begins).trim() === '') {
      const at = cellAt(place);
      if (at) dropped.add(at);
      continue;
    }
    const more = waiting.get(place);
    if (!more && begins < 0) {
      kept.push(xml.slice(one.from, one.to));
      continue;
    }
    waiting.delete(place);
    if (more && authors[by]?.startsWith('tc=')) unseen++;
    const text = elementsIn(xml, one.inside, one.closing).find(({ name }) => name === 'text');
    if (!text) throw new Malformed('a comment without text');
    const run = (told: string): string =>
      `<${prefix}r><${prefix}t xml:space="preserve">${xmlText(told)}</${prefix}t></${prefix}r>`;
    // A text that is not in runs is one: the two kinds do not stand beside each other everywhere.
    const theirs =
      begins < 0
        ? elementsIn(xml, text.inside, text.closing).map(({ name, from, to }) =>
            name === 't' ? `<${prefix}r>${xml.slice(from, to)}</${prefix}r>` : xml.slice(from, to),
          )
        : [run(said.slice(0, begins).trimEnd())];
    const inside = `${theirs.join('')}${more ? run(`\n${more.text}`) : ''}`;
    kept.push(`${xml.slice(one.from, text.from)}<${prefix}text>${inside}</${prefix}text>${xml.slice(text.to, one.to)}`);
  }
  const fresh = notes.filter(({ place }) => waiting.has(place));
  const written = elementsOfNotes(fresh, author, prefix).map((one) => one.replace('authorId="0"', `authorId="${number}"`));
  return {
    xml: replaced(xml, [
      ...(ours < 0 ? [appended(xml, authorsAt, `<${prefix}author>${xmlText(author)}</${prefix}author>`)] : []),
      {
        from: listAt.from,
        to: listAt.to,
        by: `<${prefix}commentList>${kept.join('')}${written.join('')}</${prefix}commentList>`,
      },
    ]),
    fresh,
    dropped,
    unseen,
  };
}

/** Our notes one by one, with the prefix of the part they go into. */
function elementsOfNotes(notes: readonly CellNote[], author: string, prefix: string): string[] {
  const xml = commentsXml(notes, author);
  const root = rootOf(xml);
  const list = elementsIn(xml, root.inside, root.closing).find(({ name }) => name === 'commentList');
  if (!list) return [];
  return elementsIn(xml, list.inside, list.closing).map(({ from, to }) => withPrefix(xml.slice(from, to), prefix));
}

/** `B5` as the boxes of notes tell it, `4,1`. */
function cellAt(place: string): string | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(place);
  if (!found) return null;
  return `${Number(found[2]) - 1},${columnOf(found[1] ?? '')}`;
}

/** Boxes of our notes put into the drawing of the author's; boxes of notes that went out taken from it. */
export function mergeDrawing(
  xml: string | null,
  fresh: readonly CellNote[],
  dropped: ReadonlySet<string>,
  block: number,
): string {
  const own = notesDrawing(fresh, block);
  if (xml === null) return own;
  const end = xml.lastIndexOf('</xml');
  if (end < 0) throw new Malformed('a drawing without end');
  let body = xml.slice(0, end);
  if (dropped.size > 0) body = withoutBoxes(body, dropped);
  if (fresh.length === 0) return body + xml.slice(end);
  const blocks = Array.from({ length: blocksFor(fresh.length) }, (_, at) => block + at).join(',');
  const mapped = body.replace(
    /(<o:idmap\s[^>]*\bdata\s*=\s*["'])([^"']*)/,
    (_, tag: string, data: string) => `${tag}${data},${blocks}`,
  );
  const shapetype = own.slice(own.indexOf('<v:shapetype'), own.indexOf('</v:shapetype>') + '</v:shapetype>'.length);
  const shapes = own.slice(own.indexOf('<v:shape '), own.lastIndexOf('</xml>'));
  const has = /<v:shapetype\s[^>]*id\s*=\s*["']_x0000_t202["']/.test(mapped);
  return `${mapped}${has ? '' : shapetype}${shapes}${xml.slice(end)}`;
}

function withoutBoxes(xml: string, dropped: ReadonlySet<string>): string {
  let out = '';
  let at = 0;
  for (;;) {
    const from = xml.indexOf('<v:shape ', at);
    const end = from < 0 ? -1 : xml.indexOf('</v:shape>', from);
    if (end < 0) return out + xml.slice(at);
    const to = end + '</v:shape>'.length;
    const shape = xml.slice(from, to);
    const row = /<x:Row>\s*(\d+)\s*<\/x:Row>/.exec(shape)?.[1];
    const column = /<x:Column>\s*(\d+)\s*<\/x:Column>/.exec(shape)?.[1];
    const gone = /ObjectType\s*=\s*["']Note["']/.test(shape) && dropped.has(`${row},${column}`);
    out += xml.slice(at, gone ? from : to);
    at = to;
  }
}

/** The highest block of numbers a drawing's boxes use. */
export const lastBlock = (xml: string): number =>
  [...xml.matchAll(/<o:idmap\s[^>]*\bdata\s*=\s*["']([\d,\s]*)["']/g)].reduce(
    (most, [, data = '']) => Math.max(most, ...data.split(',').map((one) => Number(one) || 0)),
    0,
  );
