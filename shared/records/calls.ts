import { z } from 'zod';
import { call } from '../base/call.ts';
import type {
  ColumnValues,
  DraftRow,
  DraftState,
  EditReply,
  FileInfo,
  FormerRow,
  FormerRows,
  FoundCell,
  ImportChanges,
  ImportPreview,
  ImportReport,
  Provenance,
  Replaced,
} from './model.ts';

const id = z.string().max(64);
const rid = z.number().int().positive();
/** 1 MB of text in one cell is already absurd; it is kept, but not more. */
const text = z.string().max(1_000_000).nullable();
const field = z.string().max(128);
const plainFilter = z.union([
  z.enum(['all', 'problems', 'blocking', 'justify', 'returned', 'edited', 'imported', 'typed']),
  z.templateLiteral(['finding:', z.string().max(1000)]),
]);
const condition = z.union([
  z.object({ field, any: z.array(text).min(1).max(1000).readonly() }).strict(),
  z.object({ field, holds: z.string().min(1).max(1000) }).strict(),
]);
/** Which rows, and in which order (view.ts). */
const filter = z.union([
  plainFilter,
  z
    .object({
      filter: plainFilter,
      where: z.array(condition).max(20).readonly(),
      sort: z.object({ field, descending: z.boolean() }).strict().nullable(),
    })
    .strict(),
]);
const token = z.string().max(64);
const sheet = z.string().max(255);

/** Column choice made by hand: file column index → field code or null to leave out. */
export const mappingSchema = z
  .array(
    z.object({
      column: z.number().int().min(0).max(16_384),
      field: field.nullable(),
      /** Labels in the place of codes become codes. */
      labels: z.boolean().optional(),
    }),
  )
  .max(16_384);

const importArgs = z
  .object({
    id,
    token,
    sheet,
    headerRow: z.number().int().min(0).max(1000),
    mapping: mappingSchema,
    mode: z.enum(['append', 'replace', 'update', 'merge']),
    /** Of `merge`: what is wanted where both sides changed something; `otherwise` for all that is not named. */
    choices: z
      .array(z.object({ key: z.string().max(10_000), field: field.nullable(), take: z.enum(['draft', 'file']) }).strict())
      .max(10_000)
      .optional(),
    otherwise: z.enum(['draft', 'file']).optional(),
  })
  .strict();

export const recordsCalls = {
  /** Loads the draft's row order for paging and says what state it is in. */
  'records.open': call('session', z.object({ id, filter: filter.optional() }).strict()).returns<DraftState>(),
  /** Up to 200 rows from 0-based position `start` of the filtered order. */
  'records.page': call(
    'session',
    z.object({ id, filter: filter.optional(), start: z.number().int().min(0), count: z.number().int().min(1).max(200) }).strict(),
  ).returns<readonly DraftRow[]>(),
  /** 0-based position of a row in the filtered order, null when filtered out or gone. */
  'records.locate': call('session', z.object({ id, filter: filter.optional(), rid }).strict()).returns<number | null>(),
  /** The next cell that holds a text, beyond the cell `row`, `field` and round to it again; `only` one column. Progress, cancel. */
  'records.find': call(
    'session',
    z
      .object({
        id,
        filter: filter.optional(),
        text: z.string().max(1000),
        only: field.optional(),
        row: z.number().int().min(0),
        field,
        /** Fields in the order the columns are shown; the catalog's where it is left out. */
        order: z.array(field).max(1000).optional(),
        back: z.boolean().optional(),
      })
      .strict(),
  ).returns<FoundCell | null>(),
  /** The values of a column and how many rows of the view hold each, most frequent first; at most 200 are named. Progress, cancel. */
  'records.values': call('session', z.object({ id, filter: filter.optional(), field }).strict()).returns<ColumnValues>(),
  /** Replaces a text wherever the view's cells hold it, in one undoable step; `dry` only counts. Progress, cancel. */
  'records.replace': call(
    'preparer',
    z
      .object({
        id,
        filter: filter.optional(),
        text: z.string().min(1).max(1000),
        by: z.string().max(10_000),
        only: field.optional(),
        /** The whole cell must be the text. */
        whole: z.boolean().optional(),
        dry: z.boolean().optional(),
      })
      .strict(),
  ).returns<Replaced>(),
  /** One undoable step of cell changes. Durable and validated when answered. */
  'records.edit': call(
    'preparer',
    z
      .object({ id, label: z.string().max(100), changes: z.array(z.object({ rid, field, text }).strict()).min(1).max(200_000) })
      .strict(),
  ).returns<EditReply>(),
  /** A block pasted at a cell: overwrites rightwards and downwards in the filtered order, appends rows as needed. `rid` null = a new row at the end. */
  'records.paste': call(
    'preparer',
    z
      .object({
        id,
        filter: filter.optional(),
        rid: rid.nullable(),
        field,
        /** The block's columns, where they are shown in another order than the catalog's; `field` is the first. */
        fields: z.array(field).min(1).max(1000).optional(),
        block: z
          .array(z.array(z.string().max(1_000_000)).max(1000))
          .min(1)
          .max(100_000),
      })
      .strict(),
  ).returns<EditReply>(),
  /** New rows after a row (null = at the end), or before one. `rows` are cells by field code. */
  'records.insert': call(
    'preparer',
    z
      .object({ id, after: rid.nullable(), before: rid.optional(), rows: z.array(z.record(field, text)).min(1).max(10_000) })
      .strict(),
  ).returns<EditReply>(),
  'records.remove': call('preparer', z.object({ id, rids: z.array(rid).min(1).max(200_000) }).strict()).returns<EditReply>(),
  'records.undo': call('preparer', z.object({ id }).strict()).returns<EditReply>(),
  'records.redo': call('preparer', z.object({ id }).strict()).returns<EditReply>(),
  /** The same record in the accepted batch of the period before; null where there is none, or no key to know it by. */
  'records.former': call('session', z.object({ id, rid }).strict()).returns<FormerRow | null>(),
  /** The same for the rows on view. Null: there is no period before to compare with. */
  'records.formerRows': call('session', z.object({ id, rids: z.array(rid).max(500) }).strict()).returns<FormerRows | null>(),
  'records.provenance': call('session', z.object({ id, rid, field }).strict()).returns<Provenance>(),

  'imports.inspect': call('preparer', z.object({ token }).strict()).returns<FileInfo>(),
  'imports.preview': call(
    'preparer',
    z
      .object({
        token,
        dataset: z.string().max(32),
        /** The draft it is for: its fields are those of the catalog version it is filled in by. */
        id: id.optional(),
        sheet,
        headerRow: z.number().int().min(1).max(1000).optional(),
        mapping: mappingSchema.optional(),
      })
      .strict(),
  ).returns<ImportPreview>(),
  /** What the same import would do: read and compared in a job, nothing stored. Progress, cancel. */
  'imports.plan': call('preparer', importArgs).returns<ImportChanges>(),
  /** Reads, checks and stores in a job: progress, cancel; one undoable step; nothing changes unless it completes. */
  'imports.run': call('preparer', importArgs).returns<ImportReport>(),
} as const;
