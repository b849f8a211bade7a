import {
  AlignmentType,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { LANDSCAPE, SIZE, TABLE } from '../figures.ts';
import type { LetterTable } from '../model.ts';
import { run, twips } from './text.node.ts';

/** A detail table over the whole width; its head is repeated on every page, rows stay whole. */
export function tableOf({ columns, rows }: LetterTable): Table {
  const all = columns.reduce((sum, { weight }) => sum + weight, 0);
  const widths = columns.map(({ weight }) => twips((LANDSCAPE.width * weight) / all));
  const cell = (text: string, at: number, head: boolean): TableCell =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: twips(TABLE.padding), right: twips(TABLE.padding), top: twips(0.6), bottom: twips(0.6) },
      children: text.split('\n').map(
        (part) =>
          new Paragraph({
            alignment: head ? AlignmentType.CENTER : ALIGN[columns[at]?.align ?? 'left'],
            children: [run(part, head ? 'head' : 'body', SIZE.table)],
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(LANDSCAPE.width), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ title }, at) => cell(title, at, true)) }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            height: { value: twips(TABLE.pitch + 2 * TABLE.padding), rule: HeightRule.ATLEAST },
            children: columns.map((_column, at) => cell(row[at] ?? '', at, false)),
          }),
      ),
    ],
  });
}

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
