import { z } from 'zod';
import { call, nothing } from '../base/call.ts';
import type {
  AppStatus,
  AuditCheck,
  AuditPage,
  BackupInfo,
  BackupOffer,
  BackupStatus,
  DrillReport,
  EnrolmentOffer,
  KeyStatus,
} from './model.ts';

const activationCode = z.string().trim().min(4).max(64);
const passphrase = z.string().min(1).max(1024);

const code = z.string().min(1).max(200);
const token = z.string().min(1).max(64);
const name = z.string().trim().min(1).max(64);
const start = z.number().int().min(0);

const dataset = z.string().min(1).max(32);
export const tableLayout = z
  .object({
    widths: z
      .record(z.string().max(128), z.number().int().min(40).max(1200))
      .refine((widths) => Object.keys(widths).length <= 1000),
    frozen: z.number().int().min(0).max(10).nullable(),
    /** Field codes as the columns were put; fields it does not name stand where the dataset has them. */
    order: z.array(z.string().max(128)).max(1000).optional(),
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
  /** A recovery code for the store that is about to be made; asked again, another one. It counts when enrolment is finished. */
  'enrol.recovery': call('nobody', nothing).returns<{ readonly code: string }>(),
  'enrol.cancel': call('nobody', nothing).returns<AppStatus>(),
  'session.unlock': call('nobody', z.object({ passphrase }).strict()).returns<AppStatus>(),
  /** With the recovery code instead: the enrolled officer's passphrase becomes another one. */
  'session.recover': call('nobody', z.object({ code, passphrase }).strict()).returns<AppStatus>(),
  /** Keys out of memory; the store is closed. */
  'session.lock': call('nobody', nothing).returns<AppStatus>(),
} as const;

export const settingsCalls = {
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

/** Copies of the store, and back from one (backup/). */
export const backupCalls = {
  'backup.status': call('session', nothing).returns<BackupStatus>(),
  /** Null: beside the data. */
  'backup.configure': call(
    'liaison',
    z.object({ folder: z.string().trim().min(1).max(1000).nullable(), keep: z.number().int().min(1).max(100) }).strict(),
  ).returns<BackupStatus>(),
  /** Progress; cancel leaves nothing behind. */
  'backup.make': call('preparer', nothing).returns<BackupInfo>(),
  /** Proves that the newest backup is whole, opens, and holds what it should. */
  'backup.drill': call('preparer', nothing).returns<DrillReport>(),
} as const;

export const restoreCalls = {
  /** What a chosen file says of itself, after all of it was read. */
  'restore.inspect': call('nobody', z.object({ token }).strict()).returns<BackupOffer>(),
  /**
   * Puts the store of a backup in the place of what is here (which is kept aside) and opens it. The secret is a
   * passphrase or the recovery code of when it was made; with the code a new passphrase is set.
   */
  'restore.open': call(
    'nobody',
    z.object({ token, secret: code, passphrase: passphrase.optional() }).strict(),
  ).returns<AppStatus>(),
} as const;

/** Who may open this computer's store, and by what (keys/). */
export const keyCalls = {
  'keys.status': call('session', nothing).returns<KeyStatus>(),
  'officers.add': call(
    'liaison',
    z.object({ name, role: z.enum(['liaison', 'preparer', 'auditor']), passphrase }).strict(),
  ).returns<KeyStatus>(),
  /** Their passphrase opens nothing any more; what they did stays. */
  'officers.remove': call('liaison', z.object({ id: z.string().max(64) }).strict()).returns<KeyStatus>(),
  /** For one who has forgotten it. */
  'officers.passphrase': call('liaison', z.object({ id: z.string().max(64), passphrase }).strict()).returns<KeyStatus>(),
  /** One's own passphrase. */
  'secrets.change': call('session', z.object({ old: passphrase, passphrase }).strict()).returns<KeyStatus>(),
  /** A new recovery code; the former opens nothing any more. */
  'recovery.renew': call('liaison', nothing).returns<{ readonly code: string }>(),
  'recovery.revoke': call('liaison', nothing).returns<KeyStatus>(),
  /** The store again under a new key; everybody's secret stays. Ends locked. */
  'secrets.rekey': call('liaison', nothing).returns<AppStatus>(),
} as const;

/** Who did what (audit/). */
export const auditCalls = {
  'audit.list': call(
    'session',
    z
      .object({
        what: z.string().max(64).optional(),
        who: z.string().max(64).optional(),
        from: z.number().optional(),
        to: z.number().optional(),
        start,
        count: z.number().int().min(1).max(200),
      })
      .strict(),
  ).returns<AuditPage>(),
  /** Computes the whole chain anew. */
  'audit.verify': call('session', nothing).returns<AuditCheck>(),
  /** All of it as JSON, signed with the client's key; fetched once by the host under the token. */
  'audit.export': call('liaison', z.object({ purpose: z.string().trim().min(4).max(500) }).strict()).returns<{
    readonly token: string;
    readonly name: string;
  }>(),
} as const;

/** Widths in pixels by field code, as far as drawn by hand; how many first columns stay on view (null: as the dataset says). */
export type TableLayout = z.infer<typeof tableLayout>;

export interface Settings {
  readonly language: 'zh' | 'en';
  readonly lockAfterMinutes: number;
}
