import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDelivered } from '../../shared/submissions/lifecycle.ts';
import type { FaultInput } from '../platform/faults.ts';
import { createRandom } from '../sample/random.ts';
import { type Road, road, rowsOf, until } from './support.ts';

/**
 * Many bad days, each from a seed: whatever goes wrong with line, platform and product, every batch ends up delivered
 * exactly once, and is never called delivered before the platform has it. Each run corrects the batch of the one before.
 */
const RUNS = 30;

const matches = [
  {},
  { path: '/v1/batches' },
  { method: 'POST', path: '/v1/batches' },
  { method: 'POST', path: '/v1/uploads' },
  { method: 'PATCH' },
  { method: 'HEAD' },
  { path: '/v1/inbox' },
];

function faultsOf(pick: (below: number) => number): FaultInput[] {
  return Array.from({ length: 1 + pick(5) }, (): FaultInput => {
    const scope = { match: matches[pick(matches.length)] ?? {}, count: 1 + pick(3), after: pick(4) };
    const kinds: FaultInput[] = [
      { kind: 'slow', ms: pick(60) },
      { kind: 'cut', bytes: pick(300_000) },
      { kind: 'cut', bytes: pick(200) },
      { kind: 'cut', bytes: pick(50), side: 'response' },
      { kind: 'lost' },
      { kind: 'twice' },
      { kind: 'error', status: 500, code: 5000 },
      { kind: 'error', status: 503, code: 5003, retryAfter: 0 },
      { kind: 'error', status: 429, code: 1006 },
      { kind: 'captive' },
      { kind: 'skew', ms: (pick(2) * 2 - 1) * 3_600_000 },
      { kind: 'badSignature' },
      { kind: 'wrongRoot' },
    ];
    return { ...(kinds[pick(kinds.length)] ?? { kind: 'lost' }), ...scope };
  });
}

let here: Road;
beforeAll(async () => {
  here = await road();
  here.sync.start();
});
afterAll(() => here.end());

describe('a bad day', () => {
  it.each(Array.from({ length: RUNS }, (_, n) => n + 1))('number %i ends with everything delivered once', async (seed) => {
    const random = createRandom(seed);
    const pick = (below: number): number => random.between(0, below - 1);
    const faults = faultsOf(pick);
    const story = JSON.stringify({ seed, faults });
    here.platform.faults.add(...faults);
    const rows = pick(4) === 0 ? rowsOf(5000, 100, `${seed}`) : rowsOf(1 + pick(9), 12, `${seed}`);
    const batchId = await here.seal(rows);
    const known = here.platform.state.batches.all().length;
    const restarts = { platform: pick(3) === 0 ? pick(60) : -1, product: pick(3) === 0 ? pick(60) : -1 };
    let looks = 0;
    await until(`stored: ${story}`, async () => {
      const state = here.stateOf(batchId);
      const there = here.platform.state.batches.get(batchId);
      if (state && isDelivered(state)) expect(there?.state, story).not.toBe('awaiting-upload');
      if (looks === restarts.platform) await here.restartPlatform();
      if (looks === restarts.product) {
        here.restartSync();
        here.sync.start();
      }
      looks += 1;
      return state === 'stored';
    });
    here.platform.faults.clear();
    const records = here.platform.state.batches.all();
    expect(records.length, story).toBeLessThanOrEqual(known + 1);
    const record = here.platform.state.batches.get(batchId);
    expect(record, story).toMatchObject({ state: 'stored', accepted: rows.length, rejected: 0 });
    expect(record?.receipts.length, story).toBe(3);
    const item = await here.item(batchId);
    expect(item, story).toMatchObject({ state: 'done', cause: null });
    expect(item?.sent, story).toBe(item?.bytes);
    expect(item?.doneAt, story).not.toBeNull();
  });
});
