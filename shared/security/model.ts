import type { Role } from '../base/call.ts';

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
