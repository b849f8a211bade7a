import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyCatalog } from '../../shared/catalog/verify.node.ts';
import { receiptSchema } from '../../shared/sync/protocol.ts';
import { createFaults, type FaultInput } from './faults.ts';
import { enrol, NOW, rows, type SpecClient, seal, unit, type World, world } from './spec-support.ts';

describe('which requests meet a fault', () => {
  const kinds = (faults: ReturnType<typeof createFaults>, method: string, path: string): string[] =>
    faults.take(method, path).map(({ kind }) => kind);

  it('by method and the beginning of the path, after so many, so many times', () => {
    const faults = createFaults();
    faults.add({ kind: 'lost', match: { method: 'post', path: '/v1/batches' }, after: 1, count: 2 });
    expect(kinds(faults, 'GET', '/v1/batches/x')).toEqual([]);
    expect([1, 2, 3, 4].map(() => kinds(faults, 'POST', '/v1/batches'))).toEqual([[], ['lost'], ['lost'], []]);
    expect(faults.list()).toEqual([]);
  });

  it('several at once; without a count for ever; until cleared', () => {
    const faults = createFaults();
    faults.add({ kind: 'skew', ms: 5, count: null }, { kind: 'slow', ms: 1 });
    expect([1, 2, 3].map(() => kinds(faults, 'GET', '/'))).toEqual([['skew', 'slow'], ['skew'], ['skew']]);
    faults.clear();
    expect(kinds(faults, 'GET', '/')).toEqual([]);
  });
});

