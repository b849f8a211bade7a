import { createDecipheriv, scryptSync } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyCatalog } from '../../shared/catalog/verify.node.ts';
import { enrolmentFileSchema, enrolmentReplySchema, errorReplySchema } from '../../shared/sync/protocol.ts';
import { seedHistory } from './history.ts';
import { catalog, clientOf, enrol, NOW, rows, type SpecClient, seal, unit, type World, world } from './spec-support.ts';

let w: World;
let client: SpecClient;
beforeEach(async () => {
  w = await world();
  client = await enrol(w.platform);
});
afterEach(() => w.end());

const codeOf = async (response: Response): Promise<unknown[]> => {
  const { code, data } = errorReplySchema.parse(await response.json());
  return [response.status, code, data?.reason ?? null];
};
const enrolWith = (body: unknown): Promise<Response> =>
  fetch(`${w.platform.url}/v1/enrolments`, { method: 'POST', body: JSON.stringify(body) });

describe('enrolment', () => {
  it('names unit, officer and keys', () => {
    const { enrolment } = client;
    expect(enrolment).toMatchObject({ unit: { uscc: unit.uscc }, officer: { name: '李联络' }, signer: 'gjgxjhpt' });
    expect(enrolment.platform.keys.map(({ use }) => use)).toEqual(['receipt', 'catalog', 'seal']);
  });

  it('refuses a wrong code, a wrong key, and a code used by another workstation', async () => {
    const clientPublicKey = 'AAAA';
    expect(await codeOf(await enrolWith({ activationCode: 'nobody', clientPublicKey }))).toEqual([403, 1003, 'activation-code']);
    expect(await codeOf(await enrolWith({ activationCode: 'CODE-1', clientPublicKey }))).toEqual([400, 1003, 'public-key']);
    await w.restart({ reusableCodes: false });
    const request = (key: string) => enrolWith({ activationCode: 'CODE-1', clientPublicKey: key });
    const known = w.platform.state.clients.byCode('CODE-1')[0]?.publicKey ?? '';
    expect(enrolmentReplySchema.parse(await (await request(known)).json())).toEqual(client.enrolment);
    const other = client.enrolment.platform.keys[0]?.publicKey ?? '';
    expect(await codeOf(await request(other))).toEqual([403, 1003, 'used-code']);
  });

  it('can be carried by hand', async () => {
    const file = enrolmentFileSchema.parse(w.platform.enrolmentFile(unit.uscc));
    const { N, r, p, salt } = file.kdf;
    const key = scryptSync('CODE-1', Buffer.from(salt, 'base64'), 32, { N, r, p, maxmem: 1 << 28 });
    const data = Buffer.from(file.data, 'base64');
    const open = createDecipheriv('aes-256-gcm', key, Buffer.from(file.nonce, 'base64'));
    open.setAuthTag(data.subarray(-16));
    const text = Buffer.concat([open.update(data.subarray(0, -16)), open.final()]).toString('utf8');
    const { reply, clientPrivateKey } = JSON.parse(text);
    expect(Buffer.from(clientPrivateKey, 'base64').length).toBeGreaterThan(40);
    const carried = clientOf(w.platform, enrolmentReplySchema.parse(reply), client.key);
    expect((await carried.ask('GET', '/v1/inbox')).status).toBe(200);
  });
});

describe('request signatures', () => {
  it('says what is wrong with a request', async () => {
    const bare = await fetch(`${w.platform.url}/v1/inbox`);
    expect([bare.headers.get('x-tax-exchange'), ...(await codeOf(bare))]).toEqual(['1', 401, 1001, 'missing']);
    const minute = 60_000;
    expect(await codeOf(await client.ask('GET', '/v1/inbox', { at: NOW - 11 * minute }))).toEqual([401, 1002, null]);
    expect((await client.ask('GET', '/v1/inbox', { at: NOW + 9 * minute })).status).toBe(200);
    const headers = { gjgxjhpt_sign: 'AAAA' };
    expect(await codeOf(await client.ask('GET', '/v1/inbox', { headers }))).toEqual([401, 1001, 'sign']);
    expect(await codeOf(await client.ask('GET', '/v1/inbox', { headers: { gjgxjhpt_rid: 'x' } }))).toEqual([
      401,
      1003,
      'unknown-client',
    ]);
    expect((await client.ask('GET', '/v1/nothing')).status).toBe(404);
  });
});

