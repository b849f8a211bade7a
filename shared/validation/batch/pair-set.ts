/** Pairs of a group and a number, each once: twelve bytes for a place, where a set of each group took two hundred. */
export interface PairSet {
  /** Whether it was not there yet. */
  add(group: number, value: number): boolean;
}

const FIRST = 256;

/** `value` is never 0. */
export function createPairSet(): PairSet {
  let groups = new Int32Array(FIRST);
  /** 0 = free. Open addressing, half full at most. */
  let values = new Float64Array(FIRST);
  let size = 0;

  const placeOf = (group: number, value: number): number => {
    const mask = values.length - 1;
    let hash = Math.imul(group ^ (value | 0), 0x9e3779b1) ^ Math.imul((value / 0x100000000) | 0, 0x5f356495);
    hash ^= hash >>> 15;
    let at = hash & mask;
    while (values[at] !== 0 && !(values[at] === value && groups[at] === group)) at = (at + 1) & mask;
    return at;
  };
  const grow = (): void => {
    const [oldGroups, oldValues] = [groups, values];
    groups = new Int32Array(oldGroups.length * 2);
    values = new Float64Array(oldValues.length * 2);
    for (let from = 0; from < oldValues.length; from++) {
      const value = oldValues[from] ?? 0;
      if (value === 0) continue;
      const group = oldGroups[from] ?? 0;
      const at = placeOf(group, value);
      groups[at] = group;
      values[at] = value;
    }
  };

  return {
    add(group, value) {
      const at = placeOf(group, value);
      if (values[at] !== 0) return false;
      groups[at] = group;
      values[at] = value;
      if (++size * 2 === values.length) grow();
      return true;
    },
  };
}