describe('what a fault does', () => {
  let w: World;
  let client: SpecClient;
  beforeEach(async () => {
    w = await world({ control: true });
    client = await enrol(w.platform);
  });
  afterEach(() => w.end());
  const script = (...faults: FaultInput[]): void => w.platform.faults.add(...faults);
  const inbox = (): Promise<Response> => client.ask('GET', '/v1/inbox');

  it('slow', async () => {
    script({ kind: 'slow', ms: 120 });
    const began = performance.now();
    expect((await inbox()).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(115);
  });

  it('error, with its code and Retry-After', async () => {
    script({ kind: 'error' }, { kind: 'error', status: 503, code: 5003, retryAfter: 7, after: 1 });
    expect(await (await inbox()).json()).toMatchObject({ code: 5000 });
    const busy = await inbox();
    expect([busy.status, busy.headers.get('retry-after'), (await busy.json()).code]).toEqual([503, '7', 5003]);
    expect((await inbox()).status).toBe(200);
  });

  it('captive portal: 200, HTML, no header of ours', async () => {
    script({ kind: 'captive' });
    const page = await inbox();
    expect([page.status, page.headers.get('x-tax-exchange')]).toEqual([200, null]);
    expect(await page.text()).toContain('<html>');
  });

  it('lost: the work is done, the answer is not heard', async () => {
    script({ kind: 'lost', match: { method: 'POST', path: '/v1/batches' } });
    const { manifest } = seal(client, []);
    await expect(client.postBatch(manifest)).rejects.toThrow();
    expect((await client.state(manifest.batchId)).receipts.length).toBeGreaterThan(1);
  });

  it('lost last piece of an upload: the batch is received all the same', async () => {
    const sealed = seal(client, rows(30));
    await client.postBatch(sealed.manifest);
    const url = await client.create(sealed);
    script({ kind: 'lost', match: { method: 'PATCH' } });
    await expect(client.patch(url, 0, sealed.payload)).rejects.toThrow();
    await w.platform.idle();
    expect((await client.state(sealed.manifest.batchId)).state).toBe('stored');
  });

  it('cut in the middle of an upload: what came is kept, and it goes on from there', async () => {
    const sealed = seal(client, rows(4000));
    expect(sealed.payload.length).toBeGreaterThan(30_000);
    await client.postBatch(sealed.manifest);
    const url = await client.create(sealed);
    script({ kind: 'cut', bytes: 20_000, match: { method: 'PATCH' } });
    await expect(client.patch(url, 0, sealed.payload)).rejects.toThrow();
    await expect.poll(() => client.offset(url)).toBeGreaterThan(0);
    const kept = await client.offset(url);
    expect(kept).toBeLessThanOrEqual(20_000);
    expect((await client.state(sealed.manifest.batchId)).upload).toEqual({ url, offset: kept });
    expect((await client.patch(url, kept, sealed.payload.subarray(kept))).status).toBe(204);
    await w.platform.idle();
    expect((await client.state(sealed.manifest.batchId)).state).toBe('stored');
  });

  it('cut in the middle of an answer', async () => {
    script({ kind: 'cut', bytes: 100, match: { path: '/v1/catalog' } });
    const answer = await client.ask('GET', '/v1/catalog');
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    expect((await (await client.ask('GET', '/v1/catalog')).text()).length).toBeGreaterThan(100);
  });

  it('cut in the middle of a JSON request', async () => {
    script({ kind: 'cut', bytes: 100, match: { method: 'POST' } });
    const { manifest } = seal(client, rows(2));
    await expect(client.postBatch(manifest)).rejects.toThrow();
    expect((await client.ask('GET', `/v1/batches/${manifest.batchId}`)).status).toBe(404);
  });

  it('twice: a batch is counted once, a feed repeats itself', async () => {
    script({ kind: 'twice', match: { method: 'POST', path: '/v1/batches' } });
    const sealed = seal(client, []);
    const state = await (await client.postBatch(sealed.manifest)).json();
    const kinds = state.receipts.map(({ payload }: { payload: string }) => receiptSchema.parse(JSON.parse(payload)).kind);
    expect(kinds.slice(0, 2)).toEqual(['received', 'accepted']);
    expect(new Set(kinds).size).toBe(kinds.length);
    script({ kind: 'twice', match: { path: '/v1/inbox' } });
    const { events } = await (await inbox()).json();
    expect(events.slice(0, 4).map((event: { seq: number }) => event.seq)).toEqual([1, 1, 2, 2]);
  });

  it('skew: the Date header and the window move together', async () => {
    script({ kind: 'skew', ms: 3_600_000, count: 2 });
    const refused = await inbox();
    expect([(await refused.json()).code, Date.parse(refused.headers.get('date') ?? '')]).toEqual([1002, NOW + 3_600_000]);
    expect((await client.ask('GET', '/v1/inbox', { at: NOW + 3_600_000 })).status).toBe(200);
    expect(Date.parse((await inbox()).headers.get('date') ?? '')).toBe(NOW);
  });

  it('bad signature and wrong root, in the state and in the feed, only while scripted', async () => {
    const { batchId, root } = seal(client, []).manifest;
    await client.postBatch(seal(client, []).manifest);
    await w.platform.idle();
    const [honest] = (await client.state(batchId)).receipts;
    script({ kind: 'badSignature' });
    const [forged] = (await client.state(batchId)).receipts;
    expect([forged?.payload === honest?.payload, forged?.signature === honest?.signature]).toEqual([true, false]);
    script({ kind: 'wrongRoot', count: 2 });
    const [strange] = (await client.state(batchId)).receipts;
    expect(receiptSchema.parse(JSON.parse(strange?.payload ?? '')).root).not.toBe(root);
    const { events } = await (await inbox()).json();
    const told = events.find((event: { kind: string }) => event.kind === 'receipt');
    expect(JSON.parse(told.body.receipt.payload).root).not.toBe(root);
    expect((await client.state(batchId)).receipts[0]).toEqual(honest);
    script({ kind: 'badSignature', match: { path: '/v1/catalog' } });
    const keys = client.enrolment.platform.keys;
    expect(verifyCatalog(await (await client.ask('GET', '/v1/catalog')).text(), keys, null).ok).toBe(false);
  });

  it('is scripted over the control address, which is there only when asked for', async () => {
    const post = (path: string, body: unknown): Promise<Response> =>
      fetch(`${w.platform.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
    expect(await (await post('/control/faults', { kind: 'error', status: 500 })).json()).toMatchObject([{ count: 1, after: 0 }]);
    expect((await post('/control/faults', { kind: 'none' })).status).toBe(400);
    expect((await inbox()).status).toBe(500);
    await post('/control/events', { uscc: unit.uscc, kind: 'notice', body: { text: '催报' } });
    expect((await (await inbox()).json()).events.at(-1)).toMatchObject({ kind: 'notice', body: { text: '催报' } });
    await w.restart({ control: false });
    expect((await fetch(`${w.platform.url}/control/faults`)).status).toBe(401);
  });
});
