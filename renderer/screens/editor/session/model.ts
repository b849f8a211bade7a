import type { StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../../../shared/base/problem.ts';
import type { Result } from '../../../../shared/base/result.ts';
import type { CallArgs, CallName, CallReply } from '../../../../shared/contract/contract.ts';
import type { DraftRow, DraftState, EditReply, RowFilter } from '../../../../shared/records/model.ts';
import { type Condition, plain, type RowView, type Viewed } from '../../../../shared/records/view.ts';
import type { Extent, Selection } from '../../../parts/grid/selection.ts';
import type { ShownRow } from '../../../parts/grid/shown-row.ts';
import type { Typed } from './unsaved.ts';

/** The engine, as far as a session needs it. */
export type Ask = <N extends CallName>(name: N, args: CallArgs<N>) => Promise<Result<CallReply<N>>>;

export interface SessionOptions {
  readonly id: string;
  /** Field codes in column order. */
  readonly fields: readonly string[];
  readonly ask: Ask;
  /** A change or a page that did not succeed; nothing was lost. `typed`: the text that was not taken, to be given back. */
  readonly onProblem: (problem: Problem, typed?: string) => void;
}

export interface SessionState {
  /** Null until the draft was opened for the first time. */
  readonly draft: DraftState | null;
  readonly problem: Problem | null;
  readonly filter: RowFilter;
  /** What columns must hold, and what the rows are sorted by. */
  readonly where: readonly Condition[];
  readonly sort: RowView['sort'];
  /** Rows in view (of the filter). */
  readonly shown: number;
  readonly selection: Selection;
  /** Grows whenever a row on view may have changed. */
  readonly version: number;
  /** Changes under way. */
  readonly saving: number;
  /** Typed cells that could not be written yet, and why. */
  readonly unsaved: number;
  readonly unsavedWhy: Problem | null;
  /** Grows when the keyboard should go back to the table. */
  readonly focused: number;
}

/** How the rows are looked at, as calls take it; 'all' = every row where it stands. */
export const viewedBy = ({ filter, where, sort }: Pick<SessionState, 'filter' | 'where' | 'sort'>): Viewed =>
  plain({ filter, where, sort });

/** The open draft of one editor: rows in pages, the selection, and changes one after another. */
export interface Session {
  readonly options: SessionOptions;
  /** Field codes in the order the columns are shown in; a row's cells stand in it too. */
  readonly fields: readonly string[];
  /** Shows the columns in another order; the active cell goes with its column. False: not now, something typed waits. */
  arrange(fields: readonly string[]): boolean;
  readonly store: StoreApi<SessionState>;
  open(): Promise<void>;
  rowAt(row: number): ShownRow | undefined;
  /** Rows now on view; their pages are fetched. */
  view(from: number, to: number): void;
  /** Rows of a stretch, fetched where they are not on hand; null when that failed. */
  rows(from: number, to: number): Promise<readonly DraftRow[] | null>;
  extent(): Extent;
  select(selection: Selection): void;
  setFilter(filter: RowFilter): Promise<void>;
  /** Another choice or order of rows. */
  setView(view: Partial<RowView>): Promise<void>;
  /** Gives the keyboard to the table. */
  focus(): void;
  /** Changes run one after another, each seeing what the one before made. Answers whether it was done. */
  change(work: Work): Promise<EditReply | null>;
  /** The same for one typed cell: its text is shown at once, and stays when the computer cannot take it now. */
  type(typed: Typed, work: Work): Promise<EditReply | null>;
  /** Tries again what could not be written. */
  retry(): Promise<void>;
  /** Gives up what could not be written: the table shows what is stored. */
  giveUp(): void;
  /** Forgets the rows on hand at once and reads what is on view anew: values are covered again. */
  forget(): void;
  /** The engine says rows or findings changed. */
  heard(kind: 'records' | 'findings'): void;
}

/** Asks the engine for one change; null when there is nothing to change. */
export type Work = () => Promise<Result<EditReply> | null>;
