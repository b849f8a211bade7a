/** A desk handed over from a liaison officer to the next (第四条): what is on it, who looked at it, who signed. */

/** 草稿 · 在途批次 · 回执 · 未办结事项 · 退回意见 · 列对应关系 · 公函 · 本机 */
export const handoverSections = ['drafts', 'sending', 'receipts', 'cases', 'notes', 'mappings', 'letters', 'desk'] as const;
export type HandoverSection = (typeof handoverSections)[number];

/** One thing that changes hands. Everything it says is part of what is ticked: said otherwise, it is looked at again. */
export interface HandoverItem {
  readonly key: string;
  readonly section: HandoverSection;
  readonly title: { readonly zh: string; readonly en?: string | undefined };
  readonly period: string | null;
  /** Rows, receipts, mappings: what the section counts. */
  readonly count: number | null;
  /** A day, a state or words that belong to it. */
  readonly note: string;
}

export type HandoverSide = 'from' | 'to';

/** A side looked at it: right as it is, or with a comment. */
export interface HandoverMark {
  readonly comment: string;
  readonly at: number;
}

export interface HandoverLine extends HandoverItem {
  /** Null: not looked at, or it changed since. */
  readonly from: HandoverMark | null;
  readonly to: HandoverMark | null;
}

export interface HandoverSignature {
  readonly name: string;
  readonly at: number;
  /** First sixteen hex digits of the SHA-256 of the signed statement, for paper. */
  readonly mark: string;
}

/** `preparing`; `sealed`: signed by the one who leaves; `accepted`: by both, waiting for its day; `done`: the accounts have changed. */
export type HandoverState = 'preparing' | 'sealed' | 'accepted' | 'done';
/** At this computer, or by a sealed file on another. */
export type HandoverRoad = 'here' | 'bundle';

/** The letter that tells the office (cases room). */
export interface HandoverLetter {
  readonly case: string;
  readonly docNo: string | null;
  /** It is in the outbox or with the platform. */
  readonly sent: boolean;
  /** The office has registered or filed it. */
  readonly told: boolean;
}

export interface HandoverView {
  readonly id: number;
  readonly state: HandoverState;
  readonly from: { readonly id: string; readonly name: string };
  /** `id` null until there is an account. */
  readonly to: { readonly id: string | null; readonly name: string };
  readonly office: string;
  readonly post: string;
  readonly phone: string;
  readonly effective: string;
  readonly reason: string;
  readonly road: HandoverRoad | null;
  /** Where the sealed file was put. */
  readonly bundle: string | null;
  readonly letter: HandoverLetter | null;
  readonly lines: readonly HandoverLine[];
  /** SHA-256 over the list as it was signed; null until sealed. */
  readonly digest: string | null;
  readonly fromSigned: HandoverSignature | null;
  readonly toSigned: HandoverSignature | null;
  readonly madeAt: number;
  readonly doneAt: number | null;
  /** Which side the officer who is here is on; null: neither. */
  readonly side: HandoverSide | null;
}

export interface HandoverStatus {
  /** The one that is under way. */
  readonly current: HandoverView | null;
  /** The newest first. */
  readonly done: readonly HandoverView[];
}
