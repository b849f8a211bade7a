import { type HashBlock, hashText, newHash, ownSeeds, type Seeds } from './text-hash.ts';

/**
 * Rows put together by a text they share: numbers of groups in the order they first come, each with its first row and
 * the others. Texts are told apart by their hashes, and not kept.
 */
export interface TextGroups {
  /** The number of each row's group, a new one the next; as many as the block has rows. */
  add(block: HashBlock, into: Int32Array): void;
  /** The row that came first in a group. */
  first(group: number): number;
  size(): number;
  /** So many groups are expected: room is made once, and not again and again while they come. */
  reserve(rows: number): void;
  /** For another thread to look up, with what has to be transferred; the groups are then gone from here. */
  pack(): PackedGroups;
}

/** Side by side what is looked at together: with a million texts every look elsewhere waits for the memory. */
export interface PackedGroups {
  readonly seeds: Seeds;
  /** Two for each place: half of the hash, and the number + 1 of the group, 0 = free. At its hash's place or one of the next. */
  readonly table: Int32Array<ArrayBuffer>;
  /** Two for each group: the other half of the hash, and the first row. */
  readonly groups: Int32Array<ArrayBuffer>;
  /** For each row the next of its group + 1, in no order; 0 = none. */
  readonly nexts: Int32Array<ArrayBuffer>;
}

export interface GroupLookup {
  /** The rows of a text's group; null when there are more than `most`. */
  rows(text: string, most: number): readonly number[] | null;
}

const FIRST = 1024;
/** No more is set aside on the word of an estimate: it may be wrong. */
const MOST_RESERVED = 1 << 22;

/** Where a hash stands, or should, in a table: the place of its first half. */
function placeOf(table: Int32Array, groups: Int32Array, a: number, b: number): number {
  const mask = table.length - 1;
  let at = (a << 1) & mask;
  for (let held = table[at + 1] ?? 0; held !== 0; held = table[at + 1] ?? 0) {
    if (table[at] === a && groups[held * 2 - 2] === b) return at;
    at = (at + 2) & mask;
  }
  return at;
}

function wider(from: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(length);
  to.set(from);
  return to;
}

/** With `chained` every row of a group is remembered, not only the first. */
export function createTextGroups(chained: boolean): TextGroups {
  let table = new Int32Array(FIRST * 4);
  let groups = new Int32Array(FIRST * 2);
  let nexts = new Int32Array(chained ? FIRST : 0);
  let size = 0;

  /** Half full at most. */
  const widen = (room: number): void => {
    groups = wider(groups, room * 2);
    const before = table;
    table = new Int32Array(room * 4);
    const mask = table.length - 1;
    for (let from = 0; from < before.length; from += 2) {
      const held = before[from + 1] ?? 0;
      if (held === 0) continue;
      const hash = before[from] ?? 0;
      let at = (hash << 1) & mask;
      while (table[at + 1] !== 0) at = (at + 2) & mask;
      table[at] = hash;
      table[at + 1] = held;
    }
  };
  const chain = (row: number, after: number): void => {
    // Behind the first, which stays the first; 0 is free space, so what is kept is the row + 1.
    nexts[row] = nexts[after] ?? 0;
    nexts[after] = row + 1;
  };
  /** Looks at all the places a block needs before any of them is used: the waits for memory pass together, not in turn. */
  const touch = ({ a, size: rows }: HashBlock, into: Int32Array): void => {
    const mask = table.length - 1;
    for (let n = 0; n < rows; n++) into[n] = table[((a[n] ?? 0) << 1) & mask] ?? 0;
  };

  return {
    size: () => size,
    first: (group) => groups[group * 2 + 1] ?? 0,
    reserve(rows) {
      let room = groups.length / 2;
      while (room < Math.min(rows, MOST_RESERVED)) room *= 2;
      if (room * 2 > groups.length) widen(room);
      if (chained && room > nexts.length) nexts = wider(nexts, room);
    },
    add(block, into) {
      while ((size + block.size) * 2 > groups.length) widen(groups.length);
      touch(block, into);
      const { a: as, b: bs, rows } = block;
      for (let n = 0; n < block.size; n++) {
        const a = as[n] ?? 0;
        const b = bs[n] ?? 0;
        const row = rows[n] ?? 0;
        if (chained && row >= nexts.length) {
          let room = nexts.length * 2;
          while (row >= room) room *= 2;
          nexts = wider(nexts, room);
        }
        const at = placeOf(table, groups, a, b);
        const held = table[at + 1] ?? 0;
        if (held !== 0) {
          if (chained) chain(row, groups[held * 2 - 1] ?? 0);
          into[n] = held - 1;
          continue;
        }
        table[at] = a;
        table[at + 1] = size + 1;
        groups[size * 2] = b;
        groups[size * 2 + 1] = row;
        into[n] = size++;
      }
    },
    pack: () => ({ seeds: ownSeeds, table, groups, nexts }),
  };
}

export const buffersOf = ({ table, groups, nexts }: PackedGroups): ArrayBuffer[] =>
  [table, groups, nexts].map(({ buffer }) => buffer);

export function openGroups({ seeds, table, groups, nexts }: PackedGroups): GroupLookup {
  const hash = newHash();
  return {
    rows(text, most) {
      hashText(text, hash, seeds);
      const held = table[placeOf(table, groups, hash.a, hash.b) + 1] ?? 0;
      if (held === 0) return [];
      const rows: number[] = [];
      for (let row = groups[held * 2 - 1] ?? -1; row >= 0; row = (nexts[row] ?? 0) - 1) {
        if (rows.length === most) return null;
        rows.push(row);
      }
      return rows;
    },
  };
}
