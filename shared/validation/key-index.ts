import type { BatchRule } from './batch/rule.ts';
import type { Validator } from './compile.ts';
import type { Cell } from './model.ts';
import { openGroups, type PackedGroups } from './text-groups.ts';

/** What rows are looked up by: each of the dataset's keys, then each of its rules by groups. */
export interface KeyReader {
  readonly count: number;
  textOf(k: number, cells: readonly Cell[]): string | null;
}

export const rulesByGroup = (validator: Pick<Validator, 'batch'>): readonly BatchRule[] =>
  validator.batch.filter(({ groupBy }) => groupBy.length > 0);

export function keyReader(validator: Validator): KeyReader {
  const rules = rulesByGroup(validator);
  return {
    count: validator.keys.length + rules.length,
    textOf(k, cells) {
      const rule = rules[k - validator.keys.length];
      return rule ? validator.groupText(rule, cells) : validator.keyOf(k, cells);
    },
  };
}

/** What a complete check found out on its way: for each key the rows by their place; null where it could not be kept. */
export interface CheckedKeys {
  readonly groups: readonly (PackedGroups | null)[];
  /** Row ids by place. */
  readonly rids: { at(place: number): number | undefined };
}

/** Which rows have which key, for one open draft. Rows are row ids; their order is the caller's. */
export interface KeyIndex {
  add(rid: number, cells: readonly Cell[]): void;
  remove(rid: number, cells: readonly Cell[]): void;
  /** All rows with a text of key `k`; null when it cannot be said, or there are more than `most`. */
  rows(k: number, text: string, most: number): readonly number[] | null;
}

/** Nobody asks for larger groups, whatever leaves them. */
const LARGE = 20_000;

/**
 * Kept by every edit. What a check of very many rows left is not touched: beside it lies what was changed since, in
 * maps of texts. Without such a check everything lies there.
 */
export function createKeyIndex(reader: KeyReader, checked: CheckedKeys | null = null): KeyIndex {
  const keys = Array.from({ length: reader.count }, (_, k) => {
    const packed = checked?.groups[k];
    return {
      found: packed ? openGroups(packed) : null,
      isLost: checked !== null && !packed,
      left: new Set<number>(),
      // Most keys have one row: a bare number is a fifth of the memory of a list.
      added: new Map<string, number | number[]>(),
    };
  });
  type Key = (typeof keys)[number];

  const beside = ({ added }: Key, text: string): readonly number[] => {
    const held = added.get(text);
    return held === undefined ? [] : Array.isArray(held) ? held : [held];
  };
  const before = ({ found }: Key, text: string, most: number): readonly number[] | null => {
    const places = found ? found.rows(text, most) : [];
    return places?.map((place) => checked?.rids.at(place) ?? 0) ?? null;
  };
  const each = (cells: readonly Cell[], work: (key: Key, text: string) => void): void =>
    keys.forEach((key, k) => {
      const text = key.isLost ? null : reader.textOf(k, cells);
      if (text !== null) work(key, text);
    });

  return {
    add: (rid, cells) =>
      each(cells, (key, text) => {
        const held = beside(key, text);
        if (held.includes(rid)) return;
        key.added.set(text, held.length === 0 ? rid : [...held, rid]);
      }),
    remove: (rid, cells) =>
      each(cells, (key, text) => {
        const rest = beside(key, text).filter((other) => other !== rid);
        if (rest.length === 0) key.added.delete(text);
        else key.added.set(text, rest.length === 1 ? (rest[0] ?? rid) : rest);
        // Only where it stood under this very text: a change told again must not take away what came after it.
        if (before(key, text, LARGE)?.includes(rid)) key.left.add(rid);
      }),
    rows(k, text, most) {
      const key = keys[k];
      if (!key || key.isLost) return null;
      const known = before(key, text, most + key.left.size);
      if (!known) return null;
      const rows = new Set(known.filter((rid) => !key.left.has(rid)));
      for (const rid of beside(key, text)) rows.add(rid);
      return rows.size > most ? null : [...rows];
    },
  };
}
