import type { Problem } from '../base/problem.ts';
import type { Words } from '../catalog/model.ts';
import type { LineRules, WaitsFor } from './hours.ts';
import type { Receipt } from './protocol.ts';
import type { ProofCheck } from './receipt-file.ts';
import type { RouteView } from './route.ts';

export type OutboxState = 'waiting' | 'sending' | 'asking' | 'paused' | 'refused' | 'done' | 'withdrawn';

/** One thing that has to reach the platform, with everything an officer may ask about it. */
export interface OutboxItem {
  readonly id: number;
  /** Empty for a message of a case. */
  readonly submission: string;
  /** Of a message of a case: which, as windows know it; null for a batch. */
  readonly case: string | null;
  readonly batchId: string;
  readonly dataset: string;
  readonly title: { readonly zh: string; readonly en?: string | undefined };
  readonly period: string;
  readonly revision: number;
  readonly rows: number;
  readonly state: OutboxState;
  /** Bytes of the sealed payload and how many the platform confirmed. */
  readonly bytes: number;
  readonly sent: number;
  /** Bytes per second while sending. */
  readonly rate: number | null;
  readonly attempts: number;
  readonly cause: Problem | null;
  /** Next automatic attempt, epoch ms. */
  readonly nextAt: number | null;
  /** Batch that must be received first. */
  readonly waitsFor: string | null;
  /** Why it waits though the line is there, and until when: the hours that were set. */
  readonly hours: { readonly why: WaitsFor; readonly until: number } | null;
  /** An officer keeps this one here for now. */
  readonly held: boolean;
  /** When it was last written to a bundle to be carried by hand, epoch ms. */
  readonly carriedAt: number | null;
  readonly queuedAt: number;
  readonly doneAt: number | null;
}

export interface SyncStatus {
  /** `unknown` until the first contact of this session. */
  readonly line: 'unknown' | 'connected' | 'offline' | 'refused';
  readonly lineProblem: Problem | null;
  readonly lastContact: number | null;
  /** Server clock minus ours, ms. */
  readonly skew: number | null;
  readonly paused: boolean;
  /** After a restored backup, until the platform was asked about everything that waits. */
  readonly shut: boolean;
  readonly busy: boolean;
  readonly rules: LineRules;
  readonly route: RouteView;
  /** End of quiet hours, epoch ms, while they are on. */
  readonly quietUntil: number | null;
  readonly platformUrl: string;
  readonly items: readonly OutboxItem[];
  /** Newest first. */
  readonly notices: readonly Notice[];
}

/** A file ready to be fetched once by the host, under its token. */
export interface PreparedFile {
  readonly token: string;
  readonly name: string;
  readonly bytes: number;
}

/** What a return bundle brought. */
export interface CarriedIn {
  /** When the platform made it, epoch ms. */
  readonly at: number;
  /** Batches, and messages of cases, whose receipts verified. */
  readonly delivered: number;
  readonly letters: number;
  /** Of both: what the platform refused, what reached it spoiled, and whose receipts did not verify. */
  readonly refused: number;
  readonly spoiled: number;
  readonly unverified: number;
  /** New messages; `gap`: there were some, but they do not follow on what is known. */
  readonly events: number;
  readonly gap: boolean;
  /** Files of the other side's letters. */
  readonly evidence: number;
  readonly catalog: boolean;
  /** Files of the bundle that the medium has spoiled. */
  readonly damaged: readonly string[];
}

/** Receipts taken out as a file, with what was found when everything was looked at again. */
export interface ReceiptProof {
  readonly token: string;
  readonly name: string;
  readonly text: string;
  readonly matches: boolean;
  readonly checks: readonly ProofCheck[];
}

/** One thing the platform told us. */
export interface Notice {
  readonly seq: number;
  readonly kind: string;
  readonly at: number;
  /** As the platform wrote it. */
  readonly text: Words;
  /** Whether this build knows the kind. */
  readonly known: boolean;
  /** Of a receipt: which submission it is about, as this store knows it. */
  readonly receipt: {
    readonly submission: string;
    readonly title: Words;
    readonly period: string;
    readonly kind: Receipt['kind'];
    /** It is here and proved; until then the platform has only said that there is one. */
    readonly verified: boolean;
  } | null;
}
