import { z } from 'zod';
import { call } from '../base/call.ts';
import { letterFormats, letterSchema } from '../cases/letters/model.ts';
import { type ExportFacts, type ExportLog, exportFormats, type PreparedExport } from './model.ts';

const id = z.string().max(64);
const year = z.number().int().min(2017).max(2100);

export const exportOfSchema = z.discriminatedUnion('kind', [
  /** A workbook to be filled in; of the catalog in force unless a version is named. */
  z.object({ kind: z.literal('template'), dataset: z.string().max(32), version: z.string().max(32).optional() }).strict(),
  /** The rows of a draft or of a sealed batch. */
  z.object({ kind: z.literal('rows'), id }).strict(),
  z.object({ kind: z.literal('findings'), id }).strict(),
  /** The author's own table with what is wrong marked in it. */
  z.object({ kind: z.literal('errors'), id }).strict(),
  z.object({ kind: z.literal('ledger'), year }).strict(),
  /** How this year went and those before it, month by month. */
  z.object({ kind: z.literal('trend'), year }).strict(),
  /** The sheet for the joint meeting (第十六条). */
  z.object({ kind: z.literal('quarter'), year, quarter: z.number().int().min(1).max(4) }).strict(),
  /** An official letter as it was written, for the printer or for the office's secretary. */
  z.object({ kind: z.literal('letter'), letter: letterSchema, as: z.enum(letterFormats) }).strict(),
  /** Evidence of a case as it is; `cases.fetch` sees first that it is here. */
  z.object({ kind: z.literal('evidence'), id, aid: z.number().int() }).strict(),
  /** The log itself. */
  z.object({ kind: z.literal('log') }).strict(),
  /** The destruction record (销毁登记): what was destroyed, by whom, under whose eyes. */
  z.object({ kind: z.literal('destruction') }).strict(),
]);
export type ExportOf = z.infer<typeof exportOfSchema>;

export const exportsCalls = {
  /**
   * Makes a file ready to be fetched once by the host under the token. All but a template needs a purpose, kept in the
   * log when the file begins to leave. Templates and error workbooks are always .xlsx.
   */
  'exports.prepare': call(
    'session',
    z
      .object({
        of: exportOfSchema,
        format: z.enum(exportFormats).optional(),
        language: z.enum(['zh', 'en']),
        purpose: z.string().trim().max(500).optional(),
        /** False: values of level S in full. They are covered unless this is said. */
        masked: z.boolean().optional(),
      })
      .strict(),
  ).returns<PreparedExport>(),
  /** Answers when the file has been written. Progress; cancel ends it, or drops it when nobody has fetched it yet. */
  'exports.follow': call('session', z.object({ token: id }).strict()).returns<ExportFacts>(),
  /** Newest first. */
  'exports.log': call(
    'session',
    z.object({ start: z.number().int().min(0), count: z.number().int().min(1).max(200) }).strict(),
  ).returns<ExportLog>(),
} as const;
