import { masked, maskedCell } from '../../../catalog/mask.ts';
import type { Field, Severity } from '../../../catalog/model.ts';
import { MOST_NOTES, noteText } from '../../../records/export/book.node.ts';
import { looksLikeFormula } from '../../../records/export/cell.ts';
import type { CellNote } from '../../../records/export/comments.ts';
import type { NumberKind } from '../../../records/import/number-format.ts';
import type { OriginRow } from '../../../records/origin.node.ts';
import type { Layout } from '../layout.ts';
import type { RowMarks } from '../marks.node.ts';
import { contentOf, textContent } from './content.ts';
import { type CellChange, type CellSpan, newRow, patchRow, placeOf } from './row.ts';
import type { OwnStyles } from './styles.ts';

/** A row of the draft that belongs on the author's sheet, with what is wrong in it. */
export interface DraftRow {
  readonly row: OriginRow;
  readonly marks: RowMarks | null;
}

export interface MarkerInput {
  readonly layout: Layout;
  /** Places of the fields in the draft's cells. */
  readonly at: ReadonlyMap<string, number>;
  /** Fields to be covered; with any of them nothing leaves that was not imported. */
  readonly covered: ReadonlySet<string>;
  /** Whether the sheet has marks of ours from a round before. */
  readonly again: boolean;
  /** Whether a cell that says something else than the file came to do so by the import itself. */
  readonly asImported: (field: Field, inFile: string | null, inDraft: string | null) => boolean;
  /** What is said on a formula whose value is another one in the draft. */
  readonly formulaKept: (value: string) => string;
  /** The look of a header that was added. */
  readonly addedLook: number;
}

/** What of the author's package cells are written by. */
export interface SheetFacts {
  readonly prefix: string;
  readonly formats: readonly NumberKind[];
  readonly date1904: boolean;
  readonly columnStyle: (column: number) => number;
  readonly styles: OwnStyles;
}

export interface Marker {
  /** A row of the sheet with what the draft has for it; `texts` as they were read. */
  row(xml: string, n: number, texts: readonly (string | null)[], draft: DraftRow | null): string;
  /** A row of the draft that the sheet has not. */
  ownRow(draft: DraftRow, n: number): string;
  /** Whether a row without anything of the draft's is changed all the same. */
  touches(n: number): boolean;
  readonly notes: readonly CellNote[];
  readonly withoutNote: () => number;
  /** Whether a value was written where another one had been. */
  readonly changed: () => boolean;
}

const general: NumberKind = { kind: 'general' };

