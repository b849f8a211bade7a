import { builtinFormat, customFormat, type NumberKind } from './number-format.ts';
import type { Bytes } from './source.node.ts';
import { attribute, textRuns } from './xml-text.ts';
import { FileFault, readPart, streamPart, type ZipEntry } from './zip.node.ts';

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

async function xmlOf(bytes: Bytes, entry: ZipEntry): Promise<string> {
  const xml = (await readPart(bytes, entry)).toString('utf8');
  refuseDoctype(xml, entry.name);
  return xml;
}

const tags = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*?)/?>`, 'g'))].map((match) => match[1] ?? '');

function resolve(base: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : base + target;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** The workbook's sheets in order with where their parts are; a missing part is named. */
export async function readWorkbook(bytes: Bytes, entries: ReadonlyMap<string, ZipEntry>): Promise<Workbook> {
  const workbookPath = [...entries.keys()].find((name) => /(^|\/)xl\/workbook\.xml$/i.test(name) || name === 'workbook.xml');
  const entry = workbookPath === undefined ? undefined : entries.get(workbookPath);
  if (!entry || workbookPath === undefined) throw new FileFault('broken', 'xl/workbook.xml');
  const base = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1);
  const xml = await xmlOf(bytes, entry);
  const relations = entries.get(`${base}_rels/workbook.xml.rels`);
  if (!relations) throw new FileFault('broken', 'xl/_rels/workbook.xml.rels');
  const targets = new Map<string, { readonly type: string; readonly path: string }>();
  for (const tag of tags(await xmlOf(bytes, relations), 'Relationship')) {
    const id = attribute(tag, 'Id');
    const target = attribute(tag, 'Target');
    if (id && target && attribute(tag, 'TargetMode') !== 'External')
      targets.set(id, { type: attribute(tag, 'Type') ?? '', path: resolve(base, target) });
  }
  const byType = (type: string) => {
    const found = [...targets.values()].find((target) => target.type.endsWith(`/${type}`));
    return (found && entries.get(found.path)) ?? null;
  };
  const sheets: WorkbookSheet[] = [];
  for (const tag of tags(xml, 'sheet')) {
    const name = attribute(tag, 'name') ?? '';
    const target = targets.get(attribute(tag, 'id') ?? '');
    if (!target?.type.endsWith('/worksheet')) continue;
    const part = entries.get(target.path);
    if (!part) throw new FileFault('broken', target.path);
    sheets.push({ name, hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible', part });
  }
  const date1904 = tags(xml, 'workbookPr').some((tag) => ['1', 'true'].includes(attribute(tag, 'date1904') ?? ''));
  return { sheets, date1904, strings: byType('sharedStrings'), styles: byType('styles') };
}

/** Style index → how its numbers read. */
export async function readStyles(bytes: Bytes, entry: ZipEntry | null): Promise<readonly NumberKind[]> {
  if (!entry) return [];
  const xml = await xmlOf(bytes, entry);
  const custom = new Map<number, NumberKind>();
  for (const tag of tags(xml, 'numFmt'))
    custom.set(Number(attribute(tag, 'numFmtId')), customFormat(attribute(tag, 'formatCode') ?? ''));
  const cellFormats = xml.match(/<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/)?.[0] ?? '';
  return tags(cellFormats, 'xf').map((tag) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    return custom.get(id) ?? builtinFormat(id);
  });
}

/** The shared strings, in order; read as a stream so that a large table never becomes one string. */
export async function readStrings(bytes: Bytes, entry: ZipEntry | null): Promise<readonly string[]> {
  const strings: string[] = [];
  if (!entry) return strings;
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let prefix: string | null = null;
  for await (const chunk of streamPart(bytes, entry)) {
    rest += decoder.decode(chunk, { stream: true });
    if (prefix === null) {
      const root = /<(\w+:)?sst[\s>]/.exec(rest);
      if (!root) {
        if (rest.length > 65_536) throw new FileFault('broken', entry.name);
        continue;
      }
      refuseDoctype(rest, entry.name);
      prefix = root[1] ?? '';
    }
    rest = takeItems(rest, prefix, strings);
  }
  return strings;
}

/** Takes every complete `<si>` out of the text; answers what is left. */
function takeItems(text: string, prefix: string, into: string[]): string {
  const open = `<${prefix}si`;
  const close = `</${prefix}si>`;
  let at = 0;
  for (;;) {
    const start = text.indexOf(open, at);
    if (start < 0) return text.slice(Math.max(at, text.length - open.length));
    const tagEnd = text.indexOf('>', start);
    if (tagEnd < 0) return text.slice(start);
    if (text.charCodeAt(tagEnd - 1) === 47) {
      into.push('');
      at = tagEnd + 1;
      continue;
    }
    const end = text.indexOf(close, tagEnd);
    if (end < 0) return text.slice(start);
    into.push(textRuns(text.slice(tagEnd + 1, end), prefix));
    at = end + close.length;
  }
}
