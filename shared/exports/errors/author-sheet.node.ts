import type { Language } from '../../base/problem.ts';
import { masked } from '../../catalog/mask.ts';
import type { Severity } from '../../catalog/model.ts';
import type { Book, OutCell, SheetWriter } from '../../records/export/book.node.ts';
import { cellOf, wide, widthOf } from '../../records/export/field-column.ts';
import { columnLetters } from '../../records/import/column-letters.ts';
import type { OriginRow } from '../../records/origin.node.ts';
import type { Layout } from './layout.ts';
import type { RowMarks } from './marks.node.ts';

/** One sheet given back: the rows where they stood, wrong cells coloured and explained. */
export interface AuthorSheetWriter {
  readonly name: string;
  /** Writes a draft's row at its place in the author's sheet (or the next free one). `own` = the author's cells. Answers the place. */
  put(row: OriginRow, at: number | null, marks: RowMarks | null, own?: readonly (string | null)[]): Promise<number>;
  /** The cell of a field in a row, `B5`; of the row itself, its number. */
  place(row: number, field: string | undefined): string;
  readonly withoutNote: () => number;
  end(): Promise<void>;
}

interface SheetInput {
  readonly name: string;
  readonly layout: Layout;
  /** Places of the fields in the draft's cells. */
  readonly at: ReadonlyMap<string, number>;
  readonly covered: ReadonlySet<string>;
  readonly language: Language;
}

const fillOf = { blocking: 'blocking', justify: 'justify', info: 'info' } as const satisfies Record<Severity, string>;

export async function openAuthorSheet(book: Book, input: SheetInput): Promise<AuthorSheetWriter> {
  const { layout, at, covered } = input;
  const header = layout.head[layout.headerRow - 1] ?? [];
  const sheet: SheetWriter = book.sheet({
    name: input.name,
    frozenRows: layout.headerRow,
    columns: layout.columns.map((field, column) => ({
      width: field ? widthOf(field) : Math.min(36, Math.max(10, wide(header[column] ?? '') + 2)),
    })),
  });
  const head = book.look({ fill: 'head', bold: true, wrap: true });
  const added = book.look({ fill: 'required', bold: true, wrap: true });
  const plain = book.look({ format: 'text' });
  const columnOf = new Map(layout.columns.flatMap((field, column) => (field ? [[field.name, column] as const] : [])));
  const firstAdded = layout.columns.length - layout.added;
  for (const [n, row] of layout.head.entries())
    await sheet.row(
      row.map((text, column): OutCell => {
        if (n !== layout.headerRow - 1) return text === null ? null : { kind: 'text', text, look: plain };
        return { kind: text === null ? 'blank' : 'text', text: text ?? '', look: column >= firstAdded ? added : head };
      }),
      { at: n + 1 },
    );
  let withoutNote = 0;
  const note = (row: number, column: number, text: string): void => {
    if (!sheet.note(row, column, text)) withoutNote++;
  };

  return {
    name: sheet.name,
    withoutNote: () => withoutNote,
    async put(row, wanted, marks, own = []) {
      const cells = layout.columns.map((field, column): OutCell => {
        if (field === null) {
          const text = own[column] ?? null;
          return text === null ? null : { kind: 'text', text, look: plain };
        }
        const severity = marks?.worst.get(field.name);
        const more = severity === undefined ? {} : { fill: fillOf[severity] };
        const place = at.get(field.name);
        const text = place === undefined ? null : (row.cells[place] ?? null);
        if (text !== null && text !== '' && covered.has(field.name))
          return { kind: 'text', text: masked(text), look: book.look({ ...more, format: 'text' }) };
        return cellOf(field, text, book.look, more);
      });
      const whole = marks?.worst.get('');
      if (whole !== undefined && cells.length > 0) cells[0] = inColour(cells[0] ?? null, book, fillOf[whole]);
      const no = await sheet.row(cells, wanted === null ? {} : { at: wanted });
      if (!marks) return no;
      // What is about the row, or about a field without a column, stands on the row's first cell.
      const loose: string[] = [];
      for (const [field, text] of marks.notes) {
        const column = columnOf.get(field);
        if (column === undefined) loose.push(text);
        else if (column > 0) note(no, column, text);
        else loose.unshift(text);
      }
      if (loose.length > 0) note(no, 0, loose.join('\n'));
      return no;
    },
    place(row, field) {
      const column = field === undefined ? undefined : columnOf.get(field);
      return column === undefined ? String(row) : `${columnLetters(column)}${row}`;
    },
    end: sheet.end,
  };
}

/** The same cell in a colour; a cell that is coloured already stays as it is. */
function inColour(cell: OutCell, book: Book, fill: 'blocking' | 'justify' | 'info'): OutCell {
  if (cell === null) return { kind: 'blank', text: '', look: book.look({ fill }) };
  if (typeof cell === 'string') return { kind: 'text', text: cell, look: book.look({ fill, format: 'text' }) };
  return cell.kind === 'text' || cell.kind === 'blank' ? { ...cell, look: book.look({ fill, format: 'text' }) } : cell;
}
