import type { Cell } from './model.ts';

/** What of a compiled dataset the index needs. */
export interface KeyReader {
  readonly keys: readonly unknown[];
  keyOf(k: number, cells: readonly Cell[]): string | null;
}

/** Which rows have which key, for one open draft. Rows are row ids; their order is the caller's. */
export interface KeyIndex {
  add(rid: number, cells: readonly Cell[]): void;
  remove(rid: number, cells: readonly Cell[]): void;
  /** All rows that share key `k` with these cells; empty when the key is incomplete. */
  sharing(k: number, cells: readonly Cell[]): readonly number[];
}

/** Built once per open draft by walking its rows; then kept by every edit. */
export function createKeyIndex(reader: KeyReader): KeyIndex {
  // Most keys have one row: a bare number is a fifth of the memory of a list.
  const maps = reader.keys.map(() => new Map<string, number | number[]>());
  return {
    add(rid, cells) {
      maps.forEach((map, k) => {
        const text = reader.keyOf(k, cells);
        if (text === null) return;
        const held = map.get(text);
        if (held === undefined) map.set(text, rid);
        else if (Array.isArray(held)) held.push(rid);
        else map.set(text, [held, rid]);
      });
    },
    remove(rid, cells) {
      maps.forEach((map, k) => {
        const text = reader.keyOf(k, cells);
        if (text === null) return;
        const held = map.get(text);
        if (held === rid) map.delete(text);
        else if (Array.isArray(held)) {
          const rest = held.filter((other) => other !== rid);
          if (rest.length === 0) map.delete(text);
          else map.set(text, rest.length === 1 ? (rest[0] ?? rid) : rest);
        }
      });
    },
    sharing(k, cells) {
      const text = reader.keyOf(k, cells);
      const held = text === null ? undefined : maps[k]?.get(text);
      return held === undefined ? [] : Array.isArray(held) ? held : [held];
    },
  };
}
