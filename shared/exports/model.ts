import type { LetterFormat } from '../cases/letters/model.ts';

/** What can be taken out of the client. */
export const exportKinds = [
  'template',
  'rows',
  'findings',
  'errors',
  'ledger',
  'trend',
  'quarter',
  'log',
  'letter',
  'evidence',
  'destruction',
] as const;
export type ExportKind = (typeof exportKinds)[number];

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A letter's format is part of what it is; evidence leaves as it is. */
export type FileFormat = ExportFormat | LetterFormat | 'asIs';

/** A file ready to be fetched once, by the host, under this token. Nothing of it exists before. */
export interface PreparedExport {
  readonly token: string;
  readonly name: string;
}

/** What was written. */
export interface ExportFacts {
  readonly rows: number;
  readonly bytes: number;
  /** Texts longer than a cell, cut. */
  readonly cut: number;
  /** Cells that are coloured only: a sheet holds so many notes and no more. */
  readonly withoutNote: number;
}

/** `begun`: still being written, or the program ended in the middle. */
export type ExportState = 'begun' | 'done' | 'cancelled' | 'failed';

/** What became of values of level S: covered, given in full, or there are none. */
export type Sensitive = 'covered' | 'full' | 'none';

/** One line of the log. Templates hold no data and are not in it. */
export interface ExportLogEntry {
  readonly id: number;
  /** Epoch ms. */
  readonly at: number;
  readonly who: string;
  readonly kind: ExportKind;
  readonly dataset: string | null;
  readonly period: string | null;
  readonly submission: string | null;
  readonly file: string;
  readonly purpose: string;
  readonly sensitive: Sensitive;
  readonly rows: number;
  readonly bytes: number;
  readonly state: ExportState;
}

export interface ExportLog {
  readonly total: number;
  readonly entries: readonly ExportLogEntry[];
}
