import { Buffer } from 'node:buffer';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleLetter, sampleTable } from '../../../test/support/letters.ts';
import { writeLoneFont } from '../../../test/support/lone-font.ts';
import { type ReadPage, type ReadText, readPdf } from '../../../test/support/pdf-read.ts';
import { findFonts, type LetterFonts } from './fonts/found.node.ts';
import type { LetterContent, LetterFormat } from './model.ts';
import { writeLetter } from './write.node.ts';

const fonts = await findFonts();
/** Where a computer has no Chinese font at all there is nothing to draw with, and the product says so. */
const drawable = fonts.taken.body !== null && fonts.taken.title !== null && fonts.taken.head !== null;

async function made(letter: LetterContent, as: LetterFormat = 'pdf', with_: LetterFonts = fonts, check = () => {}) {
  const chunks: Uint8Array[] = [];
  let progress = 0;
  const result = await writeLetter(
    { letter, as, product: '联络员工作台', now: Date.parse('2026-04-08T10:00:00+08:00') },
    (chunk) => void chunks.push(Uint8Array.from(chunk)),
    { check, progress: (done) => (progress = done) },
    with_,
  );
  return { result, progress, bytes: Buffer.concat(chunks) };
}

/** Figures of GB/T 9704-2012; everything read back from the file must be within half a millimetre. */
const PT = 25.4 / 72;
const near = (value: number | undefined, figure: number): void => {
  expect(value).toBeDefined();
  expect(Math.abs((value ?? 0) - figure), `${value} against ${figure}`).toBeLessThan(0.5);
};
/** Upper edge of a character whose baseline was read: ideographs stand on 88 % of their height. */
const topOf = ({ y, size }: ReadText): number => y - 0.88 * size;
const lineWith = (page: ReadPage | undefined, text: string): readonly ReadText[] => {
  const lines = new Map<string, ReadText[]>();
  for (const one of page?.texts ?? []) lines.set(one.y.toFixed(1), [...(lines.get(one.y.toFixed(1)) ?? []), one]);
  return (
    [...lines.values()].find((line) =>
      line
        .map((one) => one.text)
        .join('')
        .includes(text),
    ) ?? []
  );
};

