import { MAIN } from '../../../records/export/parts.ts';
import { STAMP_SHEET } from '../../../records/export/stamp.node.ts';
import { columnOf } from '../../../records/import/column-letters.ts';
import type { NumberKind } from '../../../records/import/number-format.ts';
import { type Bytes, bytesOf, type FileSource } from '../../../records/import/source.node.ts';
import {
  decoderFor,
  finder,
  readStyles,
  readWorkbook,
  resolve,
  workbookPart,
  xmlOf,
} from '../../../records/import/xlsx-parts.node.ts';
import { readStrings, type StringTable } from '../../../records/import/xlsx-strings.node.ts';
import { FileFault, readDirectory, readPart, streamPart, type ZipEntry } from '../../../records/import/zip.node.ts';
import type { FileStamp } from '../../../records/model.ts';
import { createCutter } from './cutter.ts';
import { Malformed } from './elements.ts';
import { lastBlock, mergeDrawing, mergeNotes } from './notes.ts';
import { asUtf8, childrenOf, relationsOf, sheetTail, workbookFacts } from './parts.ts';
import { openStyles } from './styles.ts';

/** A sheet of the author's, looked through once: nothing in it will be a surprise when it is written. */
export interface OwnSheet {
  readonly name: string;
  readonly part: ZipEntry;
  readonly head: string;
  readonly prefix: string;
  readonly tail: string;
  /** Behind the last column that has a cell. */
  readonly width: number;
  readonly relations: OwnPart;
  readonly notes: OwnPart | null;
  /** The boxes of its notes, and whatever else is drawn in the old way. */
  readonly drawing: OwnPart | null;
}

/** A small part, read. A part that is not there yet has the name it would have and nothing in it. */
export interface OwnPart {
  readonly path: string;
  readonly xml: string;
}

/** The author's own workbook, opened to be given back. */
export interface OwnPackage {
  readonly bytes: Bytes;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly find: (path: string) => ZipEntry | null;
  readonly workbook: OwnPart;
  readonly relations: OwnPart;
  readonly types: OwnPart;
  readonly root: OwnPart | null;
  readonly styles: OwnPart | null;
  readonly formats: readonly NumberKind[];
  readonly strings: StringTable;
  readonly date1904: boolean;
  readonly theme: ZipEntry | null;
  /** Names of all its sheets. */
  readonly names: readonly string[];
  readonly sheets: ReadonlyMap<string, OwnSheet>;
  /** A file of ours that comes back: an error workbook of a round before, a template filled in. */
  readonly stamp: FileStamp['made'] | null;
  /** Numbers no part's name, and blocks no box of notes has. */
  readonly free: { readonly number: number; readonly block: number };
}

/**
 * Opens the author's file with the sheets that are to be marked. Null when it is no .xlsx any more, or written in a way
 * that cannot be changed without touching more of it: then the table has to be built anew.
 */
export async function openPackage(
  source: FileSource,
  wanted: readonly string[],
  made: FileStamp['made'] | null,
): Promise<OwnPackage | null> {
  try {
    return await open(source, wanted, made);
  } catch (error) {
    if (error instanceof FileFault || error instanceof Malformed) return null;
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES')) return null;
    throw error;
  }
}