/** Decides cell by cell what becomes of an author's row: colours, values of the draft, covers, notes. */
export function createMarker({ prefix, formats, date1904, columnStyle, styles }: SheetFacts, input: MarkerInput): Marker {
  const { layout, at, covered, again } = input;
  const cover = covered.size > 0;
  const columnOf = new Map(layout.columns.flatMap((field, column) => (field ? [[field.name, column] as const] : [])));
  const firstAdded = layout.columns.length - layout.added;
  const addedColumns = Array.from({ length: layout.added }, (_, index) => firstAdded + index);
  const header = layout.head[layout.headerRow - 1] ?? [];
  const notes: CellNote[] = [];
  let withoutNote = 0;
  let changed = false;

  const draftText = (row: OriginRow, field: Field): string | null => row.cells[at.get(field.name) ?? -1] || null;
  const worstOf = (draft: DraftRow | null, column: number): Severity | undefined => {
    const field = layout.columns[column];
    return (field ? draft?.marks?.worst.get(field.name) : undefined) ?? (column === 0 ? draft?.marks?.worst.get('') : undefined);
  };
  const coloured = (style: number, severity: Severity | undefined, text: string | null): number => {
    const quoted = text !== null && looksLikeFormula(text);
    if (severity !== undefined) return styles.coloured(style, severity, quoted);
    if (again && styles.isOurs(style)) return styles.coloured(style, null, quoted);
    return quoted ? styles.quoted(style) : style;
  };
  const facts = ({ type, inside, style }: CellSpan) => ({
    numeric: type === 'n' && inside !== '',
    format: formats[style] ?? general,
    date1904,
  });

  /** In a workbook with covers only what was imported is left, as values. */
  const covering = (
    cell: CellSpan,
    inHead: boolean,
    field: Field | null,
    text: string | null,
    differs: boolean,
  ): CellChange['content'] => {
    if (!inHead && field === null) return textContent(null);
    if (!inHead && field !== null && covered.has(field.name)) return textContent(maskedCell(text));
    if (field !== null && differs) return contentOf(text, field, facts(cell));
    const value = /<(?:[\w.-]+:)?v>([^<]*)</.exec(cell.inside)?.[1] ?? '';
    if (cell.type === 'n') return { type: null, inside: value === '' ? '' : `<v>${value}</v>` };
    return textContent(text);
  };

  const missing = (draft: DraftRow | null, column: number, style: number): CellChange => {
    const field = layout.columns[column] ?? null;
    const text = draft && field ? draftText(draft.row, field) : null;
    if (text !== null) changed = true;
    const severity = worstOf(draft, column);
    if (field === null || text === null) return { style: coloured(style, severity, null), content: textContent(null) };
    const told = covered.has(field.name) ? masked(text) : text;
    const content =
      told === text ? contentOf(text, field, { numeric: false, format: formats[style] ?? general, date1904 }) : textContent(told);
    return { style: coloured(style, severity, told), content };
  };

  /** What is about the row, or about a field without a column, stands on the row's first cell. */
  const tell = (n: number, marks: RowMarks | null, more: ReadonlyMap<number, string>): void => {
    const first: string[] = [];
    const said = new Map<number, string>();
    for (const [field, text] of marks?.notes ?? []) {
      const column = columnOf.get(field);
      if (column === undefined) first.push(text);
      else said.set(column, text);
    }
    for (const [column, text] of more) said.set(column, said.has(column) ? `${said.get(column)}\n${text}` : text);
    if (first.length > 0) said.set(0, [...(said.has(0) ? [said.get(0) ?? ''] : []), ...first].join('\n'));
    for (const [column, text] of [...said].sort(([a], [b]) => a - b)) {
      if (notes.length >= MOST_NOTES) withoutNote++;
      else notes.push({ row: n - 1, column, place: placeOf(column, n), text: noteText(text) });
    }
  };

  const columnsOf = (draft: DraftRow, has: (column: number, field: Field) => boolean): number[] => {
    const columns = layout.columns.flatMap((field, column) => (field && has(column, field) ? [column] : []));
    for (const name of draft.marks?.worst.keys() ?? []) columns.push(columnOf.get(name) ?? 0);
    return [...new Set(columns)].sort((a, b) => a - b);
  };

  const withHeads = (xml: string, n: number): string => {
    if (layout.added === 0 || n !== layout.headerRow) return xml;
    const of = (column: number): CellChange => ({ style: input.addedLook, content: textContent(header[column] ?? null) });
    return patchRow(xml, prefix, n, {
      of: ({ column }) => (addedColumns.includes(column) ? of(column) : null),
      wanted: addedColumns,
      missing: of,
    });
  };

  return {
    row(xml, n, texts, draft) {
      const inHead = n <= layout.headerRow;
      const more = new Map<number, string>();
      const differsAt = (column: number, field: Field | null): boolean => {
        if (field === null || draft === null) return false;
        const [inFile, inDraft] = [texts[column] ?? null, draftText(draft.row, field)];
        return inFile !== inDraft && !input.asImported(field, inFile, inDraft);
      };
      const of = (cell: CellSpan): CellChange | null => {
        const { column } = cell;
        const field = layout.columns[column] ?? null;
        const differs = differsAt(column, field);
        const text = differs && field && draft ? draftText(draft.row, field) : (texts[column] ?? null);
        const severity = worstOf(draft, column);
        if (cover) {
          if (differs) changed = true;
          const content = covering(cell, inHead, field, text, differs);
          return { style: coloured(cell.style, severity, content?.type === 'inlineStr' ? text : null), content };
        }
        const style = coloured(cell.style, severity, null);
        if (!differs || field === null) return style === cell.style ? null : { style, content: null };
        if (isFormulaForMany(cell.inside)) {
          more.set(column, input.formulaKept(text ?? ''));
          return { style, content: null };
        }
        changed = true;
        return { style: coloured(cell.style, severity, text), content: contentOf(text, field, facts(cell)) };
      };
      const out = patchRow(xml, prefix, n, {
        of,
        wanted: draft ? columnsOf(draft, (column, field) => (texts[column] ?? null) === null && differsAt(column, field)) : [],
        missing: (column, rowStyle) => missing(draft, column, rowStyle ?? columnStyle(column)),
      });
      tell(n, draft?.marks ?? null, more);
      return withHeads(out, n);
    },
    ownRow(draft, n) {
      const columns = columnsOf(draft, (_, field) => draftText(draft.row, field) !== null);
      tell(n, draft.marks, new Map());
      return newRow(prefix, n, columns, (column) => missing(draft, column, columnStyle(column)));
    },
    touches: (n) => cover || (n > layout.headerRow ? again : n === layout.headerRow && layout.added > 0),
    notes,
    withoutNote: () => withoutNote,
    changed: () => changed,
  };
}

/** A formula that other cells are calculated by: it cannot be taken out alone. */
const isFormulaForMany = (inside: string): boolean => {
  const tag = /<(?:[\w.-]+:)?f\s[^>]*>/.exec(inside)?.[0];
  return tag !== undefined && /\st\s*=\s*["'](?:array|dataTable|shared)["']/.test(tag) && /\sref\s*=/.test(tag);
};
