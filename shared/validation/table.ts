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
  /** Foreign keys into the table itself can only be judged when all rows are known. */
  end(onFinding: (finding: PlacedFinding) => void): void;
}

const isBlank = (cells: readonly Cell[]): boolean => cells.every((cell) => cell === null || cell.trim() === '');

/** A full check in one pass: every row, uniqueness of every key, foreign keys into the same table. */
export function createTableCheck(validator: Validator): TableCheck {
  const seen = validator.keys.map(() => new Map<string, number>());
  const own = validator.schema.foreignKeys.filter((key) => key.resource === '');
  const position = new Map(validator.fields.map((field, at) => [field.name, at]));
  const textOf = (cells: readonly Cell[], names: readonly string[]): string | null => {
    const parts = names.map((name) => cells[position.get(name) ?? -1] ?? null);
    return parts.some((part) => part === null || part === '') ? null : JSON.stringify(parts);
  };
  const targets = own.map(() => new Set<string>());
  const references = own.map((): { readonly row: number; readonly text: string; readonly shown: string }[] => []);

  return {
    check({ row, cells }, onFinding) {
      if (isBlank(cells)) {
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
      own.forEach((key, at) => {
        const target = textOf(cells, key.references);
        if (target !== null) targets[at]?.add(target);
        const text = textOf(cells, key.fields);
        if (text !== null)
          references[at]?.push({ row, text, shown: key.fields.map((name) => cells[position.get(name) ?? -1] ?? '').join(' + ') });
      });
    },
    end(onFinding) {
      own.forEach((key, at) => {
        for (const { row, text, shown } of references[at] ?? [])
          if (!targets[at]?.has(text))
            onFinding({
              row,
              code: 'row/foreignKey',
              severity: 'blocking',
              fields: key.fields,
              detail: 'key/foreign',
              data: { value: shown.slice(0, 60) },
            });
      });
    },
  };
}

/** The whole of a table at once. */
export function checkTable(validator: Validator, rows: Iterable<TableRow>, onFinding: (finding: PlacedFinding) => void): void {
  const table = createTableCheck(validator);
  for (const row of rows) table.check(row, onFinding);
  table.end(onFinding);
}
