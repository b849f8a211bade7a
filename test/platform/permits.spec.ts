import { afterEach, expect, it } from 'vitest';
import { catalog, enrol, NOW, rows, seal, type World, world } from './spec-support.ts';

let here: World;
afterEach(() => here.end());

const DAY = 86_400_000;

/** October is due on 10 November and closes three days later. */
async function begin(): Promise<{ skip(days: number): void }> {
  const plain = catalog();
  const closing = plain.datasets.map((dataset) => ({
    ...dataset,
    liaison: { ...dataset.liaison, timing: { ...dataset.liaison.timing, closesAfter: 3 } },
  }));
  let now = NOW;
  here = await world({ catalogs: [{ ...plain, datasets: closing }], clock: { now: () => now } });
  return {
    skip(days) {
      now += days * DAY;
    },
  };
}

it('takes a late batch until the closing day, and none after it: code 2002 with its own reason and the day', async () => {
  const { skip } = await begin();
  const client = await enrol(here.platform);
  const sealed = seal(client, rows(3));
  skip(8); // 13 November
  const late = seal(client, rows(2), { period: '2026-09' });
  const refused = await client.postBatch(late.manifest);
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({
    code: 2002,
    data: { reason: 'period-closed', period: '2026-09', closes: '2026-10-13', permitted: null },
  });
  expect(await client.deliver(sealed)).toMatchObject({ state: 'stored' });
});

it('what was admitted in time may arrive after the window closed; what was delivered may be corrected then', async () => {
  const { skip } = await begin();
  const client = await enrol(here.platform);
  const sealed = seal(client, rows(3));
  expect((await client.postBatch(sealed.manifest)).status).toBe(201);
  skip(20);
  expect(await client.deliver(sealed)).toMatchObject({ state: 'stored' });
  const again = seal(client, rows(4), { revision: 2, predecessor: sealed.manifest.batchId });
  expect(await client.deliver(again)).toMatchObject({ state: 'stored' });
});
