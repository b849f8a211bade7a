import { isBlankRow } from './blank.ts';
import type { Validator } from './compile.ts';
import type { Cell, PlacedFinding } from './model.ts';

export interface TableRow {
  /** 1-based data row. */
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** Remembers the keys of the rows that went by; the same table object serves any number of chunks. */
export interface TableCheck {
  check(row: TableRow, onFinding: (finding: PlacedFinding) => void): void;
  /** Foreign keys into the table itself and batch rules can only be judged when all rows are known. */
  end(onFinding: (finding: PlacedFinding) => void): void;
}

/** A full check in one pass: every row, uniqueness of every key, foreign keys into the same table, batch rules. */
export function createTableCheck(validator: Validator): TableCheck {
  const seen = validator.keys.map(() => new Map<string, number>());
  const batch = validator.batchCheck();

  return {
    check({ row, cells }, onFinding) {
      if (isBlankRow(cells)) {
        onFinding({ row, code: 'row/blank', severity: 'info', fields: [], detail: 'row/blank', data: {} });
        return;
      }
      for (const finding of validator.checkRow(cells)) onFinding({ ...finding, row });
      validator.keys.forEach((_, k) => {
        const text = validator.keyOf(k, cells);
        if (text === null) return;
        const first = seen[k]?.get(text);
        if (first === undefined) seen[k]?.set(text, row);
        else onFinding({ ...validator.duplicate(k, cells, first), row });
      });
      batch.add(cells, row);
    },
    end(onFinding) {
      // A file alone has no former batches: rules that look back say nothing, references to them are told as not judged.
      for (const { place, finding } of batch.end(null)) onFinding({ ...finding, row: place });
    },
  };
}

/** The whole of a table at once. */
export function checkTable(validator: Validator, rows: Iterable<TableRow>, onFinding: (finding: PlacedFinding) => void): void {
  const table = createTableCheck(validator);
  for (const row of rows) table.check(row, onFinding);
  table.end(onFinding);
}
