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
