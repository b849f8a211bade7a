import { describe, expect, it } from 'vitest';
import { sampleLetter, sampleTable } from '../../../test/support/letters.ts';
import { convertWithSoffice, findSoffice } from '../../../test/support/soffice.ts';
import { bytesOf } from '../../records/import/source.node.ts';
import { readDirectory, readPart } from '../../records/import/zip.node.ts';
import { docxOf } from './docx.node.ts';
import type { LetterContent } from './model.ts';

/** The named part of the package, as text. */
async function partsOf(change: Partial<LetterContent> = {}): Promise<Readonly<Record<string, string>>> {
  const bytes = await docxOf(sampleLetter(change), { product: '联络员工作台' });
  const source = bytesOf({ kind: 'bytes', name: 'letter.docx', size: bytes.length, bytes: Uint8Array.from(bytes) });
  const parts: Record<string, string> = {};
  for (const entry of (await readDirectory(source)).values())
    parts[entry.name] = (await readPart(source, entry)).toString('utf8');
  return parts;
}

describe('a letter for Word', () => {
  it('has the paper, the area and 29 points exactly from line to line', async () => {
    const { 'word/document.xml': document = '' } = await partsOf();
    const told = (element: string, name: string): number =>
      Number(new RegExp(`<w:${element}[^>]* w:${name}="(\\d+)"`).exec(document)?.[1]);
    /** A twentieth of a point, or two: nobody measures that on paper. */
    const near = (twips: number, mm: number): void => expect(Math.abs(twips - (mm / 25.4) * 1440)).toBeLessThan(2);
    near(told('pgSz', 'w'), 210);
    near(told('pgSz', 'h'), 297);
    near(told('pgMar', 'top'), 37);
    near(told('pgMar', 'left'), 28);
    near(told('pgMar', 'right'), 26);
    near(told('pgMar', 'bottom'), 35);
    expect(document).toContain('w:line="580" w:lineRule="exact"');
    expect(document).toContain('<w:titlePg/>');
  });

  it('names the standard’s fonts whether this computer has them or not, in their sizes', async () => {
    const parts = await partsOf();
    const document = parts['word/document.xml'] ?? '';
    for (const name of ['仿宋_GB2312', '黑体', '楷体_GB2312', '方正小标宋简体', 'Times New Roman'])
      expect(document).toContain(name);
    expect(document).toContain('<w:sz w:val="32"/>');
    expect(document).toContain('<w:sz w:val="44"/>');
    const header = Object.entries(parts).find(([name, xml]) => name.startsWith('word/header') && xml.includes('郑州市人力资源'));
    expect(header?.[1]).toContain('thickThinSmallGap');
    expect(Object.entries(parts).some(([name, xml]) => name.startsWith('word/footer') && xml.includes('thinThickSmallGap'))).toBe(
      true,
    );
  });

  it('has every word of the letter, escaped, and its table in a turned section with the head repeated', async () => {
    const { 'word/document.xml': document = '' } = await partsOf({
      body: '甲 < 乙 & "丙"\n一、标题。正文',
      attachments: [sampleTable(3)],
      copies: ['市财政局'],
    });
    expect(document).toContain('甲 &lt; 乙 &amp; ');
    for (const text of ['值3-3', '抄送：市财政局。', '附件', '2026年4月8日']) expect(document).toContain(text);
    expect(document).toContain('w:orient="landscape"');
    expect(document).toContain('<w:tblHeader/>');
    expect(document.match(/<w:tr>|<w:tr /g)).toHaveLength(4);
  });
});

const soffice = findSoffice();
describe.skipIf(soffice === null || !hasWriter(soffice))('LibreOffice', () => {
  it('opens it without complaint and finds the words', async () => {
    const bytes = await docxOf(sampleLetter({ attachments: [sampleTable(3)] }), { product: '联络员工作台' });
    const text = soffice ? convertWithSoffice(soffice, bytes, 'txt', 'docx')?.toString('utf8') : '';
    expect(text).toContain('郑州市政务服务和大数据管理局：');
    expect(text).toContain('值3-2');
  });
});

/** Where only its spreadsheets are installed it cannot open a text at all. */
function hasWriter(command: string | null): boolean {
  if (command === null) return false;
  return convertWithSoffice(command, new TextEncoder().encode('一'), 'pdf', 'txt') !== null;
}
