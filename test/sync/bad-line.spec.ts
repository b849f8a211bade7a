import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { beijingTime } from '../../shared/base/clock.ts';
import { protocolHeader } from '../../shared/sync/protocol.ts';
import { codeOf, context, value } from '../support/submissions-world.ts';
import { type Road, road, rowsOf, until } from './support.ts';

let here: Road;
afterEach(() => here.end());

/** About 700 KB compressed: three chunks. */
const large = rowsOf(9_000, 100);
const batches = { path: '/v1/batches' };
const posts = { method: 'POST', path: '/v1/batches' };
const uploads = { method: 'PATCH', path: '/v1/uploads' };
const cause = async (batchId: string) => (await here.item(batchId))?.cause?.code;

describe('an upload that is cut', () => {
  it('goes on at the byte where it was cut, in one round while the line is merely bad', async () => {
    here = await road();
    const batchId = await here.seal(large);
    here.platform.faults.add(
      { kind: 'cut', bytes: 100_000, match: uploads },
      { kind: 'cut', bytes: 7, match: uploads, after: 1 },
    );
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'done' });
  });

  it('keeps what was confirmed when the line is gone, and goes on from there after a restart of both sides', async () => {
    here = await road();
    const batchId = await here.seal(large);
    here.platform.faults.add({ kind: 'cut', bytes: 0, match: uploads, after: 1, count: null });
    await here.now();
    const stopped = await here.item(batchId);
    expect(stopped).toMatchObject({ state: 'waiting', cause: { code: 'sync/unreachable' } });
    expect(stopped?.sent).toBeGreaterThanOrEqual(256 * 1024);
    expect(stopped?.sent).toBeLessThan(stopped?.bytes ?? 0);
    expect((await here.status()).line).toBe('offline');
    here.restartSync();
    await here.restartPlatform();
    expect((await here.item(batchId))?.sent).toBe(stopped?.sent);
    const offsets: number[] = [];
    here.platform.faults.add({ kind: 'slow', ms: 60, match: uploads, count: null });
    const round = here.now();
    await until('progress', async () => {
      const item = await here.item(batchId);
      if (item?.state === 'sending' && item.sent > 0) offsets.push(item.sent);
      return item?.state === 'done';
    });
    await round;
    expect(offsets[0]).toBeGreaterThanOrEqual(stopped?.sent ?? 0);
  });

  it('says how far it is while it sends', async () => {
    here = await road();
    here.sync.start();
    const batchId = await here.seal(large);
    here.platform.faults.add({ kind: 'slow', ms: 100, match: uploads, count: null });
    await until('half way', async () => ((await here.item(batchId))?.rate ?? 0) > 0);
    const shown = here.store.read((tx) => here.sync.upload(tx, batchId));
    expect(shown?.sent).toBeGreaterThan(0);
    expect(shown?.sent).toBeLessThan(1);
    expect((await here.status()).busy).toBe(true);
    await until('done', async () => (await here.item(batchId))?.state === 'done');
    expect(here.store.read((tx) => here.sync.upload(tx, batchId))).toBeNull();
  });
});

describe('a lost reply', () => {
  it.each([
    ['to the manifest', posts, rowsOf(4)],
    ['to a chunk', uploads, large],
    ['to the last chunk', uploads, rowsOf(4)],
    ['to the creation of the upload', { method: 'POST', path: '/v1/uploads' }, rowsOf(4)],
  ])('%s is made up by asking, and nothing is counted twice', async (_, match, rows) => {
    here = await road();
    const batchId = await here.seal(rows);
    here.platform.faults.add({ kind: 'lost', match });
    await here.now();
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'done' });
    expect(here.platform.state.batches.all().length).toBe(1);
  });

  it('for a nil return is no second nil return', async () => {
    here = await road();
    const batchId = await here.nil();
    here.platform.faults.add({ kind: 'lost', match: posts });
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'waiting' });
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'done' });
  });

  it('is the same batch when the line says everything twice', async () => {
    here = await road();
    const batchId = await here.seal(rowsOf(4));
    here.platform.faults.add({ kind: 'twice', count: null });
    await here.now();
    await here.platform.idle();
    await here.now();
    expect(here.stateOf(batchId)).toBe('stored');
    const seqs = (await here.status()).notices.map((notice) => notice.seq);
    expect(new Set(seqs).size).toBe(seqs.length);
  });
});

