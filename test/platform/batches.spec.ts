import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson, sha256Hex } from '../../shared/submissions/canonical.node.ts';
import { batchStateSchema, errorReplySchema, type Receipt, receiptSchema, type Signed } from '../../shared/sync/protocol.ts';
import { CANCELLED_RULE, cancelledEnterprises } from './reference.ts';
import { enrol, rows, type SpecClient, seal, sha256, unit, type World, world } from './spec-support.ts';

let w: World;
let client: SpecClient;
beforeEach(async () => {
  w = await world();
  client = await enrol(w.platform);
});
afterEach(() => w.end());

/** A receipt, believed only with the key named at enrolment. */
function verified(signed: Signed | undefined): Receipt {
  const key = client.enrolment.platform.keys.find(({ keyId, use }) => keyId === signed?.keyId && use === 'receipt');
  if (!key || !signed) throw new Error('no such key');
  const spki = createPublicKey({ key: Buffer.from(key.publicKey, 'base64'), format: 'der', type: 'spki' });
  expect(verify(null, Buffer.from(signed.payload), spki, Buffer.from(signed.signature, 'base64'))).toBe(true);
  return receiptSchema.parse(JSON.parse(signed.payload));
}
const kinds = (receipts: readonly Signed[]): string[] => receipts.map((signed) => verified(signed).kind);
const error = async (response: Response): Promise<unknown[]> => {
  const { code, data } = errorReplySchema.parse(await response.json());
  return [response.status, code, data?.reason];
};

describe('a batch that is right', () => {
  it.each(['gzip', 'zstd'] as const)('goes from manifest to stored with verified receipts (%s)', async (encoding) => {
    const sealed = seal(client, rows(50), {}, encoding);
    const posted = await client.postBatch(sealed.manifest);
    expect(posted.status).toBe(201);
    expect(await posted.json()).toMatchObject({ state: 'awaiting-upload', upload: { url: null, offset: 0 }, receipts: [] });
    const url = await client.create(sealed);
    expect((await client.patch(url, 0, sealed.payload)).status).toBe(204);
    await w.platform.idle();
    const state = await client.state(sealed.manifest.batchId);
    expect(state).toMatchObject({ state: 'stored', upload: null, returns: [], note: null });
    expect(kinds(state.receipts)).toEqual(['received', 'accepted', 'stored']);
    const { root, batchId } = sealed.manifest;
    expect(verified(state.receipts[1])).toMatchObject({
      root,
      batchId,
      rows: 50,
      accepted: 50,
      rejected: 0,
      catalogVersion: '2026.1.1',
    });
  });

  it('is the same batch when it comes again, at any stage', async () => {
    const sealed = seal(client, rows(3));
    await client.postBatch(sealed.manifest);
    const url = await client.create(sealed);
    await client.patch(url, 0, sealed.payload.subarray(0, 40));
    const again = batchStateSchema.parse(await (await client.postBatch(sealed.manifest)).json());
    expect(again.upload).toEqual({ url, offset: 40 });
    await client.patch(url, 40, sealed.payload.subarray(40));
    await w.platform.idle();
    const done = await client.postBatch({ ...sealed.manifest, sealedAt: '2026-11-05T09:30:00+08:00' });
    expect(done.status).toBe(200);
    const state = batchStateSchema.parse(await done.json());
    expect([state.state, state.receipts.length]).toEqual(['stored', 3]);
  });

  it('is not begun anew by a request that comes late, while what arrived is looked through', async () => {
    const sealed = seal(client, rows(20_000));
    const { batchId } = sealed.manifest;
    await client.postBatch(sealed.manifest);
    const url = await client.create(sealed);
    let over = false;
    const sending = client.patch(url, 0, sealed.payload).finally(() => {
      over = true;
    });
    const whole = async () => (await client.state(batchId)).upload?.offset === sealed.payload.length;
    while (!over && !(await whole())) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(await client.create(sealed)).toBe('');
    await client.ask('DELETE', url, { headers: { 'tus-resumable': '1.0.0' } });
    expect((await sending).status).toBe(204);
    await w.platform.idle();
    expect((await client.state(batchId)).state).toBe('stored');
  });

  it('needs no upload when there is nothing to report', async () => {
    const { manifest } = seal(client, []);
    const state = batchStateSchema.parse(await (await client.postBatch(manifest)).json());
    expect([state.state, kinds(state.receipts)]).toEqual(['accepted', ['received', 'accepted']]);
    await w.platform.idle();
    expect((await client.state(manifest.batchId)).state).toBe('stored');
  });

  it('is told of in the feed and the ledger', async () => {
    const sealed = seal(client, rows(20));
    await client.deliver(sealed);
    const feed = await (await client.ask('GET', '/v1/inbox?limit=3')).json();
    expect(feed.events.map((event: { kind: string }) => event.kind)).toEqual(['catalog', 'notice', 'receipt']);
    expect(feed.more).toBe(true);
    const rest = await (await client.ask('GET', `/v1/inbox?cursor=${feed.cursor}`)).json();
    expect(rest.events.map((event: { body: { kind: string } }) => event.body.kind)).toEqual(['accepted', 'stored']);
    expect(rest.events.map((event: { seq: number }) => event.seq)).toEqual([4, 5]);
    expect(rest.more).toBe(false);
    const ledger = await (await client.ask('GET', '/v1/ledger?period=2026')).json();
    const { batchId } = sealed.manifest;
    expect(ledger.rows).toMatchObject([
      { dataset: 'M1', period: '2026-10', batchId, due: '2026-11-10', lateDays: 0, accepted: 20 },
    ]);
    expect((await (await client.ask('GET', '/v1/ledger?period=2026-09')).json()).rows).toEqual([]);
  });
});

