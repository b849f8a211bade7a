/** Pairs of a group and a number, each once: eight bytes for a place, where a set of each group took two hundred. */
export interface PairSet {
  /** Whether it was not there yet. */
  add(group: number, value: number): boolean;
}

const FIRST = 256;
/** Seven places of ten are taken before there are twice as many. */
const MOST_TAKEN = 0.7;

/**
 * Pairs are told apart by 64 bits of both, as texts are by theirs (`text-hash.ts`). `value` is a whole number of up to
 * 53 bits.
 */
export function createPairSet(): PairSet {
  /** Two for each place, side by side: one look brings both. Both 0 = free. */
  let table = new Int32Array(FIRST * 2);
  let size = 0;

  const placeOf = (a: number, b: number): number => {
    const last = table.length - 2;
    let at = (a << 1) & last;
    for (;;) {
      const heldA = table[at] ?? 0;
      const heldB = table[at + 1] ?? 0;
      if ((heldA === 0 && heldB === 0) || (heldA === a && heldB === b)) return at;
      at = (at + 2) & last;
    }
  };
  const grow = (): void => {
    const old = table;
    table = new Int32Array(old.length * 2);
    for (let from = 0; from < old.length; from += 2) {
      const a = old[from] ?? 0;
      const b = old[from + 1] ?? 0;
      if (a === 0 && b === 0) continue;
      const at = placeOf(a, b);
      table[at] = a;
      table[at + 1] = b;
    }
  };

  return {
    add(group, value) {
      const low = value | 0;
      const high = (value / 0x100000000) | 0;
      // With the same group and high half, different low halves never make the same.
      let a = Math.imul(low ^ Math.imul(group ^ Math.imul(high, 0x5f356495), 0x9e3779b1), 0x85ebca6b);
      a ^= a >>> 15;
      let b = Math.imul(high ^ Math.imul(group, 0xc2b2ae35), 0x2c1b3c6d) ^ Math.imul(low, 0x297a2d39);
      b ^= b >>> 13;
      if (a === 0 && b === 0) b = 1;
      const at = placeOf(a, b);
      if (table[at] === a && table[at + 1] === b) return false;
      table[at] = a;
      table[at + 1] = b;
      if (++size * 2 > table.length * MOST_TAKEN) grow();
      return true;
    },
  };
}
