import { AlignmentType, convertMillimetersToTwip, type IParagraphOptions, LineRuleType, Paragraph, TextRun } from 'docx';
import { CHAR_PITCH, MM_PER_PT, SIZE } from '../figures.ts';
import type { FontRole } from '../page.ts';

/** Fonts by the names the standard has them: the office's own computer may have those this one replaced. */
const NAMES: Readonly<Record<FontRole, string>> = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  head: '黑体',
  subhead: '楷体_GB2312',
  song: '宋体',
};

/** 29 points exactly: twenty-two lines fill the area. */
export const PITCH_TWIPS = 580;
/** Characters stand a fifth of a point closer than their size, so that twenty-eight fill a line. */
const CLOSER_TWIPS = -4;

export const twips = (mm: number): number => Math.round(convertMillimetersToTwip(mm));
export const INDENT = twips(2 * CHAR_PITCH);

export function run(text: string, font: FontRole, size: number = SIZE.body, more: { readonly color?: string } = {}): TextRun {
  const latin = font === 'body' || font === 'subhead' ? 'Times New Roman' : NAMES[font];
  return new TextRun({
    text,
    size: Math.round((size / MM_PER_PT) * 2),
    font: { ascii: latin, hAnsi: latin, eastAsia: NAMES[font], cs: latin, hint: 'eastAsia' },
    ...(size === SIZE.body ? { characterSpacing: CLOSER_TWIPS } : {}),
    ...more,
  });
}

/** A paragraph on the grid of lines. */
export const paragraph = (runs: readonly TextRun[], more: Omit<IParagraphOptions, 'children'> = {}): Paragraph =>
  new Paragraph({
    spacing: { line: PITCH_TWIPS, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    alignment: AlignmentType.BOTH,
    ...more,
    children: runs,
  });

export const blank = (): Paragraph => paragraph([run('', 'body')]);