describe('somebody else answers', () => {
  it('takes no captive portal for the platform, and asks again later', async () => {
    here = await road();
    const batchId = await here.seal(rowsOf(4));
    here.platform.faults.add({ kind: 'captive', count: null });
    const status = await here.now();
    expect(status).toMatchObject({ line: 'offline', lineProblem: { code: 'sync/notPlatform' }, lastContact: null });
    expect(await cause(batchId)).toBe('sync/notPlatform');
    expect(here.stateOf(batchId)).toBe('queued');
    here.platform.faults.clear();
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'done', cause: null });
  });

  it('waits as long as a busy platform asks it to', async () => {
    here = await road();
    here.sync.start();
    await until('at rest', async () => !(await here.status()).busy);
    here.platform.faults.add({ kind: 'error', status: 503, code: 5003, retryAfter: 30, match: posts });
    const batchId = await here.seal(rowsOf(4));
    await until('refused once', async () => (await here.item(batchId))?.attempts === 1);
    const item = await here.item(batchId);
    expect(item?.cause?.code).toBe('sync/busy');
    expect((item?.nextAt ?? 0) - here.clock.now()).toBeGreaterThan(25_000);
  });

  it('survives an unreachable platform, and delivers by itself when it is back', async () => {
    here = await road();
    here.sync.start();
    await here.stopPlatform();
    const batchId = await here.seal(rowsOf(4));
    await until('offline', async () => (await here.status()).line === 'offline');
    expect(await cause(batchId)).toBe('sync/unreachable');
    await here.restartPlatform();
    await until('done', async () => (await here.item(batchId))?.state === 'done');
  });

  it('corrects its clock from the platform’s and tries once more', async () => {
    here = await road();
    const batchId = await here.seal(rowsOf(4));
    here.platform.faults.add({ kind: 'skew', ms: 3_600_000, count: null });
    const status = await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'done' });
    expect(status.skew).toBeGreaterThan(3_590_000);
  });
});

describe('a receipt that does not verify', () => {
  it.each(['badSignature', 'wrongRoot'] as const)('%s: asking goes on, nothing is called delivered', async (kind) => {
    here = await road();
    const batchId = await here.seal(rowsOf(4));
    here.platform.faults.add({ kind, match: batches, count: null });
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'asking', cause: { code: 'sync/receiptUnverified' } });
    expect(here.stateOf(batchId)).toBe('queued');
    here.platform.faults.clear();
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'done', cause: null });
  });

  it('is not believed from a key whose time is over', async () => {
    here = await road();
    const platformKeys = here.enrolment.platformKeys.map((key) => ({ ...key, validTo: '2026-10-31T00:00:00+08:00' }));
    here.restartSync({ enrolment: { ...here.enrolment, platformKeys } });
    const batchId = await here.seal(rowsOf(4));
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'asking', cause: { code: 'sync/receiptUnverified' } });
  });
});

describe('a refusal', () => {
  it('stops the item until an officer acts, and the rest goes on', async () => {
    here = await road();
    const batchId = await here.seal(rowsOf(4));
    here.platform.faults.add({ kind: 'error', status: 409, code: 2002, match: posts });
    const status = await here.now();
    const item = await here.item(batchId);
    expect(item).toMatchObject({ state: 'refused', nextAt: null, cause: { code: 'sync/refused', data: { code: 2002 } } });
    expect(status.line).toBe('connected');
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'refused' });
    value(await here.sync.handlers['sync.retry']({ id: item?.id ?? 0 }, context()));
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'done' });
  });

  it('of the signature concerns everything, and is not asked again and again', async () => {
    here = await road();
    here.restartSync({ enrolment: { ...here.enrolment, secret: 'another' } });
    const batchId = await here.seal(rowsOf(4));
    const status = await here.now();
    expect(status).toMatchObject({ line: 'refused', lineProblem: { code: 'sync/badSignature' } });
    expect(await here.item(batchId)).toMatchObject({ state: 'waiting', attempts: 1 });
  });
});