describe.skipIf(!drawable)('a letter as PDF, read back from its bytes', () => {
  it('stands where the standard puts it', async () => {
    const { result, bytes } = await made(sampleLetter({ body: '这是正文'.repeat(400), copies: ['市财政局'] }));
    expect(result.ok).toBe(true);
    const pages = readPdf(bytes);
    const [first, second, third] = pages;
    near(first?.width, 210);
    near(first?.height, 297);
    const name = first?.texts[0];
    expect(first?.texts.map(({ text }) => text).join('')).toContain('郑州市人力资源和社会保障局');
    near(topOf(name ?? { text: '', x: 0, y: 0, size: 0, turned: false, end: 0 }) + (name?.size ?? 0) * 0.037, 30);
    const [thick, thin, lowThin, lowThick] = first?.boxes ?? [];
    near(thick?.width, 170);
    near(thick?.x, 20);
    near((thick?.y ?? 0) - (30 + 9.8), 4);
    expect(thick?.height).toBeGreaterThan(thin?.height ?? 1);
    expect(lowThick?.height).toBeGreaterThan(lowThin?.height ?? 1);
    near((lowThick?.y ?? 0) + (lowThick?.height ?? 0), 297 - 20);
    const number = lineWith(first, '〔');
    near(Math.max(...number.map(({ end }) => end)), 184);
    const numberTop = Math.min(...number.filter(({ text }) => text.includes('〔') || text.includes('号')).map(topOf));
    near(numberTop - ((thin?.y ?? 0) + (thin?.height ?? 0)), 14 * PT);
    const lowest = Math.max(...(first?.texts ?? []).map((one) => topOf(one) + one.size));
    near((lowThin?.y ?? 0) - lowest, 14 * PT);
    const body = (second?.texts ?? []).filter(({ text }) => text.includes('正'));
    const tops = [...new Set(body.map((one) => Math.round(topOf(one) * 100) / 100))].sort((a, b) => a - b);
    expect(tops).toHaveLength(22);
    for (const [at, top] of tops.entries()) near(top, 37 + at * (225 / 22) + (225 / 22 - 16 * PT) / 2);
    near(Math.min(...body.map(({ x }) => x)), 28);
    near(Math.max(...body.map(({ end }) => end)), 184);
    near(body[0]?.size, 16 * PT);
    const even = lineWith(second, '— 2 —');
    near(even[0]?.x, 28 + 156 / 28);
    near(topOf(even[0] ?? body[0] ?? { text: '', x: 0, y: 0, size: 0, turned: false, end: 0 }) + 7 * PT, 269);
    near(Math.max(...lineWith(third, '— 3 —').map(({ end }) => end)), 184 - 156 / 28);
    const copies = lineWith(pages.at(-1), '抄送：市财政局。');
    near(copies[0]?.size, 14 * PT);
    near(copies[0]?.x, 28 + 156 / 28);
  });

  it('has wide tables on turned pages, the number at their left, and every character as text', async () => {
    const { bytes, progress } = await made(sampleLetter({ attachments: [sampleTable(60)] }));
    const pages = readPdf(bytes);
    const turned = pages.filter(({ width, height }) => width > height);
    expect(turned.length).toBeGreaterThan(1);
    expect(progress).toBe(pages.length - 1);
    for (const page of turned) {
      near(page.width, 297);
      expect(lineWith(page, '记录主键').length).toBeGreaterThan(0);
      const number = page.texts.find((one) => one.turned);
      near((number?.x ?? 0) + 0.88 * 14 * PT - 7 * PT, 28);
    }
    expect(turned.flatMap(({ texts }) => texts.map(({ text }) => text)).join('')).not.toContain('□');
  });

  it('embeds its fonts and says what it is', async () => {
    const { bytes } = await made(sampleLetter());
    const file = bytes.toString('latin1');
    expect(file.startsWith('%PDF-')).toBe(true);
    expect(file).toMatch(/\/FontFile[23] \d+ 0 R/);
    expect(file).not.toMatch(/Helvetica|\/Type1\b/);
  });

  it('takes fonts that are files of their own as well as faces of a collection', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
    try {
      for (const face of new Set(Object.values(fonts.taken)))
        if (face) writeLoneFont(face, join(folder, `${face.postscript}.otf`));
      const lone = await findFonts([folder]);
      expect(lone.taken.body).toMatchObject({ offset: 0, postscript: fonts.taken.body?.postscript });
      const { result, bytes } = await made(sampleLetter({ title: '关于核对第壹批数据的函' }), 'pdf', {
        ...lone,
        faceFor: (role, sign) => lone.faceFor(role, sign) ?? lone.taken.body,
      });
      expect(result.ok).toBe(true);
      const [page] = readPdf(bytes);
      expect(page?.texts.map(({ text }) => text).join('')).toContain('关于核对第壹批数据的函');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is refused, with the characters named, when no font has one: never a silent box', async () => {
    const without: LetterFonts = { ...fonts, faceFor: (role, sign) => (sign === '㐂' ? null : fonts.faceFor(role, sign)) };
    const { result, bytes } = await made(sampleLetter({ title: '关于㐂字的函' }), 'pdf', without);
    expect(result).toEqual({ ok: false, problem: { code: 'letters/missing', data: { signs: '㐂（U+3402）', count: 1 } } });
    expect(bytes).toHaveLength(0);
  });

  it('stops between pages when the officer has had enough', async () => {
    class Enough extends Error {}
    const stop = made(sampleLetter({ attachments: [sampleTable(500)] }), 'pdf', fonts, () => {
      throw new Enough();
    });
    await expect(stop).rejects.toThrow(Enough);
  });
});

describe('a computer without Chinese fonts', () => {
  it('is told so', async () => {
    const none: LetterFonts = { taken: { title: null, body: null, head: null, subhead: null, song: null }, faceFor: () => null };
    const { result } = await made(sampleLetter(), 'pdf', none);
    expect(result).toEqual({ ok: false, problem: { code: 'letters/noFont' } });
  });
});
