import type { Severity } from '../catalog/model.ts';

/** A draft is the rows of one submission revision. A row's cells stand in the order of the dataset's fields. */
export interface DraftRow {
  /** Stable row id, unique in the store. */
  readonly rid: number;
  /** Present 1-based row number. */
  readonly no: number;
  /** Raw text as it came in, one per field; null = empty. */
  readonly cells: readonly (string | null)[];
  /** Worst severity per field code that has findings; '' holds row-level ones. */
  readonly marks: Readonly<Record<string, Severity>>;
}

export type RowFilter = 'all' | 'problems' | 'blocking' | 'justify';

export interface DraftState {
  readonly id: string;
  readonly rows: number;
  /** Rows that pass the present filter. */
  readonly shown: number;
  readonly undo: string | null;
  readonly redo: string | null;
  /** Epoch ms of the last durable change. */
  readonly savedAt: number | null;
  readonly frozen: boolean;
}

/** What a change did, enough for the grid to update without reading everything again. */
export interface EditReply {
  readonly state: DraftState;
  /** Rows as they are now, for those that were touched and still exist (at most 200; more: read the page again). */
  readonly rows: readonly DraftRow[];
  /** Row ids created by this change, in order. */
  readonly created: readonly number[];
  readonly reload: boolean;
}

export interface CellChange {
  readonly rid: number;
  readonly field: string;
  readonly text: string | null;
}

/** Where a cell came from. */
export type Provenance =
  | { readonly kind: 'typed'; readonly at: number; readonly by: string }
  | {
      readonly kind: 'file';
      readonly file: string;
      readonly sheet: string;
      readonly address: string;
      readonly at: number;
      readonly editedAt: number | null;
    }
  | { readonly kind: 'inherited'; readonly revision: number }
  | { readonly kind: 'unknown' };

// ---- import of files

export type FileKind = 'xlsx' | 'xls' | 'ods' | 'csv';

/** A chosen file, staged with the host; `token` is how calls name it. */
export interface FileOffer {
  readonly token: string;
  readonly name: string;
  readonly size: number;
}

export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows as far as known without reading everything; null when unknown. */
  readonly rows: number | null;
}

export interface FileInfo {
  readonly file: string;
  readonly kind: FileKind;
  readonly size: number;
  readonly sheets: readonly SheetInfo[];
  /** For delimited text. */
  readonly encoding: string | null;
  readonly delimiter: string | null;
}

export type MatchedBy = 'code' | 'name' | 'similar' | 'hand' | 'none';

export interface ColumnMatch {
  /** 0-based column in the file, and its letters (A, B, …). */
  readonly column: number;
  readonly letters: string;
  readonly header: string;
  /** Field code, or null when the column is left out. */
  readonly field: string | null;
  readonly by: MatchedBy;
}

export interface ImportPreview {
  /** 1-based row of the header in the sheet, and the number of header rows. */
  readonly headerRow: number;
  readonly columns: readonly ColumnMatch[];
  readonly missingRequired: readonly string[];
  /** First data rows, raw, as wide as the sheet. */
  readonly sample: readonly (readonly (string | null)[])[];
}

export type ImportMode = 'append' | 'replace';

export interface ImportReport {
  readonly run: number;
  readonly rows: number;
  readonly blankRows: number;
  readonly counts: FindingCountsLike;
  readonly replaced: number;
  readonly milliseconds: number;
}

export interface FindingCountsLike {
  readonly blocking: number;
  readonly justify: number;
  readonly info: number;
}

/** Where a text was found: 0-based position in the filtered order, and the column. */
export interface FoundCell {
  readonly row: number;
  readonly field: string;
}