describe('pause and withdraw', () => {
  it('pauses in the middle of an upload and goes on from there', async () => {
    here = await road();
    here.sync.start();
    here.platform.faults.add({ kind: 'slow', ms: 100, match: uploads, count: null });
    const batchId = await here.seal(large);
    await until('under way', async () => ((await here.item(batchId))?.sent ?? 0) > 0);
    value(await here.sync.handlers['sync.pause']({ paused: true }, context()));
    await until('paused', async () => (await here.item(batchId))?.state === 'paused');
    expect(await here.now()).toMatchObject({ paused: true, busy: false });
    here.restartSync();
    expect(await here.item(batchId)).toMatchObject({ state: 'paused', attempts: 0, cause: null });
    here.sync.start();
    value(await here.sync.handlers['sync.pause']({ paused: false }, context()));
    await until('done', async () => (await here.item(batchId))?.state === 'done');
  });

  it('takes a batch back in the middle of its upload; the draft can be edited and sent again', async () => {
    here = await road();
    here.sync.start();
    here.platform.faults.add({ kind: 'slow', ms: 100, match: uploads, count: null });
    const batchId = await here.seal(large);
    await until('under way', async () => ((await here.item(batchId))?.sent ?? 0) > 0);
    const item = await here.item(batchId);
    value(await here.sync.handlers['sync.withdraw']({ id: item?.id ?? 0 }, context()));
    expect(await here.item(batchId)).toMatchObject({ state: 'withdrawn', rows: 9000, period: '2026-10', cause: null });
    expect(here.stateOf(batchId)).toBeUndefined();
    here.platform.faults.clear();
    expect(await here.seal(large)).toBe(batchId);
    await until('done', async () => (await here.item(batchId))?.state === 'done');
  });

  it('takes back what never left, without a platform', async () => {
    here = await road();
    await here.stopPlatform();
    const batchId = await here.seal(rowsOf(4));
    await here.now();
    const item = await here.item(batchId);
    value(await here.sync.handlers['sync.withdraw']({ id: item?.id ?? 0 }, context()));
    expect((await here.status()).items).toMatchObject([{ batchId, state: 'withdrawn', title: { zh: '数据集M1' } }]);
    here.restartSync();
    expect((await here.now()).items).toMatchObject([{ batchId, state: 'withdrawn', submission: item?.submission }]);
    expect(codeOf(await here.sync.handlers['sync.withdraw']({ id: item?.id ?? 0 }, context()))).toBe('sync/noItem');
    expect(codeOf(await here.sync.handlers['sync.retry']({ id: item?.id ?? 0 }, context()))).toBe('sync/noItem');
  });

  it('does not take back what the platform has, even when its receipt was not heard', async () => {
    here = await road();
    const batchId = await here.seal(rowsOf(4));
    here.platform.faults.add({ kind: 'badSignature', match: batches });
    here.platform.faults.add({ kind: 'lost', match: uploads }, { kind: 'captive', match: { method: 'HEAD' }, count: null });
    await here.now();
    expect((await here.item(batchId))?.state).not.toBe('done');
    here.platform.faults.clear();
    const item = await here.item(batchId);
    expect(codeOf(await here.sync.handlers['sync.withdraw']({ id: item?.id ?? 0 }, context()))).toBe('sync/received');
    expect(await here.item(batchId)).toMatchObject({ state: 'done' });
  });

  it('does not take back what the platform will not give up, though it has not said yet that it has it', async () => {
    here = await road();
    here.sync.start();
    here.platform.faults.add({ kind: 'slow', ms: 100, match: uploads, count: null });
    const batchId = await here.seal(large);
    await until('under way', async () => ((await here.item(batchId))?.sent ?? 0) > 0);
    here.platform.faults.add({ kind: 'error', status: 409, code: 2003, match: { method: 'DELETE' } });
    const item = await here.item(batchId);
    expect(codeOf(await here.sync.handlers['sync.withdraw']({ id: item?.id ?? 0 }, context()))).toMatch(/^sync\//);
    expect(here.stateOf(batchId)).not.toBeUndefined();
    here.platform.faults.clear();
    await until('done', async () => (await here.item(batchId))?.state === 'done');
  });

  it('does not take back what may be there while nobody can be asked', async () => {
    here = await road();
    const batchId = await here.nil();
    here.platform.faults.add({ kind: 'lost', match: posts });
    await here.now();
    await here.stopPlatform();
    const item = await here.item(batchId);
    expect(codeOf(await here.sync.handlers['sync.withdraw']({ id: item?.id ?? 0 }, context()))).toBe('sync/unreachable');
    expect(here.stateOf(batchId)).toBe('queued');
  });
});

describe('a lying platform', () => {
  let server: Server;
  afterEach(() => void server.close());
  /** The sync room against a server that answers as told. */
  async function against(answer: RequestListener): Promise<void> {
    here = await road();
    server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    here.restartSync({ enrolment: { ...here.enrolment, platformUrl: `http://127.0.0.1:${port}` } });
  }
  const genuine = { [protocolHeader]: '1', 'content-type': 'application/json' };

  it('cannot make us read for ever', async () => {
    let written = 0;
    await against((_, response) => {
      response.writeHead(200, genuine);
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) written += chunk.length;
      };
      response.on('drain', more);
      more();
    });
    const batchId = await here.seal(rowsOf(4));
    await here.now();
    expect(await cause(batchId)).toBe('sync/badReply');
    expect(written).toBeLessThan(64 * 1024 * 1024);
  });

  it.each([
    ['not JSON', 'hello'],
    ['a shape of its own', '{"ok":true}'],
  ])('is not believed with %s', async (_, body) => {
    await against((_request, response) => response.writeHead(200, genuine).end(body));
    const batchId = await here.seal(rowsOf(4));
    await here.now();
    expect(await cause(batchId)).toBe('sync/badReply');
  });

  it('is not followed elsewhere', async () => {
    await against((_, response) => response.writeHead(302, { ...genuine, location: here.platform.url }).end());
    const batchId = await here.seal(rowsOf(4));
    await here.now();
    expect(await cause(batchId)).toBe('sync/notPlatform');
  });

  it('cannot say "received" without a receipt', async () => {
    await against((request, response) => {
      const batchId = here.store.read((tx) => tx.get<{ id: string }>('SELECT batch_id AS id FROM outbox'))?.id;
      const state = { batchId, state: 'received', upload: null, receipts: [], returns: [], note: null };
      const feed = { events: [], cursor: '0', more: false };
      response.writeHead(200, genuine).end(JSON.stringify(request.url?.startsWith('/v1/inbox') ? feed : state));
    });
    const batchId = await here.seal(rowsOf(4));
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'asking', cause: null });
    expect(here.stateOf(batchId)).toBe('queued');
  });

  it('cannot lead us round in its feed', async () => {
    let asked = 0;
    await against((_, response) => {
      asked += 1;
      const event = { seq: 1, kind: 'notice', at: beijingTime(0), body: { text: '通知' } };
      response.writeHead(200, genuine).end(JSON.stringify({ events: [event], cursor: 'a', more: true }));
    });
    const status = await here.now();
    expect(asked).toBe(2);
    expect(status.lineProblem?.code).toBe('sync/badReply');
    expect(status.notices).toEqual([{ seq: 1, kind: 'notice', at: 0, text: { zh: '通知' }, known: true, receipt: null }]);
  });
});
