import type { Role } from '../base/call.ts';
import type { Problem } from '../base/problem.ts';

export interface UnitInfo {
  readonly uscc: string;
  readonly name: string;
  readonly region: string;
}

export interface OfficerInfo {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** `empty`: no store yet; `pending`: enrolment answered, passphrase not yet set; `locked`; `open`. */
export interface AppStatus {
  readonly state: 'empty' | 'pending' | 'locked' | 'open';
  readonly product: string;
  /** Shown only while open (nothing is readable before). */
  readonly unit: UnitInfo | null;
  readonly officer: OfficerInfo | null;
  /** Seconds until another passphrase may be tried. */
  readonly wait: number;
  /** Today in Beijing. */
  readonly today: string;
  /** An officer has turned on unlocking without a passphrase for this account (keychain/). */
  readonly systemUnlock: boolean;
}

/** Unlocking by the system's store of secrets. */
export interface KeychainStatus {
  /** Whether this computer has such a store, and it is open now. */
  readonly offered: boolean;
  /** Whom it lets in; null: it is off. */
  readonly officer: string | null;
  readonly mine: boolean;
}

export interface EnrolmentOffer {
  readonly unit: UnitInfo;
  readonly officer: OfficerInfo;
  readonly platform: { readonly name: string; readonly url: string };
}

export interface AuditEntry {
  /** From 1, without gaps. */
  readonly n: number;
  readonly at: number;
  readonly who: string;
  readonly role: string;
  /** The call's name, or what the workbench itself did. */
  readonly what: string;
  readonly about: Readonly<Record<string, string | number | boolean>>;
  /** SHA-256 over the line before and this one. */
  readonly hash: string;
}

export interface AuditFilter {
  readonly what?: string | undefined;
  readonly who?: string | undefined;
  /** Epoch ms, from (with) and to (without). */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly start: number;
  readonly count: number;
}

export interface AuditPage {
  readonly total: number;
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** Whom and what one can filter by. */
  readonly people: readonly string[];
  readonly acts: readonly string[];
}

export interface AuditCheck {
  /** Lines that are as they were written. */
  readonly lines: number;
  /** The first that is not; null when all are. */
  readonly broken: number | null;
  readonly head: string;
  /** Receipts of the platform that confirm it: they carry what the chain was when their batch was sealed. */
  readonly anchors: number;
  /** The receipt that a rewritten chain contradicts; null when `broken` is, or has another cause. */
  readonly contradicted: string | null;
}

/** What the check at opening found; null while it runs. */
export interface AuditStanding {
  readonly checkedAt: number | null;
  readonly check: AuditCheck | null;
}

export interface BackupInfo {
  readonly name: string;
  readonly madeAt: number;
  readonly bytes: number;
  readonly why: 'close' | 'migration' | 'demand';
  readonly product: string;
}

export interface BackupStatus {
  readonly folder: string;
  /** False: beside the data on the same disk, because nobody has chosen a place. */
  readonly chosen: boolean;
  readonly keep: number;
  /** Newest first; of this store. */
  readonly backups: readonly BackupInfo[];
  /** Why the folder cannot be used now. */
  readonly folderProblem: Problem | null;
  /** Why the last backup by itself came to nothing. */
  readonly lastProblem: Problem | null;
}

export interface DrillReport {
  readonly name: string;
  readonly madeAt: number;
  readonly bytes: number;
  /** Whether today's passphrases open it; otherwise those of when it was made. */
  readonly sameKeys: boolean;
  readonly drafts: number;
  readonly batches: number;
  readonly receipts: number;
  readonly auditLines: number;
}

/** What a backup says of itself, before anybody opens it. */
export interface BackupOffer {
  readonly madeAt: number;
  readonly bytes: number;
  readonly product: string;
  readonly hasRecovery: boolean;
}

/** An officer who may open this computer's store. */
export interface DeskOfficer {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly addedAt: number;
  readonly addedBy: string;
  readonly goneAt: number | null;
  /** Whom the platform enrolled: may not be removed. */
  readonly enrolled: boolean;
  readonly present: boolean;
}

export interface KeyStatus {
  readonly officers: readonly DeskOfficer[];
  readonly recovery: { readonly madeAt: number; readonly madeBy: string } | null;
}

/** What is past its term here, and what was done about it. */
export const keptKinds = ['rows', 'draft', 'evidence'] as const;
export type KeptKind = (typeof keptKinds)[number];

/** Of what is kept: what it is, and what proves afterwards that it was. */
export interface KeptItem {
  readonly kind: KeptKind;
  readonly dataset: string | null;
  readonly title: { readonly zh: string; readonly en?: string | undefined };
  readonly period: string | null;
  /** Records of a period or a draft, files of a case. */
  readonly count: number;
  /** The day its term began to run, its length in months, and the first day on which it is over. */
  readonly since: string;
  readonly months: number;
  readonly over: string;
  /** Receipts that stay. */
  readonly receipts: readonly string[];
  /** Root digests of batches, digests of files; they stay too. */
  readonly digests: readonly string[];
}

export interface DueItem extends KeptItem {
  /** Names it when it is destroyed. */
  readonly key: string;
  /** Whether the catalog states the term for this dataset; otherwise it is the one for all. */
  readonly stated: boolean;
}

/** A copy from before a destruction: it still holds what was destroyed. */
export interface OlderCopy {
  readonly name: string;
  readonly madeAt: number;
  readonly bytes: number;
  /** `aside`: a store that a restore put aside in the data folder. */
  readonly kind: 'backup' | 'aside';
}

/** One line of the destruction record (销毁登记). */
export interface Destruction {
  readonly id: number;
  readonly at: number;
  readonly who: string;
  readonly supervisor: string;
  /** The supervisor's own passphrase, or a signature on the printed form where the unit has one officer. */
  readonly supervision: 'passphrase' | 'paper';
  readonly reason: string;
  readonly items: readonly KeptItem[];
  /** Pages given back to the disk; null while the file is still to be written anew. */
  readonly freedPages: number | null;
  readonly copies: readonly { readonly name: string; readonly madeAt: number; readonly at: number; readonly who: string }[];
}

export interface RetentionStatus {
  /** The oldest first. */
  readonly due: readonly DueItem[];
  /** The newest first. */
  readonly records: readonly Destruction[];
  /** Who may stand by: officers of this computer other than the one present. */
  readonly supervisors: readonly { readonly name: string; readonly role: Role }[];
  /** Copies from before the last destruction, the newest first. */
  readonly older: readonly OlderCopy[];
  /** Whether there is a backup from after it. */
  readonly newerBackup: boolean;
  readonly folderProblem: Problem | null;
}

/** Self-checks for whoever helps (自检). Each has a number; what it found is words with values, none of them about people. */
export const doctorNames = [
  'store',
  'trail',
  'disk',
  'backup',
  'line',
  'clock',
  'proxy',
  'certificate',
  'expiry',
  'fonts',
  'host',
  'browser',
] as const;
export type DoctorName = (typeof doctorNames)[number];
export type DoctorState = 'ok' | 'info' | 'warn' | 'fail';

export interface DoctorCheck {
  readonly number: number;
  readonly name: DoctorName;
  readonly state: DoctorState;
  /** Which of the check's sentences (doctor/words.ts). */
  readonly says: string;
  readonly data: Readonly<Record<string, string | number>>;
}

export interface DoctorReport {
  /** Beijing time. */
  readonly at: string;
  readonly product: string;
  readonly checks: readonly DoctorCheck[];
}

/** Something with an end: a key of the platform, its certificate, a certificate authority that was chosen. */
export interface Expiry {
  readonly kind: 'receiptKey' | 'catalogKey' | 'server' | 'authority';
  readonly name: string;
  /** Its last day, and how many are left; negative when it is over. */
  readonly until: string;
  readonly days: number;
}
