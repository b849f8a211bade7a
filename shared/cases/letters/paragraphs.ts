import type { Span } from './break-lines.ts';

/** 结构层次序数: 一、 in 黑体, （一） in 楷体; 1. and （1） are not distinguished from the text. */
const HEADS = [
  { begins: /^[一二三四五六七八九十]+、/, font: 'head' },
  { begins: /^（[一二三四五六七八九十]+）/, font: 'subhead' },
] as const;

/** The paragraphs of a body; empty lines do not count. */
export const paragraphsOf = (body: string): readonly string[] =>
  body
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The fonts of a paragraph: a head up to its first full stop, what follows it as text. */
export function spansOf(paragraph: string): readonly Span[] {
  const head = HEADS.find(({ begins }) => begins.test(paragraph));
  if (!head) return [{ text: paragraph, font: 'body' }];
  const end = paragraph.indexOf('。') + 1;
  if (end === 0 || end === paragraph.length) return [{ text: paragraph, font: head.font }];
  return [
    { text: paragraph.slice(0, end), font: head.font },
    { text: paragraph.slice(end), font: 'body' },
  ];
}