describe('a manifest that is refused', () => {
  it.each([
    ['a period that is not over', { period: '2026-11' }, [409, 2002, 'period']],
    ['a period before the first', { period: '2025-12' }, [409, 2002, 'period']],
    ['an unknown catalog version', { catalogVersion: '2030.1.1' }, [409, 2001, 'catalog-version']],
    ['an unknown dataset', { dataset: 'X9' }, [422, 2005, 'unknown-dataset']],
    ['another unit', { unit: '92410102MAFAKE0356' }, [403, 1003, 'foreign-unit']],
    ['an id that is not of its content', { batchId: `b${'0'.repeat(40)}` }, [422, 2005, 'batch-id']],
    ['a predecessor that never came', { mode: 'full', predecessor: `b${'1'.repeat(40)}` }, [422, 2005, 'predecessor']],
    ['a nil return with rows', { mode: 'nil', nilReason: '无' }, [422, 2005, 'nil-with-rows']],
  ] as const)('%s', async (_, more, expected) => {
    expect(await error(await client.postBatch(seal(client, rows(2), more).manifest))).toEqual(expected);
  });

  it('a signature by another key', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const { manifest } = seal(client, rows(2));
    expect(await error(await client.postBatch(manifest, privateKey))).toEqual([422, 1001, 'manifest-signature']);
  });

  it('a second first batch of a period; a correction of it is taken', async () => {
    const first = seal(client, rows(4));
    await client.deliver(first);
    expect(await error(await client.postBatch(seal(client, rows(5)).manifest))).toEqual([409, 2005, 'period-taken']);
    const mode = 'full' as const;
    const second = seal(client, rows(5), { mode, predecessor: first.manifest.batchId, revision: 2 });
    expect((await client.deliver(second)).state).toBe('stored');
    expect((await (await client.ask('GET', '/v1/ledger')).json()).rows).toMatchObject([{ submitted: 5, accepted: 5 }]);
  });

  it('and is unknown to anybody else', async () => {
    const { manifest } = seal(client, rows(2));
    await client.postBatch(manifest);
    const other = await enrol(w.platform, 'CODE-2');
    expect((await other.ask('GET', `/v1/batches/${manifest.batchId}`)).status).toBe(404);
  });
});

describe('a payload that is refused', () => {
  async function refused(sealed: ReturnType<typeof seal>, payload = sealed.payload): Promise<unknown[]> {
    expect((await client.postBatch(sealed.manifest)).status).toBe(201);
    return error(await client.patch(await client.create(sealed), 0, payload));
  }

  it('torn on the way: it may come again', async () => {
    const sealed = seal(client, rows(9));
    const torn = Buffer.from(sealed.payload);
    torn.writeUInt8(torn.readUInt8(30) ^ 1, 30);
    expect(await refused(sealed, torn)).toEqual([422, 2004, 'payload-digest']);
    expect((await client.state(sealed.manifest.batchId)).upload).toEqual({ url: null, offset: 0 });
    await client.patch(await client.create(sealed), 0, sealed.payload);
    await w.platform.idle();
    expect((await client.state(sealed.manifest.batchId)).state).toBe('stored');
  });

  it.each([
    ['root', { root: 'a'.repeat(64) }],
    ['rows', { rows: 8 }],
    ['sums', { sums: { JE: '1' } }],
  ] as const)('%s that is not of its rows: for good', async (reason, more) => {
    const sealed = seal(client, rows(9), more);
    expect(await refused(sealed)).toEqual([422, 2005, reason]);
    expect(await error(await client.postBatch(sealed.manifest))).toEqual([422, 2005, reason]);
  });

  it('more bytes than announced are not unpacked', async () => {
    const honest = seal(client, rows(9));
    if (!honest.manifest.payload) throw new Error('no payload');
    const payload = { ...honest.manifest.payload, plainBytes: 100 };
    expect(await refused(seal(client, rows(9), { payload }))).toEqual([422, 2005, 'plain-bytes']);
  });

  it('a piece whose checksum differs is not kept', async () => {
    const sealed = seal(client, rows(9));
    await client.postBatch(sealed.manifest);
    const url = await client.create(sealed);
    const piece = sealed.payload.subarray(0, 64);
    const wrong = await client.patch(url, 0, piece, { 'upload-checksum': `sha256 ${sha256(Buffer.from('x'), 'base64')}` });
    expect([wrong.status, await client.offset(url)]).toEqual([460, 0]);
    const right = await client.patch(url, 0, piece, { 'upload-checksum': `sha256 ${sha256(piece, 'base64')}` });
    expect([right.status, await client.offset(url)]).toEqual([204, 64]);
    const asked = await client.ask('OPTIONS', '/v1/uploads', { headers: { 'tus-resumable': '1.0.0' } });
    expect(asked.headers.get('tus-extension')).toContain('checksum');
    expect(asked.headers.get('tus-checksum-algorithm')).toBe('sha256,sha1');
  });

  it('an upload can be taken back, and another made', async () => {
    const sealed = seal(client, rows(9));
    await client.postBatch(sealed.manifest);
    const url = await client.create(sealed);
    expect((await client.ask('DELETE', url, { headers: { 'tus-resumable': '1.0.0' } })).status).toBe(204);
    expect((await client.state(sealed.manifest.batchId)).upload).toEqual({ url: null, offset: 0 });
    expect((await client.deliver(sealed)).state).toBe('stored');
  });
});

