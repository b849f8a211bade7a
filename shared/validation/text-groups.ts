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
  /** How many rows a group has: all are walked through. Only where every row is remembered. */
  rows(group: number): number;
  size(): number;
  /** So many groups are expected: room is made once, and not again and again while they come. */
  reserve(rows: number): void;
  /** For another thread to look up, with what has to be transferred; the groups are then gone from here. */
  pack(): PackedGroups;
}

export interface PackedGroups {
  readonly seeds: Seeds;
  /**
   * At its hash's place or one of the next: the number + 1 of a group, and above it some bits of its hash, so that another
   * group met on the way need not be looked at; 0 = free. With a million groups every look elsewhere waits for the memory.
   */
  readonly table: Int32Array<ArrayBuffer>;
  /** Three for each group: both halves of its hash, and the first row. */
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
export const MOST_RESERVED = 1 << 22;
/** Many rows may be few groups: at first there is room for an eighth of them, and when that is full for all at once. */
const FIRST_SHARE = 8;

/** Bits of a place in the table for the number of a group + 1; those above are of the hash. */
const NUMBER_BITS = 25;
/** Thirty-three million groups: no store of an office holds as many rows. */
const NUMBER = (1 << NUMBER_BITS) - 1;

/** Where a hash stands, or should, in a table. */
function placeOf(table: Int32Array, groups: Int32Array, a: number, b: number): number {
  const mask = table.length - 1;
  const above = b & ~NUMBER;
  let at = a & mask;
  for (let held = table[at] ?? 0; held !== 0; held = table[at] ?? 0) {
    const group = ((held & NUMBER) - 1) * 3;
    if ((held & ~NUMBER) === above && groups[group] === a && groups[group + 1] === b) return at;
    at = (at + 1) & mask;
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
  let table = new Int32Array(FIRST * 2);
  let groups = new Int32Array(FIRST * 3);
  let nexts = new Int32Array(chained ? FIRST : 0);
  let size = 0;
  let reserved = 0;

  /** For so many groups; the table is half full at most. */
  const widen = (room: number): void => {
    groups = wider(groups, room * 3);
    const before = table;
    table = new Int32Array(room * 2);
    const mask = table.length - 1;
    for (const held of before) {
      if (held === 0) continue;
      let at = (groups[((held & NUMBER) - 1) * 3] ?? 0) & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = held;
    }
  };
  const room = (): number => groups.length / 3;
  const chain = (row: number, after: number): void => {
    // Behind the first, which stays the first; 0 is free space, so what is kept is the row + 1.
    nexts[row] = nexts[after] ?? 0;
    nexts[after] = row + 1;
  };
  /** Looks at all the places a block needs before any of them is used: the waits for memory pass together, not in turn. */
  const touch = ({ a, size: rows }: HashBlock, into: Int32Array): void => {
    const mask = table.length - 1;
    for (let n = 0; n < rows; n++) into[n] = table[(a[n] ?? 0) & mask] ?? 0;
  };

  return {
    size: () => size,
    first: (group) => groups[group * 3 + 2] ?? 0,
    rows(group) {
      let rows = 0;
      if (group >= size) return rows;
      for (let row = groups[group * 3 + 2] ?? -1; row >= 0; row = (nexts[row] ?? 0) - 1) rows++;
      return rows;
    },
    reserve(rows) {
      let wanted = room();
      while (wanted < Math.min(rows, MOST_RESERVED)) wanted *= 2;
      reserved = wanted;
      if (wanted > room() * FIRST_SHARE) widen(wanted / FIRST_SHARE);
      if (chained && wanted > nexts.length) nexts = wider(nexts, wanted);
    },
    add(block, into) {
      while (size + block.size > room()) widen(Math.max(reserved, room() * 2));
      touch(block, into);
      const { a: as, b: bs, rows } = block;
      for (let n = 0; n < block.size; n++) {
        const a = as[n] ?? 0;
        const b = bs[n] ?? 0;
        const row = rows[n] ?? 0;
        if (chained && row >= nexts.length) {
          let length = nexts.length * 2;
          while (row >= length) length *= 2;
          nexts = wider(nexts, length);
        }
        const at = placeOf(table, groups, a, b);
        const group = ((table[at] ?? 0) & NUMBER) - 1;
        if (group >= 0) {
          if (chained) chain(row, groups[group * 3 + 2] ?? 0);
          into[n] = group;
          continue;
        }
        if (size + 1 >= NUMBER) throw new RangeError('more groups than can be numbered');
        table[at] = (b & ~NUMBER) | (size + 1);
        groups[size * 3] = a;
        groups[size * 3 + 1] = b;
        groups[size * 3 + 2] = row;
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
      const group = ((table[placeOf(table, groups, hash.a, hash.b)] ?? 0) & NUMBER) - 1;
      if (group < 0) return [];
      const rows: number[] = [];
      for (let row = groups[group * 3 + 2] ?? -1; row >= 0; row = (nexts[row] ?? 0) - 1) {
        if (rows.length === most) return null;
        rows.push(row);
      }
      return rows;
    },
  };
}
