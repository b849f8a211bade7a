/**
 * Texts numbered in the order they first come, from 0. As a `Map<string, number>`, in half the time from some tens of
 * thousands of texts on: no entry objects, and the table of numbers grows without touching the texts.
 */
export interface TextIndex {
  /** The number of a text; a new text gets the next. */
  number(text: string): number;
  text(n: number): string;
  /** How many texts there are. */
  size(): number;
}

const FIRST = 1024;

export function createTextIndex(): TextIndex {
  // A start nobody outside knows: texts made to collide under one do not under another.
  const seed = (Math.random() * 0x7fffffff) | 0;
  const texts: string[] = [];
  let hashes = new Int32Array(FIRST);
  /** Open addressing: number + 1 of the text at its hash's place or one of the next; 0 = free. At most half full. */
  let table = new Int32Array(FIRST * 2);

  const hashOf = (text: string): number => {
    let hash = seed;
    for (let at = 0; at < text.length; at++) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash ^ text.length, 0x2c1b3c6d);
    return hash ^ (hash >>> 13);
  };
  const grow = (): void => {
    const wider = new Int32Array(hashes.length * 2);
    wider.set(hashes);
    hashes = wider;
    table = new Int32Array(wider.length * 2);
    const mask = table.length - 1;
    for (let n = 0; n < texts.length; n++) {
      let at = (hashes[n] ?? 0) & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = n + 1;
    }
  };

  return {
    size: () => texts.length,
    text: (n) => texts[n] ?? '',
    number(text) {
      const hash = hashOf(text);
      const mask = table.length - 1;
      let at = hash & mask;
      for (let held = table[at] ?? 0; held !== 0; held = table[at] ?? 0) {
        if (hashes[held - 1] === hash && texts[held - 1] === text) return held - 1;
        at = (at + 1) & mask;
      }
      const n = texts.length;
      texts.push(text);
      hashes[n] = hash;
      table[at] = n + 1;
      if (texts.length === hashes.length) grow();
      return n;
    },
  };
}
