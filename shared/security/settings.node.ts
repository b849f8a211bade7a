import type { Tx } from '../store/tx.ts';

/** One JSON value of the `setting` table; undefined when absent. The caller parses what it does not trust. */
export function readSetting(tx: Tx, key: string): unknown {
  const row = tx.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', key);
  return row ? JSON.parse(row.value) : undefined;
}

export function writeSetting(tx: Tx, key: string, value: unknown): void {
  tx.run(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    JSON.stringify(value),
  );
}
