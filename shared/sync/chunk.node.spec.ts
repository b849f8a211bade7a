import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { prepareChunk } from './chunk.node.ts';
import { partReader } from './parts.ts';

const PART = 1000;
const payload = Buffer.from(Array.from({ length: 10_500 }, (_, at) => at % 251));
const reading = (missing = -1) => {
  const asked: number[] = [];
  const reader = partReader((n) => {
    asked.push(n);
    const part = payload.subarray(n * PART, (n + 1) * PART);
    return part.length > 0 && n !== missing ? part : null;
  });
  return { asked, reader };
};
async function sent(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}
const nothing = (): void => {};

describe('a chunk got ready', () => {
  it('is the bytes of its span and their digest, whichever is asked for first, read once', async () => {
    const digest = createHash('sha256').update(payload.subarray(2500, 7300)).digest('base64');
    for (const isDigestFirst of [true, false]) {
      const { asked, reader } = reading();
      const chunk = prepareChunk(reader, 2500, 7300).chunk(null, nothing);
      expect(chunk.bytes).toBe(4800);
      if (isDigestFirst) expect(chunk.sha256()).toBe(digest);
      expect((await sent(chunk.body())).equals(payload.subarray(2500, 7300))).toBe(true);
      expect(chunk.sha256()).toBe(digest);
      expect((await sent(chunk.body())).equals(payload.subarray(2500, 7300))).toBe(true);
      expect(asked.filter((n) => n >= 2)).toEqual([2, 3, 4, 5, 6, 7]);
    }
  });

  it('takes a step whenever a piece of the one before is on its way', async () => {
    const { asked, reader } = reading();
    const next = prepareChunk(reader, 3000, 6000);
    const here = prepareChunk(reader, 0, 3000).chunk(null, next.step);
    here.sha256();
    expect(asked).toEqual([0, 1, 2]);
    await sent(here.body());
    expect(asked).toEqual([0, 1, 2, 3, 4, 5]);
    expect((await sent(next.chunk(null, nothing).body())).equals(payload.subarray(3000, 6000))).toBe(true);
    expect(asked).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('says what could not be read when it is its turn, and is never short', async () => {
    const { reader } = reading(4);
    const next = prepareChunk(reader, 3000, 6000);
    const here = prepareChunk(reader, 0, 3000).chunk(null, next.step);
    expect((await sent(here.body())).length).toBe(3000);
    const chunk = next.chunk(null, nothing);
    expect(() => chunk.sha256()).toThrow('part 4 is missing');
    await expect(sent(chunk.body())).rejects.toThrow('part 4 is missing');
  });
});
