import { AlignmentType, BorderStyle, Footer, Header, LineRuleType, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { AREA, CHAR_PITCH, HEAD, LINE_GAP, LINE_PITCH, SIZE } from '../figures.ts';
import type { LetterContent } from '../model.ts';
import { printed } from '../words.ts';
import { PITCH_TWIPS, paragraph, run, twips } from './text.node.ts';

const RED = 'D1050F';
/** Border widths are told in eighths of a point; the style draws both lines of the pair. */
const RULE = { color: RED, size: 24, space: 0 } as const;
/** The red lines are 170 wide, beyond the area on both sides. */
const WIDE = { left: twips(-8), right: twips(-6) } as const;

/** The agency's name over the first red line. */
export const firstHeader = (agency: string): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        indent: WIDE,
        spacing: { line: twips(HEAD.size + 1), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        border: { bottom: { ...RULE, style: BorderStyle.THICK_THIN_SMALL_GAP, space: 9 } },
        children: [run(agency, 'title', HEAD.size, { color: RED })],
      }),
    ],
  });

/** The second red line, 20 above the paper's edge. */
export const firstFooter = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        indent: WIDE,
        spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        border: { bottom: { ...RULE, style: BorderStyle.THIN_THICK_SMALL_GAP } },
        children: [],
      }),
    ],
  });

/** `— 2 —` at the outer side. */
export function numberFooter(side: 'odd' | 'even'): Footer {
  const indent = twips(CHAR_PITCH);
  const dash = (text: string): TextRun => run(text, 'song', SIZE.small);
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: indent } : { left: indent },
        spacing: { before: 0, after: twips(3.5) },
        children: [
          dash(`${printed.dash} `),
          new TextRun({ children: [PageNumber.CURRENT], size: 28, font: 'SimSun' }),
          dash(` ${printed.dash}`),
        ],
      }),
    ],
  });
}

/** 份号 and 紧急程度 to the left, 发文字号 to the right of the first line. */
export function firstLines(letter: LetterContent): readonly Paragraph[] {
  const left = [
    ...(letter.copyNumber === '' ? [] : [run(letter.copyNumber, 'body')]),
    ...(letter.urgency === 'none' ? [] : [run(printed.urgencies[letter.urgency], 'head')]),
  ];
  const number = letter.number.trim() === '' ? printed.blankNumber(letter.date.slice(0, 4)) : letter.number.trim();
  const before = twips(LINE_GAP - (LINE_PITCH - SIZE.body) / 2);
  return [
    paragraph([...left.slice(0, 1), new TextRun({ children: [new Tab()] }), run(number, 'body')], {
      alignment: AlignmentType.LEFT,
      spacing: { line: PITCH_TWIPS, lineRule: LineRuleType.EXACT, before, after: 0 },
      tabStops: [{ type: TabStopType.RIGHT, position: twips(AREA.width) }],
    }),
    ...left.slice(1).map((item) => paragraph([item])),
  ];
}
