import { afterEach, describe, expect, it } from 'vitest';
import { noRules } from '../../shared/sync/hours.ts';
import { context, value } from '../support/submissions-world.ts';
import { type Road, road, rowsOf, until } from './support.ts';

let here: Road;
afterEach(() => here.end());

const HOUR = 3_600_000;
const set = async (rules: Partial<typeof noRules>) =>
  value(await here.sync.handlers['sync.setLine']({ ...noRules, ...rules }, context()));

describe('hours of the line', () => {
  it('keep a payload here until night, over a restart, and say so; a nil return goes', async () => {
    here = await road();
    await set({ night: { from: 22, to: 6 } });
    const batchId = await here.seal(rowsOf(5));
    const nil = await here.nil('Q1', '2026Q3');
    here.restartSync();
    const status = await here.now();
    expect(status.items.find((item) => item.batchId === nil)).toMatchObject({ state: 'done' });
    const item = status.items.find((one) => one.batchId === batchId);
    expect(item).toMatchObject({ state: 'waiting', attempts: 0, cause: null });
    expect(item?.hours).toEqual({ why: 'night', until: Date.parse('2026-11-05T22:00:00+08:00') });
    here.skip(13 * HOUR);
    expect((await here.now()).items.find((one) => one.batchId === batchId)).toMatchObject({ state: 'done', hours: null });
  });

  it('are passed over for what an officer sends now, and for what is due today where they said so', async () => {
    here = await road();
    await set({ quiet: { from: 9, to: 18 } });
    const batchId = await here.seal(rowsOf(5));
    const quiet = await here.now();
    expect(quiet.quietUntil).toBe(Date.parse('2026-11-05T18:00:00+08:00'));
    expect(here.platform.state.batches.get(batchId)).toBeNull();
    const id = quiet.items[0]?.id ?? 0;
    value(await here.sync.handlers['sync.sendNow']({ id }, context()));
    await until('delivered', async () => (await here.item(batchId))?.state === 'done');
    const other = await here.nil('Q1', '2026Q3');
    expect((await here.now()).items.find((item) => item.batchId === other)?.hours?.why).toBe('quiet');
    await set({ quiet: { from: 9, to: 18 }, dueGoes: true });
    await until('the overdue one', async () => (await here.item(other))?.state === 'done');
  });

  it('end an upload between two pieces, which goes on from its byte', async () => {
    here = await road({ sync: { pace: { base: 20, cap: 200, poll: 100, chunks: { smallest: 20_000, largest: 20_000 } } } });
    await set({ night: { from: 9, to: 10 } });
    const batchId = await here.seal(rowsOf(100, 2000));
    here.platform.faults.add({ kind: 'slow', ms: 150, match: { method: 'PATCH' }, count: null, after: 0 });
    const going = here.now();
    await until('some of it there', async () => ((await here.item(batchId))?.sent ?? 0) > 0);
    here.skip(HOUR);
    await going;
    const left = await here.item(batchId);
    expect(left?.state).toBe('waiting');
    expect(left?.sent ?? 0).toBeLessThan(left?.bytes ?? 0);
    expect(left?.hours?.why).toBe('night');
    here.platform.faults.clear();
    here.skip(23 * HOUR);
    await here.now();
    expect((await here.item(batchId))?.state).toBe('done');
  });

  it('the bandwidth is kept to', async () => {
    here = await road();
    await set({ bandwidth: 64 });
    const batchId = await here.seal(rowsOf(64, 2000));
    const began = performance.now();
    await here.now();
    const { bytes = 0, state } = (await here.item(batchId)) ?? {};
    expect(state).toBe('done');
    expect(performance.now() - began).toBeGreaterThan(((bytes - 8192) / 65_536) * 1000);
  });
});
