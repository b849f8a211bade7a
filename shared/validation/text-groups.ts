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

export interface PackedGroups {
  readonly seeds: readonly [number, number];
  /** Number + 1 of the group at its hash's place or one of the next; 0 = free. */
  readonly table: Int32Array<ArrayBuffer>;
  /** Two for each group. */
  readonly hashes: Int32Array<ArrayBuffer>;
  readonly firsts: Int32Array<ArrayBuffer>;
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

/** Where the hash made last stands, or should, in a table. */
function placeOf(table: Int32Array, hashes: Int32Array): number {
  const mask = table.length - 1;
  let at = hashA & mask;
  for (let held = table[at] ?? 0; held !== 0; held = table[at] ?? 0) {
    if (hashes[held * 2 - 2] === hashA && hashes[held * 2 - 1] === hashB) return at;
    at = (at + 1) & mask;
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
  let table = new Int32Array(FIRST * 2);
  let hashes = new Int32Array(FIRST * 2);
  let firsts = new Int32Array(FIRST);
  let nexts = new Int32Array(chained ? FIRST : 0);
  let size = 0;

  const grow = (): void => {
    hashes = wider(hashes);
    firsts = wider(firsts);
    table = new Int32Array(firsts.length * 2);
    const mask = table.length - 1;
    for (let n = 0; n < size; n++) {
      let at = (hashes[n * 2] ?? 0) & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = n + 1;
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
    first: (group) => firsts[group] ?? 0,
    add(text, row) {
      makeHash(text, seeds);
      const at = placeOf(table, hashes);
      const held = table[at] ?? 0;
      if (held !== 0) {
        if (chained) chain(row, firsts[held - 1] ?? 0);
        return held - 1;
      }
      const n = size++;
      table[at] = n + 1;
      hashes[n * 2] = hashA;
      hashes[n * 2 + 1] = hashB;
      firsts[n] = row;
      if (chained) chain(row, -1);
      if (size === firsts.length) grow();
      return n;
    },
    pack: () => ({ seeds, table, hashes, firsts, nexts }),
  };
}

export const buffersOf = ({ table, hashes, firsts, nexts }: PackedGroups): ArrayBuffer[] =>
  [table, hashes, firsts, nexts].map(({ buffer }) => buffer);

export function openGroups({ seeds, table, hashes, firsts, nexts }: PackedGroups): GroupLookup {
  return {
    rows(text, most) {
      makeHash(text, seeds);
      const held = table[placeOf(table, hashes)] ?? 0;
      if (held === 0) return [];
      const rows: number[] = [];
      for (let row = firsts[held - 1] ?? -1; row >= 0; row = (nexts[row] ?? 0) - 1) {
        if (rows.length === most) return null;
        rows.push(row);
      }
      return rows;
    },
  };
}
