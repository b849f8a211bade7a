import { columnLetters } from '../import/column-letters.ts';
import { createCellWriter, type OutCell } from './cell.ts';
import { blocksFor, type CellNote, commentsXml, notesDrawing } from './comments.ts';
import { createLooks, type Look, type Looks, newStyles } from './looks.ts';
import {
  appXml,
  contentTypes,
  coreXml,
  customXml,
  type Properties,
  rootRelations,
  type SheetEntry,
  sheetRelations,
  workbookRelations,
  workbookXml,
  XML,
} from './parts.ts';
import { LAST_ROW, type SheetSpec, sheetHead, sheetName, sheetTail } from './sheet-head.ts';
import { createZip, type Sink, type ZipWriter } from './zip.node.ts';

export type { OutCell } from './cell.ts';
export type { Look } from './looks.ts';
export type { SheetSpec } from './sheet-head.ts';
export type { Sink } from './zip.node.ts';

/** Notes on one sheet: beyond this office programs open the file only after minutes. Cells are coloured all the same. */
export const MOST_NOTES = 20_000;
/** Text of a note; the rest is in the table of findings. */
const LONGEST_NOTE = 1_000;

/** An .xlsx written row by row to where it goes. Memory holds looks, sheet names and one sheet's notes, never its rows. */
export interface Book {
  /** The number of a look, to be given with cells. */
  look(look: Look): number;
  /** The next sheet; the one before must have ended. The name is made one that spreadsheets take. */
  sheet(spec: SheetSpec): SheetWriter;
  end(): Promise<void>;
  /** Texts that did not fit a cell and were cut. */
  readonly cut: () => number;
}

export interface SheetWriter {
  readonly name: string;
  /** A row, below the last one or at a 1-based place further down. Answers its place. */
  row(cells: readonly OutCell[], options?: { readonly at?: number; readonly height?: number }): Promise<number>;
  /** A note on a cell of a row, 1-based; 0-based column. False when there are too many already. */
  note(row: number, column: number, text: string): boolean;
  /** Whether another row fits. */
  readonly full: () => boolean;
  end(): Promise<void>;
}

/** The archive that sheets go into, and what has been given away in it. */
export interface Place {
  readonly zip: ZipWriter;
  readonly looks: Looks;
  /** Who the notes are by. */
  readonly creator: string;
  /** Sheets that are there already, ours behind them. */
  readonly sheets: SheetEntry[];
  /** The number of the next sheet's parts. */
  number: number;
  /** The next block of numbers for notes' boxes. */
  block: number;
  /** Whether a sheet in front is still to be chosen. */
  front: boolean;
}

export const wholePart = async (zip: ZipWriter, name: string, text: string): Promise<void> => {
  const part = zip.part(name);
  await part.write(text);
  await part.end();
};

/** A note as it is shown: long ones are cut. */
export const noteText = (text: string): string =>
  text.length > LONGEST_NOTE ? `${text.slice(0, LONGEST_NOTE - 1).toWellFormed()}…` : text;

/** Writes sheets into an archive, one after the other. */
export function sheetsInto(place: Place): Pick<Book, 'look' | 'sheet' | 'cut'> {
  const { zip, looks, sheets, creator } = place;
  const cells = createCellWriter(looks.quoted);
  /** Letters of columns, made once. */
  const letters: string[] = [];
  const lettersOf = (column: number): string => {
    letters[column] ??= columnLetters(column);
    return letters[column];
  };
  return {
    look: looks.of,
    cut: cells.cut,
    sheet(spec) {
      const name = sheetName(
        spec.name,
        sheets.map((sheet) => sheet.name),
      );
      const number = place.number++;
      const hidden = spec.hidden === true;
      const entry = { name, hidden, notes: false, number };
      sheets.push(entry);
      const part = zip.part(`xl/worksheets/sheet${number}.xml`);
      const first = !hidden && place.front;
      if (first) place.front = false;
      let begun = false;
      let last = 0;
      const notes: CellNote[] = [];
      const begin = async (): Promise<void> => {
        begun = true;
        await part.write(sheetHead(spec, first));
      };
      return {
        name,
        full: () => last >= LAST_ROW,
        async row(row, { at, height } = {}) {
          if (!begun) await begin();
          const place = Math.max(at ?? 0, last + 1);
          if (place > LAST_ROW) throw new Error('a sheet has no more rows');
          last = place;
          let xml = `<row r="${place}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`;
          for (let column = 0; column < row.length; column++)
            xml += cells.xml(`${lettersOf(column)}${place}`, row[column] ?? null);
          await part.write(`${xml}</row>`);
          return place;
        },
        note(row, column, text) {
          if (notes.length >= MOST_NOTES) return false;
          notes.push({ row: row - 1, column, place: `${lettersOf(column)}${row}`, text: noteText(text) });
          return true;
        },
        async end() {
          if (!begun) await begin();
          entry.notes = notes.length > 0;
          await part.write(sheetTail(spec, last, entry.notes));
          await part.end();
          if (!entry.notes) return;
          await wholePart(zip, `xl/worksheets/_rels/sheet${number}.xml.rels`, sheetRelations(number));
          await wholePart(zip, `xl/comments${number}.xml`, `${XML}${commentsXml(notes, creator)}`);
          await wholePart(zip, `xl/drawings/vmlDrawing${number}.vml`, notesDrawing(notes, place.block));
          place.block += blocksFor(notes.length);
        },
      };
    },
  };
}

export function createBook(sink: Sink, properties: Properties): Book {
  const zip = createZip(sink);
  const styles = newStyles();
  const sheets: SheetEntry[] = [];
  const { creator } = properties;
  const writers = sheetsInto({ zip, looks: createLooks(styles), creator, sheets, number: 1, block: 1, front: true });
  return {
    ...writers,
    async end() {
      await wholePart(zip, 'xl/styles.xml', `${XML}${styles.xml()}`);
      await wholePart(zip, 'xl/workbook.xml', workbookXml(sheets));
      await wholePart(zip, 'xl/_rels/workbook.xml.rels', workbookRelations(sheets));
      await wholePart(zip, 'docProps/core.xml', coreXml(properties));
      await wholePart(zip, 'docProps/app.xml', appXml());
      await wholePart(zip, 'docProps/custom.xml', customXml(properties));
      await wholePart(zip, '_rels/.rels', rootRelations());
      await wholePart(zip, '[Content_Types].xml', contentTypes(sheets));
      await zip.end();
    },
  };
}
