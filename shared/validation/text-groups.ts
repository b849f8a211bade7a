/**
 * Rows put together by a text they share: numbers of groups in the order they first come, each with its first row and
 * the others. Texts are told apart by 64 bits of them, and not kept: of a million rows two texts would be taken for one
 * once in tens of millions of drafts, and never the same two again, for the start of the hash is drawn anew.
 */
export interface TextGroups {
  /** The number of the text's group, a new one the next; `row` is the caller's count of rows. */
  add(text: string, row: number): number;
  /** The row that came first in a group. */
  first(group: number): number;
  size(): number;
  /** For another thread to look up, with what has to be transferred; the groups are then gone from here. */
  pack(): PackedGroups;
}

/** Side by side what is looked at together: with a million texts every look elsewhere waits for the memory. */
export interface PackedGroups {
  readonly seeds: readonly [number, number];
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

/** The hash made last: two numbers, so that no object is made for every cell. */
let [hashA, hashB] = [0, 0];

function makeHash(text: string, [seedA, seedB]: PackedGroups['seeds']): void {
  let [a, b] = [seedA, seedB];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x9e3779b1);
    a ^= a >>> 15;
    b = Math.imul(b ^ code, 0x5f356495);
    b ^= b >>> 13;
  }
  hashA = Math.imul(a ^ (a >>> 16) ^ text.length, 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  hashB = Math.imul(b ^ (b >>> 16) ^ text.length, 0x2c1b3c6d) ^ Math.imul(a ^ (a >>> 13), 0x297a2d39);
}

const random32 = (): number => (Math.random() * 0x100000000) | 0;

/** A text as one number of 53 bits, the same for the same text while the program runs. */
const own: PackedGroups['seeds'] = [random32(), random32()];
export function textNumber(text: string): number {
  makeHash(text, own);
  return (hashA >>> 0) + (hashB & 0x1fffff) * 0x100000000;
}

/** Where the hash made last stands, or should, in a table: the place of its first half. */
function placeOf(table: Int32Array, groups: Int32Array): number {
  const mask = table.length - 1;
  let at = (hashA << 1) & mask;
  for (let held = table[at + 1] ?? 0; held !== 0; held = table[at + 1] ?? 0) {
    if (table[at] === hashA && groups[held * 2 - 2] === hashB) return at;
    at = (at + 2) & mask;
  }
  return at;
}

const wider = (from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
};

/** With `chained` every row of a group is remembered, not only the first. */
export function createTextGroups(chained: boolean): TextGroups {
  const seeds: PackedGroups['seeds'] = [random32(), random32()];
  let table = new Int32Array(FIRST * 4);
  let groups = new Int32Array(FIRST * 2);
  let nexts = new Int32Array(chained ? FIRST : 0);
  let size = 0;

  const grow = (): void => {
    groups = wider(groups);
    const before = table;
    table = new Int32Array(before.length * 2);
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
    while (row >= nexts.length) nexts = wider(nexts);
    // Behind the first, which stays the first; 0 is free space, so what is kept is the row + 1.
    if (after < 0) return;
    nexts[row] = nexts[after] ?? 0;
    nexts[after] = row + 1;
  };

  return {
    size: () => size,
    first: (group) => groups[group * 2 + 1] ?? 0,
    add(text, row) {
      makeHash(text, seeds);
      const at = placeOf(table, groups);
      const held = table[at + 1] ?? 0;
      if (held !== 0) {
        if (chained) chain(row, groups[held * 2 - 1] ?? 0);
        return held - 1;
      }
      const n = size++;
      table[at] = hashA;
      table[at + 1] = n + 1;
      groups[n * 2] = hashB;
      groups[n * 2 + 1] = row;
      if (chained) chain(row, -1);
      // Half full at most.
      if (size * 4 === table.length) grow();
      return n;
    },
    pack: () => ({ seeds, table, groups, nexts }),
  };
}

export const buffersOf = ({ table, groups, nexts }: PackedGroups): ArrayBuffer[] =>
  [table, groups, nexts].map(({ buffer }) => buffer);

export function openGroups({ seeds, table, groups, nexts }: PackedGroups): GroupLookup {
  return {
    rows(text, most) {
      makeHash(text, seeds);
      const held = table[placeOf(table, groups) + 1] ?? 0;
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
