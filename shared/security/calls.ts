import { z } from 'zod';
import { call, nothing } from '../base/call.ts';
import type { AppStatus, EnrolmentOffer } from './model.ts';

const activationCode = z.string().trim().min(4).max(64);
const passphrase = z.string().min(1).max(1024);

const dataset = z.string().min(1).max(32);
export const tableLayout = z
  .object({
    widths: z
      .record(z.string().max(128), z.number().int().min(40).max(1200))
      .refine((widths) => Object.keys(widths).length <= 1000),
    frozen: z.number().int().min(0).max(10).nullable(),
  })
  .strict();

export const securityCalls = {
  'app.status': call('nobody', nothing).returns<AppStatus>(),
  /** Asks the platform (or opens the file) who this code belongs to. Nothing is stored yet. */
  'enrol.begin': call(
    'nobody',
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('online'), platformUrl: z.string().trim().max(500), activationCode }).strict(),
      z.object({ kind: z.literal('file'), content: z.string().max(1_000_000), activationCode }).strict(),
    ]),
  ).returns<EnrolmentOffer>(),
  /** Sets the passphrase, creates the encrypted store and opens the session. */
  'enrol.finish': call('nobody', z.object({ passphrase }).strict()).returns<AppStatus>(),
  'enrol.cancel': call('nobody', nothing).returns<AppStatus>(),
  'session.unlock': call('nobody', z.object({ passphrase }).strict()).returns<AppStatus>(),
  /** Keys out of memory; the store is closed. */
  'session.lock': call('nobody', nothing).returns<AppStatus>(),
  'settings.get': call('session', nothing).returns<Settings>(),
  'settings.set': call(
    'session',
    z
      .object({ language: z.enum(['zh', 'en']).optional(), lockAfterMinutes: z.number().int().min(1).max(240).optional() })
      .strict(),
  ).returns<Settings>(),
  /** How a dataset's table was last laid out on this desk. */
  'settings.layout': call('session', z.object({ dataset }).strict()).returns<TableLayout>(),
  'settings.setLayout': call('session', z.object({ dataset, layout: tableLayout }).strict()).returns<TableLayout>(),
} as const;

/** Widths in pixels by field code, as far as drawn by hand; how many first columns stay on view (null: as the dataset says). */
export type TableLayout = z.infer<typeof tableLayout>;

export interface Settings {
  readonly language: 'zh' | 'en';
  readonly lockAfterMinutes: number;
}
