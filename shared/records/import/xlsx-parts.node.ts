import { builtinFormat, customFormat, type NumberKind } from './number-format.ts';
import type { Bytes } from './source.node.ts';
import { attribute, decodeXml, tagsOf } from './xml-text.ts';
import { FileFault, readPart, type ZipEntry } from './zip.node.ts';

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: ZipEntry;
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly date1904: boolean;
  readonly strings: ZipEntry | null;
  readonly styles: ZipEntry | null;
}

/** Entity declarations are how XML bombs are made; spreadsheets never have any. */
function refuseDoctype(xml: string, part: string): void {
  if (/<!DOCTYPE/i.test(xml.slice(0, 4096))) throw new FileFault('unsafe', part);
}

export type Decoder = InstanceType<typeof TextDecoder>;

/** UTF-8, unless the first bytes say otherwise. */
export function decoderFor(head: Uint8Array): Decoder {
  const wide = head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
  return new TextDecoder(wide ?? 'utf-8');
}

/** A small part as text. */
export async function xmlOf(bytes: Bytes, entry: ZipEntry): Promise<string> {
  const part = await readPart(bytes, entry);
  const xml = decoderFor(part).decode(part);
  refuseDoctype(xml, entry.name);
  return xml;
}

/** The part a relation's target means, `base` being the folder of the part that has it. */
export function resolve(base: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : base + target;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Parts by name; programs do not agree on upper and lower case. */
export function finder(entries: ReadonlyMap<string, ZipEntry>): (path: string) => ZipEntry | null {
  const folded = new Map([...entries].map(([name, entry]) => [name.toLowerCase(), entry]));
  return (path) => entries.get(path) ?? folded.get(path.toLowerCase()) ?? null;
}

/** Where the workbook is: the root relations say; where there are none, where it always is. */
export async function workbookPart(bytes: Bytes, entries: ReadonlyMap<string, ZipEntry>): Promise<ZipEntry | null> {
  const find = finder(entries);
  const root = find('_rels/.rels');
  const tags = root ? tagsOf(await xmlOf(bytes, root), 'Relationship') : [];
  const main = tags.find((tag) => attribute(tag, 'Type')?.endsWith('/officeDocument'));
  const told = main && attribute(main, 'TargetMode') !== 'External' ? find(resolve('', attribute(main, 'Target') ?? '')) : null;
  return (
    told ?? [...entries.values()].find(({ name }) => /(^|\/)xl\/workbook\.xml$/i.test(name) || name === 'workbook.xml') ?? null
  );
}

/** The workbook's sheets in order with where their parts are; a missing part is named. */
export async function readWorkbook(bytes: Bytes, entries: ReadonlyMap<string, ZipEntry>): Promise<Workbook> {
  const find = finder(entries);
  const entry = await workbookPart(bytes, entries);
  if (!entry) throw new FileFault('broken', 'xl/workbook.xml');
  const workbookPath = entry.name;
  const base = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1);
  const xml = await xmlOf(bytes, entry);
  const relationsPath = `${base}_rels/${workbookPath.slice(base.length)}.rels`;
  const relations = find(relationsPath);
  if (!relations) throw new FileFault('broken', relationsPath);
  const targets = new Map<string, { readonly type: string; readonly path: string }>();
  for (const tag of tagsOf(await xmlOf(bytes, relations), 'Relationship')) {
    const id = attribute(tag, 'Id');
    const target = attribute(tag, 'Target');
    if (id && target && attribute(tag, 'TargetMode') !== 'External')
      targets.set(id, { type: attribute(tag, 'Type') ?? '', path: resolve(base, target) });
  }
  const byType = (type: string) => {
    const found = [...targets.values()].find((target) => target.type.endsWith(`/${type}`));
    const part = found ? find(found.path) : null;
    // Without its strings or formats a workbook would read, and read wrongly.
    if (found && !part) throw new FileFault('broken', found.path);
    return part;
  };
  const sheets: WorkbookSheet[] = [];
  for (const tag of tagsOf(xml, 'sheet')) {
    const name = attribute(tag, 'name') ?? '';
    const target = targets.get(attribute(tag, 'id') ?? '');
    if (!target?.type.endsWith('/worksheet')) continue;
    const part = find(target.path);
    if (!part) throw new FileFault('broken', target.path);
    sheets.push({ name, hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible', part });
  }
  const date1904 = tagsOf(xml, 'workbookPr').some((tag) => ['1', 'true'].includes(attribute(tag, 'date1904') ?? ''));
  return { sheets, date1904, strings: byType('sharedStrings'), styles: byType('styles') };
}

/** Style index → how its numbers read. */
export async function readStyles(bytes: Bytes, entry: ZipEntry | null): Promise<readonly NumberKind[]> {
  if (!entry) return [];
  const xml = await xmlOf(bytes, entry);
  const custom = new Map<number, NumberKind>();
  for (const tag of tagsOf(xml, 'numFmt'))
    custom.set(Number(attribute(tag, 'numFmtId')), customFormat(attribute(tag, 'formatCode') ?? ''));
  const cellFormats = xml.match(/<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/)?.[0] ?? '';
  return tagsOf(cellFormats, 'xf').map((tag) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    return custom.get(id) ?? builtinFormat(id);
  });
}

/** Parts that say what a document is: its title, subject, keywords, status, and what programs added of their own. */
const propertyParts = ['docProps/core.xml', 'docProps/app.xml', 'docProps/custom.xml'];
/** Names of sheets are told of as such. */
const titlesOfSheets = /<(?:\w+:)?TitlesOfParts>[\s\S]*?<\/(?:\w+:)?TitlesOfParts>/g;
/** Larger, they are no properties. */
const MOST_PROPERTIES = 256 * 1024;

/** Texts of a document's properties; parts that cannot be read say nothing. */
export async function readProperties(bytes: Bytes, entries: ReadonlyMap<string, ZipEntry>): Promise<string[]> {
  const find = finder(entries);
  const texts: string[] = [];
  for (const path of propertyParts) {
    const entry = find(path);
    if (!entry || entry.size > MOST_PROPERTIES) continue;
    const xml = (await xmlOf(bytes, entry).catch(() => '')).replace(titlesOfSheets, '');
    for (const [, text = ''] of xml.matchAll(/>([^<>]+)</g)) texts.push(decodeXml(text));
  }
  return texts;
}
