import type { Language } from '../base/problem.ts';
import type { LetterContent, LetterFormat } from '../cases/letters/model.ts';
import type { Dataset } from '../catalog/model.ts';
import type { TemplateInput } from '../records/export/template.node.ts';
import type { FileSource } from '../records/import/source.node.ts';
import type { CompileInput } from '../validation/compile.ts';
import type { FileFormat } from './model.ts';
import type { SmallTable } from './tables.ts';
import type { Taker } from './watermark.ts';

/** One file to be made, as plain data: it is handed to a thread. */
export type ExportJob = { readonly file: FileFacts } & (
  | { readonly kind: 'template'; readonly input: TemplateInput }
  | ({ readonly kind: 'table' } & SmallTable)
  | ({ readonly kind: 'rows' } & RowsJob)
  | ({ readonly kind: 'findings' } & CheckedJob)
  | ({ readonly kind: 'errors' } & ErrorsJob)
  | ({ readonly kind: 'evidence' } & EvidenceJob)
  | { readonly kind: 'letter'; readonly letter: LetterContent; readonly as: LetterFormat }
);

export interface FileFacts {
  readonly name: string;
  readonly title: string;
  readonly format: FileFormat;
  readonly language: Language;
  /** Epoch ms. */
  readonly now: number;
  readonly product: string;
  /** Whose copy it is; null where it holds no data (a template). */
  readonly taker: Taker | null;
}

export interface EvidenceJob {
  readonly aid: number;
  /** As it is called in its case. */
  readonly called: string;
  readonly size: number;
  readonly sha256: string;
}

export interface RowsJob {
  readonly sid: number;
  readonly submission: string;
  readonly dataset: Dataset;
  readonly version: string;
  readonly period: string;
  readonly masked: boolean;
}

export interface CheckedJob extends RowsJob {
  /** For the words of the findings. */
  readonly compile: CompileInput;
  /** Written reasons by group. */
  readonly reasons: readonly (readonly [group: string, text: string])[];
}

export interface ErrorsJob extends CheckedJob {
  /** The authors' files that are still at hand, by import run. */
  readonly sources: readonly { readonly run: number; readonly source: FileSource }[];
}

/** What a file is written with. */
export interface Tools {
  readonly signal: { readonly aborted: boolean };
  progress(done: number, total: number | null): void;
}

/** Thrown where the officer stopped it. */
export class Stopped extends Error {}

export interface Written {
  readonly rows: number;
  readonly cut: number;
  readonly withoutNote: number;
}