async function open(source: FileSource, wanted: readonly string[], made: FileStamp['made'] | null): Promise<OwnPackage | null> {
  const bytes = bytesOf(source);
  const entries = await readDirectory(bytes);
  const find = finder(entries);
  if ([...entries.values()].some(({ method }) => method !== 0 && method !== 8)) return null;
  const main = await workbookPart(bytes, entries);
  const typesPart = find('[Content_Types].xml');
  if (!main || !typesPart) return null;
  const book = await readWorkbook(bytes, entries);
  const base = main.name.slice(0, main.name.lastIndexOf('/') + 1);
  const relationsPath = `${base}_rels/${main.name.slice(base.length)}.rels`;
  const relationsPart = find(relationsPath);
  if (!relationsPart) return null;
  const read = async (entry: ZipEntry): Promise<OwnPart> => ({ path: entry.name, xml: asUtf8(await xmlOf(bytes, entry)) });
  const workbook = await read(main);
  const facts = workbookFacts(workbook.xml);
  const relations = await read(relationsPart);
  const known = relationsOf(relations.xml);
  // Strict files name everything otherwise; macro sheets make a file that no .xlsx may be.
  if (facts.strict || known.some(({ type }) => /\/xl(Intl)?Macrosheet$/i.test(type))) return null;
  const target = (kind: string): ZipEntry | null => {
    const one = known.find(({ type }) => type.endsWith(`/relationships/${kind}`));
    return one ? find(resolve(base, one.target)) : null;
  };
  const stylesPart = target('styles');
  const sheets = new Map<string, OwnSheet>();
  for (const name of wanted) {
    const sheet = book.sheets.find((one) => one.name === name);
    if (!sheet) return null;
    sheets.set(name, await lookThrough(bytes, name, sheet.part, find));
  }
  const types = await read(typesPart);
  childrenOf(types.xml);
  const styles = stylesPart ? await read(stylesPart) : null;
  if (styles) openStyles(styles.xml);
  const root = find('_rels/.rels');
  const numbers = [...entries.keys()].map((name) => Number(/(?:sheet|comments|vmlDrawing)(\d{1,6})\.\w+$/i.exec(name)?.[1] ?? 0));
  let block = 0;
  for (const entry of entries.values())
    if (/\.vml$/i.test(entry.name)) block = Math.max(block, lastBlock((await readPart(bytes, entry)).toString('utf8')));
  return {
    bytes,
    entries,
    find,
    workbook,
    relations,
    types,
    root: root ? await read(root) : null,
    styles,
    formats: await readStyles(bytes, stylesPart),
    strings: await readStrings(bytes, book.strings),
    date1904: book.date1904,
    theme: target('theme'),
    names: facts.sheets.map(({ name }) => name),
    sheets,
    stamp: facts.sheets.some(({ name }) => name === STAMP_SHEET) ? made : null,
    free: { number: Math.max(0, ...numbers) + 1, block: block + 1 },
  };
}

async function lookThrough(
  bytes: Bytes,
  name: string,
  part: ZipEntry,
  find: (path: string) => ZipEntry | null,
): Promise<OwnSheet> {
  let head = '';
  let prefix = '';
  let tail = '';
  let width = 0;
  for await (const piece of piecesOf(bytes, part)) {
    if (piece.kind === 'head') {
      head = piece.xml;
      prefix = piece.prefix;
    } else if (piece.kind === 'tail') tail = piece.xml;
    else width = Math.max(width, lastColumn(piece.xml, prefix) + 1);
  }
  if (!head.includes(MAIN)) throw new Malformed('a sheet of another kind');
  const folder = part.name.slice(0, part.name.lastIndexOf('/') + 1);
  const relationsPath = `${folder}_rels/${part.name.slice(folder.length)}.rels`;
  const relationsPart = find(relationsPath);
  const relations = relationsPart ? asUtf8(await xmlOf(bytes, relationsPart)) : '';
  const known = relations === '' ? [] : relationsOf(relations);
  const partOf = async (told: { readonly target: string } | undefined): Promise<OwnPart | null> => {
    if (!told) return null;
    const entry = find(resolve(folder, told.target));
    if (!entry) throw new Malformed(`no ${told.target}`);
    // Boxes are drawn in a language that is not always XML; the notes themselves are.
    const xml = /\.vml$/i.test(entry.name) ? (await readPart(bytes, entry)).toString('utf8') : asUtf8(await xmlOf(bytes, entry));
    return { path: entry.name, xml };
  };
  const { legacy } = sheetTail(tail, head);
  const notes = await partOf(known.find(({ type }) => type.endsWith('/relationships/comments')));
  const drawing = await partOf(known.find(({ id }) => id === legacy));
  // Whatever cannot be added to shows now, and not when half of it is written.
  if (notes) mergeNotes(notes.xml, [], '', () => -1);
  if (drawing) mergeDrawing(drawing.xml, [], new Set(['']), 1);
  return {
    name,
    part,
    head,
    prefix,
    tail,
    width,
    relations: { path: relationsPart?.name ?? relationsPath, xml: relations },
    notes,
    drawing,
  };
}

/** The pieces of a sheet, from its part to its end. */
export async function* piecesOf(bytes: Bytes, part: ZipEntry) {
  const cutter = createCutter();
  let decoder: ReturnType<typeof decoderFor> | null = null;
  for await (const chunk of streamPart(bytes, part)) {
    decoder ??= decoderFor(chunk);
    yield* cutter.push(decoder.decode(chunk, { stream: true }));
  }
  yield cutter.end();
}

function lastColumn(row: string, prefix: string): number {
  const at = row.lastIndexOf(`<${prefix}c `);
  const letters = at < 0 ? undefined : /\sr\s*=\s*["']([A-Z]{1,3})\d/.exec(row.slice(at, at + 120))?.[1];
  return letters === undefined ? -1 : columnOf(letters);
}
