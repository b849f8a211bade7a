import { z } from 'zod';
import { call, nothing } from '../base/call.ts';
import type { HandoverStatus } from './handover/model.ts';
import type {
  AppStatus,
  AuditCheck,
  AuditPage,
  AuditStanding,
  BackupInfo,
  BackupOffer,
  BackupStatus,
  Destruction,
  DoctorReport,
  DrillReport,
  EnrolmentOffer,
  Expiry,
  KeychainStatus,
  KeyStatus,
  RetentionStatus,
} from './model.ts';

export { revealCalls } from './reveal/calls.ts';

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
    /** What stood there in the period before is shown in each cell. */
    former: z.boolean().optional(),
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
  /** Without a passphrase, where an officer of this account has turned that on. Whatever is wrong, the passphrase opens. */
  'session.unlockBySystem': call('nobody', nothing).returns<AppStatus>(),
  /** Keys out of memory; the store is closed. */
  'session.lock': call('nobody', nothing).returns<AppStatus>(),
} as const;

export const settingsCalls = {
  'settings.get': call('session', nothing).returns<Settings>(),
  'settings.set': call(
    'session',
    z
      .object({
        language: z.enum(['zh', 'en']).optional(),
        lockAfterMinutes: z.number().int().min(1).max(240).optional(),
        clearClipboardMinutes: z.number().int().min(0).max(60).optional(),
      })
      .strict(),
  ).returns<Settings>(),
  /** Whether the officer who is here has values of level S covered while at work (a visitor, a screenshot). */
  'settings.cover': call('session', nothing).returns<boolean>(),
  'settings.setCover': call('session', z.object({ on: z.boolean() }).strict()).returns<boolean>(),
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

/** Unlocking by the system's store of secrets, on the desktop (keychain/). */
export const keychainCalls = {
  'keychain.status': call('session', nothing).returns<KeychainStatus>(),
  /** From now on whoever is signed in to this account of the computer comes in as this officer. */
  'keychain.turnOn': call('session', nothing).returns<KeychainStatus>(),
  'keychain.turnOff': call('session', nothing).returns<KeychainStatus>(),
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
  /** What the check at opening found. */
  'audit.standing': call('session', nothing).returns<AuditStanding>(),
  /** All of it as JSON, signed with the client's key; fetched once by the host under the token. */
  'audit.export': call('liaison', z.object({ purpose: z.string().trim().min(4).max(500) }).strict()).returns<{
    readonly token: string;
    readonly name: string;
  }>(),
} as const;

/** What is past its term, and the destruction record (retention/, 第十五条). */
export const retentionCalls = {
  'retention.status': call('session', nothing).returns<RetentionStatus>(),
  /**
   * Erases what is named, under the eyes of a second officer, and writes the record: rows and files from every page of the
   * store; digests, receipts and figures stay. Progress while the file is written anew.
   */
  'retention.destroy': call(
    'liaison',
    z
      .object({
        keys: z.array(z.string().min(1).max(200)).min(1).max(2000),
        reason: z.string().trim().min(4).max(500),
        supervisor: name,
        /** The supervisor's own; left out where nobody else is an officer here and the printed form is signed. */
        passphrase: passphrase.optional(),
      })
      .strict(),
  ).returns<Destruction>(),
  /** Deletes copies from before the last destruction, and says so in its record. */
  'retention.dropCopies': call(
    'liaison',
    z.object({ names: z.array(z.string().min(1).max(300)).min(1).max(500) }).strict(),
  ).returns<RetentionStatus>(),
} as const;

/** Self-checks for whoever helps (doctor/), and what is about to run out. */
export const doctorCalls = {
  /** `browser`: what the window says of itself. Takes a few seconds where the line is slow. */
  'doctor.run': call('session', z.object({ browser: z.string().max(400).optional() }).strict()).returns<DoctorReport>(),
  /** The last report as a text file; fetched once by the host under the token. */
  'doctor.save': call('session', z.object({ language: z.enum(['zh', 'en']) }).strict()).returns<{
    readonly token: string;
    readonly name: string;
  }>(),
  /** Keys and certificates that run out within 90 days, the first first. */
  'doctor.expiries': call('session', nothing).returns<readonly Expiry[]>(),
} as const;

/** Widths in pixels by field code, as far as drawn by hand; how many first columns stay on view (null: as the dataset says). */
export type TableLayout = z.infer<typeof tableLayout>;

export interface Settings {
  readonly language: 'zh' | 'en';
  readonly lockAfterMinutes: number;
  /** What was copied from a table is cleared after so long; 0 = it is left. */
  readonly clearClipboardMinutes: number;
}

const handoverText = z.string().trim().min(1).max(100);

/** The desk handed over to the next liaison officer (handover/, 第四条). */
export const handoverCalls = {
  'handover.status': call('session', nothing).returns<HandoverStatus>(),
  /** Begins it: who follows, from which day, and the letter to the office (`words`: its text). */
  'handover.begin': call(
    'liaison',
    z
      .object({
        name: z.string().trim().min(1).max(64),
        office: handoverText,
        post: handoverText,
        phone: handoverText,
        effective: z.iso.date(),
        reason: handoverText,
        words: z.string().trim().min(1).max(20_000),
      })
      .strict(),
  ).returns<HandoverStatus>(),
  /** One of the two has looked at these: right as they are, or with a comment. Null takes it back. */
  'handover.mark': call(
    'session',
    z
      .object({
        keys: z.array(z.string().max(200)).min(1).max(5000),
        comment: z.string().trim().max(500).nullable(),
      })
      .strict(),
  ).returns<HandoverStatus>(),
  /**
   * The one who leaves signs. The successor is an officer of this computer (`id`), or a new one, whose own passphrase
   * it is. By `bundle` the whole desk is put into a file that only the successor opens, and from then on it is only
   * read here. `own`: the passphrase of the one who signs.
   */
  'handover.seal': call(
    'liaison',
    z
      .object({
        road: z.enum(['here', 'bundle']),
        own: passphrase,
        successor: z.union([z.object({ id: z.string().max(64) }).strict(), z.object({ passphrase }).strict()]),
      })
      .strict(),
  ).returns<HandoverStatus>(),
  /** The successor signs; `fresh`: a passphrase of their own in place of one that somebody else knows. */
  'handover.accept': call(
    'session',
    z.object({ own: passphrase, fresh: passphrase.optional() }).strict(),
  ).returns<HandoverStatus>(),
  /** Before the successor has signed, and not once a file is out. The letter stays. */
  'handover.cancel': call('liaison', nothing).returns<HandoverStatus>(),
} as const;
