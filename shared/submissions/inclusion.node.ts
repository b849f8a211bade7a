import { leafHash, nodeHash } from './canonical.node.ts';

/** That one record was in one batch, provable to anybody who has the batch's signed root (RFC 6962 section 2.1.1). */
export interface Inclusion {
  /** The record line as it was sealed. */
  readonly line: string;
  /** 0-based place in the payload, and how many lines there were. */
  readonly index: number;
  readonly size: number;
  /** Digests beside the way from the leaf to the root, lowest first, hex. */
  readonly path: readonly string[];
}

const DIGEST = 32;

/** All leaves of a batch, 32 bytes each in one block: a million records are 32 MB. */
export interface Leaves {
  add(line: string): void;
  readonly size: number;
  root(): string;
  /** Audit path of one leaf. */
  path(index: number): string[];
}

/** The largest power of two below n. */
const half = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

export function leavesOf(): Leaves {
  let block = new Uint8Array(DIGEST * 1024);
  let size = 0;
  const subtree = (from: number, to: number): Uint8Array => {
    if (to - from === 1) return block.subarray(from * DIGEST, to * DIGEST);
    const middle = from + half(to - from);
    return nodeHash(subtree(from, middle), subtree(middle, to));
  };
  const hex = (digest: Uint8Array): string => Buffer.from(digest).toString('hex');
  return {
    add(line) {
      if ((size + 1) * DIGEST > block.length) {
        const larger = new Uint8Array(block.length * 2);
        larger.set(block);
        block = larger;
      }
      block.set(leafHash(line), size * DIGEST);
      size += 1;
    },
    get size() {
      return size;
    },
    root: () => hex(subtree(0, size)),
    path(index) {
      const beside: string[] = [];
      let [from, to] = [0, size];
      while (to - from > 1) {
        const middle = from + half(to - from);
        beside.push(hex(index < middle ? subtree(middle, to) : subtree(from, middle)));
        if (index < middle) to = middle;
        else from = middle;
      }
      return beside.reverse();
    },
  };
}

/** The root that follows from a record and its path; null when the path does not fit the place. */
export function rootOf({ line, index, size, path }: Inclusion): string | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null;
  const sides: boolean[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + half(to - from);
    sides.push(index < middle);
    if (index < middle) to = middle;
    else from = middle;
  }
  if (sides.length !== path.length) return null;
  let digest = leafHash(line);
  for (const [n, isLeft] of sides.reverse().entries()) {
    const beside = Buffer.from(path[n] ?? '', 'hex');
    if (beside.length !== DIGEST) return null;
    digest = isLeft ? nodeHash(digest, beside) : nodeHash(beside, digest);
  }
  return Buffer.from(digest).toString('hex');
}
