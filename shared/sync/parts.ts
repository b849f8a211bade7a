/** A sealed payload as it is stored: parts in order, each read on its own, so that no large buffer ever exists. */
export type ReadPart = (n: number) => Uint8Array | null;

/** Reads any span of a payload. Part sizes are learned as they are passed; going back costs nothing. */
export interface PartReader {
  /** The bytes from `from` (inclusive) to `to` (exclusive), part by part. Throws when the store has fewer. */
  span(from: number, to: number): Iterable<Uint8Array>;
}

export function partReader(read: ReadPart): PartReader {
  /** ends[n]: where part n ends. */
  const ends: number[] = [];
  const part = (n: number): Uint8Array => {
    const bytes = read(n);
    if (!bytes || bytes.length === 0) throw new Error(`sealed payload: part ${n} is missing`);
    return bytes;
  };
  return {
    *span(from, to) {
      if (from >= to) return;
      let n = ends.findIndex((end) => end > from);
      if (n < 0) n = ends.length;
      for (let at = from; at < to; n += 1) {
        const start = n === 0 ? 0 : (ends[n - 1] ?? 0);
        const bytes = part(n);
        ends[n] = start + bytes.length;
        if (start + bytes.length <= at) continue;
        const slice = bytes.subarray(at - start, Math.min(bytes.length, to - start));
        yield slice;
        at += slice.length;
      }
    },
  };
}
