import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paced } from './pacing.node.ts';

async function* these(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield piece;
}

const run = async (sizes: readonly number[], rate: number | null) => {
  let clock = 0;
  let sent = 0;
  let most = 0;
  const all: number[] = [];
  const pieces = sizes.map((size, n) => new Uint8Array(size).fill(n));
  const wait = async (ms: number) => {
    clock += ms;
  };
  for await (const slice of paced(these(pieces), rate, wait, () => clock)) {
    if (rate !== null) most = Math.max(most, sent - (clock * rate) / 1000);
    sent += slice.length;
    all.push(...slice);
  }
  return { clock, most, all, whole: pieces.flatMap((piece) => [...piece]) };
};

it('hands on every byte in order, never ahead of the rate by more than rounding', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 9000 }), { maxLength: 5 }),
      fc.integer({ min: 4096, max: 200_000 }),
      async (sizes, rate) => {
        const { clock, most, all, whole } = await run(sizes, rate);
        expect(all).toEqual(whole);
        expect(most).toBeLessThanOrEqual(rate / 1000 + 1);
        // The last slice goes when those before it have had their time.
        expect(clock).toBeGreaterThanOrEqual(((whole.length - 4096) / rate) * 1000 - 2);
      },
    ),
    { numRuns: 40 },
  );
});

it('does not touch what has no limit', async () => {
  const { clock, all, whole } = await run([10_000, 3], null);
  expect([clock, all]).toEqual([0, whole]);
});