describe('catalog', () => {
  const keys = () => client.enrolment.platform.keys.filter(({ use }) => use === 'catalog');

  it('is signed, cached by its version, and told of when it is new', async () => {
    const first = await client.ask('GET', '/v1/catalog');
    expect(first.headers.get('etag')).toBe('"2026.1.1"');
    const verified = verifyCatalog(await first.text(), keys(), null);
    expect(verified.ok && verified.value.package.version).toBe('2026.1.1');
    const headers = { 'if-none-match': '"2026.1.1"' };
    expect((await client.ask('GET', '/v1/catalog', { headers })).status).toBe(304);
    w.platform.publish(catalog('2026.10.1'));
    const second = await client.ask('GET', '/v1/catalog', { headers });
    expect([second.status, second.headers.get('etag')]).toEqual([200, '"2026.10.1"']);
    const old = await client.ask('GET', '/v1/catalog/2026.1.1');
    expect([old.status, old.headers.get('etag')]).toEqual([200, '"2026.1.1"']);
    expect(await codeOf(await client.ask('GET', '/v1/catalog/2019.1.1'))).toEqual([404, 2001, null]);
    const feed = await (await client.ask('GET', '/v1/inbox')).json();
    expect(feed.events.at(-1)).toMatchObject({ kind: 'catalog', body: { version: '2026.10.1' } });
  });

  it('is found out when it is forged', async () => {
    w.platform.faults.add({ kind: 'badSignature', match: { path: '/v1/catalog' } });
    const forged = verifyCatalog(await (await client.ask('GET', '/v1/catalog')).text(), keys(), null);
    expect(forged.ok ? null : forged.problem.code).toBe('catalog/badSignature');
  });
});

describe('a restart', () => {
  it('keeps keys, clients, batches, uploads and the feed', async () => {
    const done = seal(client, rows(3));
    const before = await client.deliver(done);
    const half = seal(client, rows(5), { period: '2026-09' });
    await client.postBatch(half.manifest);
    const url = await client.create(half);
    await client.patch(url, 0, half.payload.subarray(0, 50));
    appendFileSync(join(w.folder, 'inbox', `${unit.uscc}.jsonl`), '{"seq":99,"ki');
    const again = clientOf(await w.restart(), client.enrolment, client.key);
    expect(await again.state(done.manifest.batchId)).toEqual(before);
    expect((await again.state(half.manifest.batchId)).upload).toEqual({ url, offset: 50 });
    expect((await again.patch(url, 50, half.payload.subarray(50))).status).toBe(204);
    await w.platform.idle();
    expect((await again.state(half.manifest.batchId)).state).toBe('stored');
    const { events } = await (await again.ask('GET', '/v1/inbox')).json();
    expect(events.map((event: { seq: number }) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(again.enrolment.platform.keys).toEqual(w.platform.state.keys.all());
  });

  it('goes on with what was under way', async () => {
    await w.restart({ judgeDelay: 600_000 });
    const slow = clientOf(w.platform, client.enrolment, client.key);
    const sealed = seal(slow, rows(3));
    await slow.postBatch(sealed.manifest);
    await slow.patch(await slow.create(sealed), 0, sealed.payload);
    expect((await slow.state(sealed.manifest.batchId)).state).toBe('received');
    const again = clientOf(await w.restart({ judgeDelay: 0 }), client.enrolment, client.key);
    await w.platform.idle();
    expect((await again.state(sealed.manifest.batchId)).state).toBe('stored');
  });
});

describe('history', () => {
  it('answers for past months, and gives way to what is really sent', async () => {
    const handler = '李联络';
    const past = { dataset: 'M1', catalogVersion: '2026.1.1', handler };
    const seed = () =>
      seedHistory(w.platform.state, unit.uscc, [
        { ...past, period: '2026-08', rows: 40, rejected: 2, receivedAt: Date.parse('2026-09-12T09:00:00+08:00') },
        { ...past, period: '2026-09', rows: 0, receivedAt: Date.parse('2026-10-08T09:00:00+08:00') },
      ]);
    seed();
    seed();
    const ledger = async () => (await (await client.ask('GET', '/v1/ledger')).json()).rows;
    expect(await ledger()).toMatchObject([
      { period: '2026-08', lateDays: 2, submitted: 40, accepted: 38, rejected: 2 },
      { period: '2026-09', lateDays: 0, nil: true },
    ]);
    const [first] = await ledger();
    expect((await client.state(first.batchId)).receipts).toHaveLength(3);
    await client.deliver(seal(client, rows(7), { period: '2026-08' }));
    expect(await ledger()).toMatchObject([{ period: '2026-08', submitted: 7 }, { period: '2026-09' }]);
  });
});
