import type { Severity } from '../catalog/model.ts';
import type { Tx } from '../store/tx.ts';
import type { FindingFilter } from './model.ts';

export type Cells = readonly (string | null)[];

/** One row that changed: null before = it appeared, null after = it went. */
export interface RowChange {
  readonly rid: number;
  readonly before: Cells | null;
  readonly after: Cells | null;
}

/** What records needs of the checks; validation answers, the engine wires. */
export interface DraftChecker {
  /** Re-checks what depends on these rows, in the same transaction, with the same result as a full check. */
  rowsChanged(tx: Tx, sid: number, changes: readonly RowChange[]): void;
  /** So many rows came or went at once that only a full check helps; findings of vanished rows are dropped. */
  rowsReplaced(tx: Tx, sid: number): void;
  /** Forgets what is in memory: rows changed without it. */
  forget(sid: number): void;
  /** A step was refused or did not commit, whether it had been told of its changes or not. */
  rolledBack(tx: Tx, sid: number): void;
  /** Worst severity per field of each row that has findings; '' holds those of the whole row. */
  marks(tx: Tx, sid: number, rids: readonly number[]): ReadonlyMap<number, Readonly<Record<string, Severity>>>;
  /** Rows whose findings pass a filter. */
  rowsWith(tx: Tx, sid: number, filter: FindingFilter): ReadonlySet<number>;
}

/** A submission as the rows' owner; the submissions room answers. */
export interface DraftOwner {
  readonly sid: number;
  readonly id: string;
  readonly revision: number;
  /** Field codes in the order of the cells. */
  readonly fields: readonly string[];
  /** Whether rows may still change. */
  readonly editable: boolean;
}

/** The accepted rows of the period before. */
export interface FormerDraft {
  readonly sid: number;
  readonly period: string;
  /** For each of today's fields its place in those rows; null = it did not exist. */
  readonly columns: readonly (number | null)[];
  /** Places of the fields that tell one record from another, whatever the period. */
  readonly key: readonly number[];
}

export interface DraftOwners {
  byId(tx: Tx, id: string): DraftOwner | null;
  former(tx: Tx, id: string): FormerDraft | null;
  /** Rows changed: the submission was touched now. */
  touched(tx: Tx, sid: number, now: number): void;
}
