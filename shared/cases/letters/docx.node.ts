import {
  AlignmentType,
  Document,
  FrameAnchorType,
  FrameWrap,
  Header,
  HeightRule,
  type ISectionOptions,
  Packer,
  PageOrientation,
  type Paragraph,
  SectionType,
} from 'docx';
import { firstFooter, firstHeader, firstLines, numberFooter } from './docx/head.node.ts';
import { tableOf } from './docx/table.node.ts';
import { blank, INDENT, paragraph, run, twips } from './docx/text.node.ts';
import { A4, AREA, CHAR_PITCH, DOUBLE_RULE, HEAD, LANDSCAPE, LINE_PITCH, SIZE } from './figures.ts';
import { flowOf } from './flow.ts';
import type { LetterAttachment, LetterContent } from './model.ts';
import { paragraphsOf, spansOf } from './paragraphs.ts';
import { titleLines } from './title.ts';
import { printed, printedDate } from './words.ts';

/** The same letter for the office's own secretary: fonts by name, line pitch exact, everything still to be edited. */
export async function docxOf(letter: LetterContent, facts: { readonly product: string }): Promise<Uint8Array> {
  const tables = letter.attachments.flatMap((attachment, at) =>
    attachment.table ? [{ attachment, table: attachment.table, number: letter.attachments.length > 1 ? at + 1 : null }] : [],
  );
  const copies = copiesOf(letter.copies);
  const document = new Document({
    creator: facts.product,
    title: letter.title.replaceAll('\n', ''),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { size: 32, font: { eastAsia: '仿宋_GB2312', ascii: 'Times New Roman' } } } } },
    sections: [
      firstSection(letter, tables.length === 0 ? copies : []),
      ...tables.map(
        ({ attachment, table, number }, at): ISectionOptions => ({
          properties: {
            type: SectionType.NEXT_PAGE,
            page: {
              // The library turns the paper itself.
              size: { width: twips(A4.width), height: twips(A4.height), orientation: PageOrientation.LANDSCAPE },
              margin: {
                top: twips(LANDSCAPE.top),
                bottom: twips(A4.width - LANDSCAPE.bottom),
                left: twips(LANDSCAPE.left),
                right: twips(A4.height - LANDSCAPE.right),
                header: twips(10),
                footer: twips(14),
              },
            },
          },
          headers: { default: new Header({ children: [] }), even: new Header({ children: [] }) },
          footers: { default: numberFooter('odd'), even: numberFooter('even') },
          children: [
            paragraph([run(`${printed.attachment}${number ?? ''}`, 'head')]),
            blank(),
            ...titleParagraphs(attachment.name),
            tableOf(table),
            ...(at === tables.length - 1 ? copies : []),
          ],
        }),
      ),
    ],
  });
  return Packer.toBuffer(document);
}

function firstSection(letter: LetterContent, copies: readonly Paragraph[]): ISectionOptions {
  const body = paragraphsOf(letter.body);
  const note = letter.note.trim();
  return {
    properties: {
      titlePage: true,
      page: {
        size: { width: twips(A4.width), height: twips(A4.height) },
        margin: {
          top: twips(AREA.top),
          bottom: twips(A4.height - AREA.bottom),
          left: twips(AREA.left),
          right: twips(A4.width - AREA.right),
          header: twips(HEAD.top),
          footer: twips(DOUBLE_RULE.fromBottom),
        },
      },
    },
    headers: { first: firstHeader(letter.agency), default: new Header({ children: [] }), even: new Header({ children: [] }) },
    footers: { first: firstFooter(), default: numberFooter('odd'), even: numberFooter('even') },
    children: [
      ...firstLines(letter),
      blank(),
      blank(),
      ...titleParagraphs(letter.title),
      blank(),
      ...(letter.addressee === '' ? [] : [paragraph([run(`${letter.addressee}${printed.colon}`, 'body')])]),
      ...body.map((text, at) =>
        paragraph(
          spansOf(text).map((span) => run(span.text, span.font)),
          // No page with the signature alone.
          { indent: { firstLine: INDENT }, keepNext: at >= body.length - 2 },
        ),
      ),
      ...attachmentNames(letter.attachments),
      ...signature(letter),
      ...(note === ''
        ? []
        : [paragraph([run(`${printed.open}${note}${printed.close}`, 'body')], { indent: { firstLine: INDENT } })]),
      ...copies,
    ],
  };
}

const titleParagraphs = (title: string): readonly Paragraph[] =>
  titleLines(title).map((line) =>
    paragraph([run(line, 'title', SIZE.title)], { alignment: AlignmentType.CENTER, keepNext: true }),
  );

function attachmentNames(attachments: readonly LetterAttachment[]): readonly Paragraph[] {
  if (attachments.length === 0) return [];
  const label = 3 * CHAR_PITCH;
  const several = attachments.length > 1;
  return [
    paragraph([run('', 'body')], { keepNext: true }),
    ...attachments.map(({ name }, at) =>
      paragraph(
        [run(`${at === 0 ? `${printed.attachment}${printed.colon}` : ''}${several ? `${at + 1}.` : ''}${name}`, 'body')],
        {
          keepNext: true,
          indent: at === 0 ? { left: INDENT + twips(label), hanging: twips(label) } : { left: INDENT + twips(label) },
        },
      ),
    ),
  ];
}

/** Name and date where the layout has them, as indents from the left. */
function signature(letter: LetterContent): readonly Paragraph[] {
  const lines = flowOf({ ...emptied(letter), signature: letter.signature, date: letter.date }).filter(
    ({ pieces }) => pieces.length > 0,
  );
  const texts = letter.signature.name === '' ? [printedDate(letter.date)] : [letter.signature.name, printedDate(letter.date)];
  return lines.slice(-texts.length).flatMap((line, at) => [
    ...Array.from({ length: at === 0 ? line.blanks : 0 }, () => paragraph([run('', 'body')], { keepNext: true })),
    paragraph([run(texts[at] ?? '', 'body')], {
      alignment: AlignmentType.LEFT,
      indent: { left: twips(line.x) },
      keepNext: at < texts.length - 1,
    }),
  ]);
}

const emptied = (letter: LetterContent): LetterContent => ({
  ...letter,
  title: '',
  addressee: '',
  body: '',
  attachments: [],
  note: '',
});

/** 抄送 in a frame at the foot of the area. */
function copiesOf(copies: readonly string[]): readonly Paragraph[] {
  if (copies.length === 0) return [];
  const indent = twips(CHAR_PITCH + 3 * SIZE.small);
  return [
    paragraph([run(`${printed.copies}${printed.colon}${copies.join(printed.between)}${printed.stop}`, 'body', SIZE.small)], {
      indent: { left: indent, hanging: twips(3 * SIZE.small), right: twips(CHAR_PITCH) },
      frame: {
        type: 'alignment',
        width: twips(AREA.width),
        height: twips(LINE_PITCH),
        rule: HeightRule.ATLEAST,
        wrap: FrameWrap.AROUND,
        anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
        alignment: { x: 'left', y: 'bottom' },
      },
    }),
  ];
}
