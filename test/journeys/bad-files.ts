import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CFB, utils, write } from 'xlsx';

/** Files as offices send them by mistake, and what the workbench has to say to each. */
export interface BadFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly number: string;
  /** Words that make the message this file's own. */
  readonly words: RegExp;
}

type Table = readonly (readonly (string | number)[])[];

const workbook = (table: Table): Buffer => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(table.map((row) => [...row])), '参保');
  const bytes: Buffer = write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
  return bytes;
};

/** What Excel makes of a workbook with an opening password: an OLE file around an encrypted package. */
function locked(): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/EncryptionInfo', Buffer.from('04000400400000003c3f786d6c20', 'hex'));
  CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(8192, 0xa7));
  return new Uint8Array(CFB.write(file, { type: 'buffer' }));
}

/** A zip of one empty part: enough to be told from a workbook. */
function zipOf(part: string): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, `/${part}`, Buffer.from('<?xml version="1.0"?><w:document/>'));
  return new Uint8Array(CFB.write(file, { type: 'buffer', fileType: 'zip' }));
}

const wide = Array.from({ length: 200 }, (_, at) => `附加列${at + 1}`);
const rows: Table = Array.from({ length: 400 }, (_, at) => [`第${at}行`, at, `单位${at * 7}`]);

export const badFiles: readonly BadFile[] = [
  { name: '通知.pdf', bytes: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), number: 'P4001', words: /实际内容：PDF 文档/ },
  { name: '参保情况.docx', bytes: zipOf('word/document.xml'), number: 'P4001', words: /实际内容：Word 文档/ },
  {
    name: '扫描件.xlsx',
    bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    number: 'P4001',
    words: /实际内容：PNG 图片/,
  },
  { name: '空工作簿.xlsx', bytes: workbook([]), number: 'P4002', words: /没有任何数据/ },
  { name: '空文件.csv', bytes: new Uint8Array(), number: 'P4002', words: /没有任何数据/ },
  { name: '加密.xlsx', bytes: locked(), number: 'P4003', words: /打开密码.*另存一份/ },
  { name: '没传完.xlsx', bytes: workbook(rows).subarray(0, 6000), number: 'P4004', words: /不完整或已损坏/ },
  { name: '宽表.xlsx', bytes: workbook([wide, wide.map(() => 1)]), number: 'P4008', words: /有 200 列，不像报送表/ },
];

/** A sound workbook of something else: no column is of this dataset. */
export const strangeTable = workbook([
  ['品名', '颜色', '产地'],
  ['苹果', '红', '灵宝'],
]);

export function put(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
