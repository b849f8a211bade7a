import type { FileKind } from '../model.ts';
import type { Bytes } from './source.node.ts';
import { readDirectory, readPart } from './zip.node.ts';

/** What a file really is, whatever its name says. */
export type Sniffed =
  | { readonly kind: FileKind }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'empty' }
  /** Not a table; what it looks like instead, in the officer's words. */
  | { readonly kind: 'other'; readonly looks: Looks };

export interface Looks {
  readonly zh: string;
  readonly en: string;
}

const other = (zh: string, en: string): Sniffed => ({ kind: 'other', looks: { zh, en } });

const starts = (head: Buffer, hex: string): boolean => head.subarray(0, hex.length / 2).toString('hex') === hex;

const known: readonly (readonly [magic: string, zh: string, en: string])[] = [
  ['25504446', 'PDF 文档', 'a PDF'],
  ['89504e47', 'PNG 图片', 'a PNG picture'],
  ['ffd8ff', 'JPEG 图片', 'a JPEG picture'],
  ['47494638', 'GIF 图片', 'a GIF picture'],
  ['52617221', 'RAR 压缩包', 'a RAR archive'],
  ['377abcaf271c', '7z 压缩包', 'a 7z archive'],
  ['1f8b', 'gzip 压缩包', 'a gzip archive'],
  ['4d5a', 'Windows 程序', 'a Windows program'],
  ['7f454c46', 'Linux 程序', 'a Linux program'],
  ['53514c69746520666f726d6174', 'SQLite 数据库', 'an SQLite database'],
];

/** Looks at the bytes, not at the name: offices rename .html and .xls at will. */
export async function sniff(bytes: Bytes): Promise<Sniffed> {
  if (bytes.size === 0) return { kind: 'empty' };
  const head = await bytes.read(0, 8192);
  if (starts(head, '504b0304') || starts(head, '504b0506')) return sniffZip(bytes);
  // An encrypted .xlsx is an OLE file holding "EncryptedPackage" (UTF-16 in its directory).
  if (starts(head, 'd0cf11e0a1b11ae1')) return sniffOle(bytes);
  const named = known.find(([magic]) => starts(head, magic));
  if (named) return other(named[1], named[2]);
  const wide = starts(head, 'fffe') || starts(head, 'feff');
  const text = (
    wide ? new TextDecoder(starts(head, 'fffe') ? 'utf-16le' : 'utf-16be').decode(head) : head.toString('utf8')
  ).replace(/^\uFEFF/, '');
  // What programs and portals call .xls is often a web page.
  if (/^\s*(<!--[\s\S]{0,2000}?-->\s*){0,3}<(!doctype html|html|head|body|meta|style|table)\b/i.test(text))
    return other('网页（HTML）', 'a web page (HTML)');
  if (/^\s*MIME-Version:/i.test(text)) return other('单个文件网页（MHTML）', 'a web archive (MHTML)');
  if (/^\s*[{[]\s*["{[\]}]/.test(text)) return other('JSON', 'JSON');
  if (/^\s*<\?xml/.test(text))
    return text.includes('urn:schemas-microsoft-com:office:spreadsheet')
      ? other('XML 表格 2003', 'an XML spreadsheet 2003')
      : other('XML', 'XML');
  // UTF-16 text is full of zero bytes; everything else with them is not text.
  const zeros = head.filter((byte) => byte === 0).length;
  if (!wide && zeros > 0 && zeros < head.length / 4) return other('二进制文件', 'a binary file');
  return { kind: 'csv' };
}

async function sniffZip(bytes: Bytes): Promise<Sniffed> {
  const entries = await readDirectory(bytes);
  const names = [...entries.keys()];
  if (names.some((name) => /(^|\/)workbook\.xml$/i.test(name) || /(^|\/)xl\/worksheets\//i.test(name))) return { kind: 'xlsx' };
  if (names.some((name) => /workbook\.bin$/i.test(name))) return other('xlsb 二进制工作簿', 'an .xlsb binary workbook');
  const type = entries.get('mimetype');
  if (type && (await readPart(bytes, type)).toString('utf8').includes('opendocument.spreadsheet')) return { kind: 'ods' };
  if (names.some((name) => /word\/document\.xml$/i.test(name))) return other('Word 文档', 'a Word document');
  return other('zip 压缩包', 'a zip archive');
}

async function sniffOle(bytes: Bytes): Promise<Sniffed> {
  const wide = (name: string) => Buffer.from(name, 'utf16le');
  const probe = await bytes.read(0, Math.min(bytes.size, 64 * 1024 * 1024));
  if (probe.includes(wide('EncryptedPackage'))) return { kind: 'encrypted' };
  if (probe.includes(wide('Workbook')) || probe.includes(wide('Book'))) return { kind: 'xls' };
  if (probe.includes(wide('WordDocument'))) return other('Word 文档', 'a Word document');
  return other('OLE 文件', 'an OLE file');
}
