/**
 * 64 bits of a text, in two halves. Two of a million texts would be taken for one once in tens of millions of drafts, and
 * never the same two again, for the start is drawn anew whenever the program runs.
 */
export interface TextHash {
  a: number;
  b: number;
}

export type Seeds = readonly [number, number];

const random32 = (): number => (Math.random() * 0x100000000) | 0;

/** The start of all hashes of this thread; another one that looks them up has to be told it. */
export const ownSeeds: Seeds = [random32(), random32()];

export const newHash = (): TextHash => ({ a: 0, b: 0 });

// A hash on its way: both halves, and how many units have gone in. Taking arrays apart would make one for every cell.
let halfA = 0;
let halfB = 0;
let units = 0;

function begin(seeds: Seeds): void {
  halfA = seeds[0];
  halfB = seeds[1];
  units = 0;
}

function feed(text: string): void {
  let a = halfA;
  let b = halfB;
  const { length } = text;
  // Unit by unit: several texts make the hash that they make put together.
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x9e3779b1);
    a ^= a >>> 15;
    b = Math.imul(b ^ code, 0x5f356495);
    b ^= b >>> 13;
  }
  halfA = a;
  halfB = b;
  units += length;
}

function finish(into: TextHash): TextHash {
  const a = halfA;
  const b = halfB;
  into.a = Math.imul(a ^ (a >>> 16) ^ units, 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  into.b = Math.imul(b ^ (b >>> 16) ^ units, 0x2c1b3c6d) ^ Math.imul(a ^ (a >>> 13), 0x297a2d39);
  return into;
}

/** Fills in the hash of a text: no object is made for every cell. */
export function hashText(text: string, into: TextHash, seeds: Seeds = ownSeeds): TextHash {
  begin(seeds);
  feed(text);
  return finish(into);
}

/** The hash of several texts put together, without putting them together. */
export function hashTexts(texts: readonly string[], into: TextHash): TextHash {
  begin(ownSeeds);
  for (const text of texts) feed(text);
  return finish(into);
}

/** A hash as one number of 53 bits, from 1 on: 0 is left for none. */
export const numberOf = ({ a, b }: TextHash): number => (a >>> 0) + (b & 0x1fffff) * 0x100000000 + 1;

/** Rows of a block: what they are grouped by, and the caller's count of each. They are looked up together. */
export interface HashBlock {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly rows: Int32Array;
  size: number;
}

/** Rows that wait to be looked up together. */
export const BLOCK = 128;

export const newBlock = (): HashBlock => ({
  a: new Int32Array(BLOCK),
  b: new Int32Array(BLOCK),
  rows: new Int32Array(BLOCK),
  size: 0,
});

/** Answers its place in the block, which must have room. */
export function putHash(block: HashBlock, hash: TextHash, row: number): number {
  const at = block.size++;
  block.a[at] = hash.a;
  block.b[at] = hash.b;
  block.rows[at] = row;
  return at;
}