describe('rows that come back', () => {
  const [gone = ''] = cancelledEnterprises.keys();

  it('what only the platform knows: the rest is taken', async () => {
    const data = rows(10).map((row, n) => (n === 3 ? ([row[0], gone, row[2]] as const) : row));
    const state = await client.deliver(seal(client, data));
    expect(state.state).toBe('stored');
    expect(kinds(state.receipts)).toEqual(['received', 'partly', 'stored']);
    expect(state.returns).toMatchObject([
      { line: 3, field: 'DM', code: 'platform/cancelled', rule: CANCELLED_RULE, value: gone },
    ]);
    const receipt = verified(state.receipts[1]);
    expect(receipt).toMatchObject({ accepted: 9, rejected: 1, returnsDigest: sha256Hex(canonicalJson(state.returns)) });
    expect(state.note).toMatchObject({ due: '2026-11-10' });
  });

  it('too many: everything goes back, and its correction is taken', async () => {
    const sealed = seal(
      client,
      [
        ['A', '91410100MAFAKE019P', '1'],
        ['A', unit.uscc, 'x'],
      ],
      { sums: { JE: '1' } },
    );
    const state = await client.deliver(sealed);
    expect(state.state).toBe('returned');
    expect(verified(state.receipts[1])).toMatchObject({ kind: 'returned', accepted: 0, rejected: 2 });
    expect(state.returns.map(({ line, field, code }) => [line, field, code])).toEqual([
      [0, 'DM', 'cell/identifier'],
      [1, 'JE', 'cell/type'],
      [1, 'BH', 'row/primaryKey'],
    ]);
    const more = { mode: 'full', predecessor: sealed.manifest.batchId, revision: 2 } as const;
    expect((await client.deliver(seal(client, rows(2), more))).state).toBe('stored');
    expect((await (await client.ask('GET', '/v1/ledger')).json()).rows).toMatchObject([{ returns: 1, accepted: 2 }]);
  });

  it('of a group its first row; about the whole batch all of it, unless there is a reason', async () => {
    const data: [string, string, string][] = ['1', '9500', '2', '9500.0', '3', '4', '5', '6'].map((je, n) => [
      `N${n}`,
      unit.uscc,
      je,
    ]);
    const grouped = await client.deliver(seal(client, data));
    expect(grouped.returns).toMatchObject([
      { line: 1, field: 'JE', code: 'batch/rule', rule: 'M1-B2', message: { zh: '金额 9500 有 2 行' } },
    ]);
    expect(kinds(grouped.receipts)).toContain('partly');

    const same: [string, string, string][] = ['a', 'b', 'c', 'd'].map((key) => [key, unit.uscc, '5']);
    const first = { mode: 'full', predecessor: grouped.batchId, revision: 2 } as const;
    const whole = await client.deliver(seal(client, same, first));
    expect(whole.state).toBe('returned');
    expect(whole.returns).toMatchObject([{ line: null, rule: 'M1-B1', message: { zh: '4 行金额全部是五元' } }]);
    const reasons = [{ group: 'batch/rule|rule|M1-B1|JE', rule: 'M1-B1', text: '统一收费标准', by: '李联络' }];
    const second = { mode: 'full', predecessor: whole.batchId, revision: 3, reasons } as const;
    expect((await client.deliver(seal(client, same, second))).state).toBe('stored');
  });

  it('a doubt passes only with a written reason', async () => {
    const data: [string, string, string][] = [['A', unit.uscc, '2000000']];
    const bare = await client.deliver(seal(client, data));
    expect(bare.returns).toMatchObject([{ rule: 'M1-01', severity: 'justify', message: { zh: '金额 2,000,000 过大' } }]);
    const reasons = [{ group: 'row/rule|rule|M1-01|JE', rule: 'M1-01', text: '一次性大额交易', by: '李联络' }];
    const more = { mode: 'full', predecessor: bare.batchId, revision: 2, reasons } as const;
    expect(kinds((await client.deliver(seal(client, data, more))).receipts)).toContain('accepted');
  });
});
