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

/** Rows with findings: worst first, those the platform returned, those of one cause (by the key of its group). */
export type FindingFilter = 'problems' | 'blocking' | 'justify' | 'returned' | `finding:${string}`;

/** By how a row came to be as it is: changed by hand since it came, come with a file, entered by hand. */
export type HandFilter = 'edited' | 'imported' | 'typed';

export type RowFilter = 'all' | FindingFilter | HandFilter;

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
      /** What stood there where a label became its code; null where nothing was replaced. */
      readonly label: string | null;
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
  /** What a workbook of ours says about itself: what it was made for and by which catalog. Of `imports.inspect` only. */
  readonly stamp?: FileStamp | null;
}

/** What a workbook of ours says about itself. */
export interface FileStamp {
  readonly made: 'template' | 'rows' | 'errors';
  readonly dataset: string;
  /** The catalog version whose columns and codes it has. */
  readonly catalog: string;
  /** Of rows and errors: which submission. */
  readonly submission?: string | undefined;
  readonly period?: string | undefined;
  /** Some values were covered with asterisks when it was made. */
  readonly masked?: boolean | undefined;
}

/** `remembered`: as the officer chose for a file with the same header before. */
export type MatchedBy = 'code' | 'name' | 'similar' | 'remembered' | 'hand' | 'none';

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
  /** 1-based row of the header in the sheet, the last of it, and over how many rows it goes. */
  readonly headerRow: number;
  readonly headerRows: number;
  readonly columns: readonly ColumnMatch[];
  readonly missingRequired: readonly string[];
  /** The draft has rows of an earlier version of this file: they can be merged. */
  readonly seenBefore: boolean;
  /** The dataset has a primary key: rows can be updated by it. */
  readonly keyed: boolean;
  /** First data rows, raw, as wide as the sheet. */
  readonly sample: readonly (readonly (string | null)[])[];
}

/**
 * `update`: rows with a key the draft has take its place, the others come behind. `merge`: the same for a file that was
 * imported before: only what changed in it since counts, what was changed here stays.
 */
export type ImportMode = 'append' | 'replace' | 'update' | 'merge';

/** What the officer wants where file and draft disagree. `field` null: whether the row goes, or comes back. */
export interface ImportChoice {
  readonly key: string;
  readonly field: string | null;
  readonly take: 'draft' | 'file';
}

/** A place where the draft and the file both changed what was imported. */
export interface ImportConflict {
  readonly key: string;
  /** The key as an officer reads it. */
  readonly label: string;
  /** Null: the row itself; one side removed it. */
  readonly field: string | null;
  readonly address: string | null;
  /** As it was imported. */
  readonly base: string | null;
  readonly draft: string | null;
  readonly file: string | null;
}

/** A value that a spreadsheet or a wrong encoding spoilt, where it stands. */
export interface ImportDamage {
  /** The finding's detail: `damage/precision`, `codeList/zeros`, … */
  readonly detail: string;
  readonly field: string;
  readonly address: string;
  readonly value: string | null;
}

export interface ImportChangedCell {
  readonly label: string;
  readonly field: string;
  readonly address: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What an import would do; nothing of it is done. Lists are the first few, their counts are of all. */
export interface ImportChanges {
  readonly rows: number;
  readonly blankRows: number;
  readonly added: number;
  readonly changed: number;
  readonly cells: number;
  readonly same: number;
  /** Rows of the draft that would go. */
  readonly gone: number;
  /** Rows of the draft that the file does not have and that stay. */
  readonly kept: number;
  /** What the file's rows bring by themselves. */
  readonly findings: FindingCountsLike;
  /** Fields in which labels become codes, with the first of each. */
  readonly relabelled: readonly {
    readonly field: string;
    readonly cells: number;
    readonly text: string;
    readonly code: string;
  }[];
  readonly damaged: number;
  readonly damage: readonly ImportDamage[];
  readonly conflicting: number;
  readonly conflicts: readonly ImportConflict[];
  readonly changes: readonly ImportChangedCell[];
}

export interface ImportReport {
  readonly run: number;
  readonly rows: number;
  readonly blankRows: number;
  readonly counts: FindingCountsLike;
  readonly replaced: number;
  /** Cells in which a label became its code. */
  readonly relabelled: number;
  /** Of an update or a merge; null of the other modes. */
  readonly merged: { readonly added: number; readonly changed: number; readonly same: number; readonly gone: number } | null;
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

/** What a column holds: each value (null = empty) and in how many rows; `more` values are not named. */
export interface ColumnValues {
  readonly values: readonly { readonly text: string | null; readonly rows: number }[];
  readonly more: number;
}

/** A row of the period before that has the same key; cells in the order of today's fields. */
export interface FormerRow {
  readonly period: string;
  /** Null: that period had no such row. */
  readonly cells: readonly (string | null)[] | null;
}

/** The same of several rows, in the order they were asked for; null: the row has no key, or that period had none like it. */
export interface FormerRows {
  readonly period: string;
  readonly rows: readonly (readonly (string | null)[] | null)[];
}

/** What replacing changed, or would change. */
export interface Replaced {
  readonly cells: number;
  readonly rows: number;
  /** Null when only counted, or nothing was found. */
  readonly done: EditReply | null;
}
