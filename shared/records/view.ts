import type { RowFilter } from './model.ts';

/** What a column must hold: one of these values (null = empty), or a text somewhere in it. */
export type Condition =
  | { readonly field: string; readonly any: readonly (string | null)[] }
  | { readonly field: string; readonly holds: string };

/** How a draft's rows are looked at: which of them, and in which order. The rows themselves keep their places. */
export interface RowView {
  readonly filter: RowFilter;
  readonly where: readonly Condition[];
  /** Null: as the rows stand. */
  readonly sort: { readonly field: string; readonly descending: boolean } | null;
}

/** Calls take a plain filter or a whole view. */
export type Viewed = RowFilter | RowView;

/** The simplest way to say the same, and one key for equal views. */
export const plain = (view: Viewed): Viewed =>
  typeof view !== 'string' && view.sort === null && view.where.length === 0 ? view.filter : view;
export const keyOf = (view: Viewed): string => {
  const simple = plain(view);
  return typeof simple === 'string' ? simple : JSON.stringify([simple.filter, simple.where, simple.sort]);
};

type Cells = readonly (string | null)[];

/** Tests a row's cells; large and small letters are alike where a text is sought. */
export function testOf(where: readonly Condition[], fields: readonly string[]): (cells: Cells) => boolean {
  const tests = where.map((condition): ((cells: Cells) => boolean) => {
    const at = fields.indexOf(condition.field);
    if ('any' in condition) {
      const wanted = new Set(condition.any);
      return (cells) => wanted.has(cells[at] ?? null);
    }
    const text = condition.holds.toLowerCase();
    return (cells) => (cells[at] ?? '').toLowerCase().includes(text);
  });
  return (cells) => tests.every((test) => test(cells));
}

/** What a row is ordered by. Numbers come before texts, empty cells last whichever way the column is turned. */
export interface SortKey {
  readonly rid: number;
  readonly at: number;
  readonly number: number | null;
  readonly text: string | null;
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

export const sortKey = (rid: number, at: number, text: string | null): SortKey => ({
  rid,
  at,
  // Longer digits are codes, and a number of them would lose its end.
  number: text !== null && text.length <= 15 && NUMBER.test(text) ? Number(text) : null,
  text,
});

const kindOf = (key: SortKey): number => (key.text === null ? 2 : key.number === null ? 1 : 0);

export function comparing(descending: boolean): (a: SortKey, b: SortKey) => number {
  const turn = descending ? -1 : 1;
  return (a, b) => {
    const [left, right] = [kindOf(a), kindOf(b)];
    if (left === 2 || right === 2) return left - right || a.at - b.at;
    if (left !== right) return (left - right) * turn;
    if (a.number !== null && b.number !== null && a.number !== b.number) return (a.number - b.number) * turn;
    if (left === 1 && a.text !== null && b.text !== null && a.text !== b.text) return (a.text < b.text ? -1 : 1) * turn;
    return a.at - b.at;
  };
}
