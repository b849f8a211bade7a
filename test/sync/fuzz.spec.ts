import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { SealedBatch } from '../../shared/submissions/outcome.node.ts';
import { bundleHeader, openBundle, packBundle, spkiOf } from '../../shared/sync/bundle.node.ts';
import { deliver } from '../../shared/sync/deliver.node.ts';
import { exchange, times } from '../../shared/sync/exchange.node.ts';
import { keysAfter } from '../../shared/sync/key-change.node.ts';
import { parsed } from '../../shared/sync/parsed.node.ts';
import type { Answer, Platform } from '../../shared/sync/platform.ts';
import { platformHttp } from '../../shared/sync/platform-http.node.ts';
import { checkReceiptFile, readReceiptFile } from '../../shared/sync/proof.node.ts';
import {
  type BatchState,
  batchStateSchema,
  inboxReplySchema,
  type PlatformKey,
  type Signed,
} from '../../shared/sync/protocol.ts';
import { usualRoute } from '../../shared/sync/route.ts';
import { mutated, spoiled } from '../support/mutate.ts';
import { road, rowsOf } from './support.ts';

const stop = new AbortController().signal;
const ours = generateKeyPairSync('ed25519');
const thief = generateKeyPairSync('ed25519');
const keyOf = (keyId: string, publicKey: KeyObject): PlatformKey => ({
  keyId,
  alg: 'Ed25519',
  use: 'receipt',
  publicKey: spkiOf(publicKey),
  validFrom: '2026-01-01',
  validTo: null,
});
const keys = [keyOf('r1', ours.publicKey)];
const subject = { batchId: `b${'1'.repeat(40)}`, root: 'a'.repeat(64), rows: 10, catalogVersion: '2026.1.1' };
const statement = (content: object, key = ours.privateKey): Signed => {
  const payload = JSON.stringify(content);
  const signature = sign(null, Buffer.from(payload), key).toString('base64');
  return { format: 'signed/1', alg: 'Ed25519', keyId: 'r1', payload, signature };
};
const receipt = (more: object = {}, key = ours.privateKey): Signed =>
  statement(
    {
      format: 'tax-liaison-receipt/1',
      kind: 'received',
      receiptNo: 'SL1',
      ...subject,
      accepted: null,
      rejected: null,
      returnsDigest: null,
      at: '2026-11-05T09:00:00+08:00',
      ...more,
    },
    key,
  );
const state = (receipts: readonly Signed[]): BatchState => ({
  batchId: subject.batchId,
  state: 'received',
  upload: { url: '/v1/uploads/1', offset: 4 },
  receipts: [...receipts],
  returns: [{ line: 3, field: 'BH', code: 'x', rule: null, severity: 'blocking', value: '1', message: { zh: '错', en: 'no' } }],
  note: { text: '请核对', reviewer: '王', due: '2026-11-10' },
});
const inbox = { events: [{ seq: 1, kind: 'receipt', at: 'x', body: { batchId: subject.batchId } }], cursor: '1', more: true };
const failureReply = { code: 1002, message: '时间戳超期', data: { reason: 'time' } };

/** One answer after the other, as the test says; counts what it could get rid of. */
let answer: (response: ServerResponse) => void = (response) => response.end();
let server: Server;
let platform: Platform;
beforeAll(async () => {
  server = createServer((request, response) => {
    request.on('error', () => {}).resume();
    response.on('error', () => {});
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  platform = platformHttp({ base: `http://127.0.0.1:${port}`, clock: { now: Date.now }, sign: () => null });
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const chunk = {
  bytes: 3,
  sha256: () => 'x',
  body: async function* () {
    yield Buffer.from('abc');
  },
};
const asks: Readonly<Record<string, () => Promise<Answer<unknown>>>> = {
  catalog: () => platform.catalog('1', stop),
  postBatch: () => platform.postBatch(receipt(), stop),
  batchState: () => platform.batchState(subject.batchId, stop),
  inbox: () => platform.inbox('1', stop),
  postCase: () => platform.postCase(null, receipt(), stop),
  create: () => platform.upload.create(subject.batchId, 3, stop),
  head: () => platform.upload.head('/v1/uploads/1', stop),
  patch: () => platform.upload.patch('/v1/uploads/1', 0, chunk, stop),
  remove: () => platform.upload.remove('/v1/uploads/1', stop),
};

const statuses = [200, 200, 200, 201, 204, 206, 301, 302, 304, 400, 401, 403, 404, 409, 410, 423, 429, 460, 500, 503];
const headerText = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-1',
    '3',
    '1e9',
    '99999999999999999999',
    'NaN',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    '/v1/uploads/1',
    '//x',
    'http://[',
  ),
  fc.stringMatching(/^[ -~]{0,20}$/),
);
const headers = fc.record(
  {
    'x-tax-exchange': fc.oneof(fc.constant('1'), headerText),
    'tus-resumable': fc.oneof(fc.constant('1.0.0'), headerText),
    'upload-offset': headerText,
    'tus-extension': headerText,
    location: headerText,
    date: headerText,
    'retry-after': headerText,
    etag: headerText,
  },
  { requiredKeys: [] },
);
const bodies = fc.oneof(mutated(state([receipt()])), mutated(inbox), mutated(failureReply));

describe('whatever a peer answers', () => {
  it.each(Object.keys(asks))('%s has an answer of its own, never an exception', async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...statuses), headers, bodies, async (status, sent, body) => {
        answer = (response) => {
          for (const [header, value] of Object.entries(sent)) if (value !== undefined) response.setHeader(header, value);
          response.statusCode = status;
          response.end(body);
        };
        const heard = await asks[name]?.();
        expect(typeof heard?.ok).toBe('boolean');
        if (heard && !heard.ok) {
          expect(heard.problem.code).toMatch(/^(sync|catalog|cases)\//);
          expect(heard.retryAfter === null || Number.isFinite(heard.retryAfter)).toBe(true);
          // Words for an officer, not a page.
          expect(JSON.stringify(heard.problem).length).toBeLessThan(1000);
        }
      }),
      { numRuns: 120 },
    );
  });

  it.each(['inbox', 'postBatch', 'batchState', 'patch'])(
    'an endless body to %s is cut at a limit, in bounded memory',
    async (name) => {
      let sent = 0;
      const piece = Buffer.alloc(256 * 1024, 'x');
      answer = (response) => {
        response.writeHead(200, { 'x-tax-exchange': '1', 'content-type': 'application/json' });
        const pour = (): void => {
          while (!response.destroyed) {
            sent += piece.length;
            if (!response.write(piece)) return void response.once('drain', pour);
          }
        };
        pour();
      };
      const before = process.memoryUsage().rss;
      const heard = await asks[name]?.();
      expect(heard?.ok).toBe(false);
      expect(sent).toBeLessThan(32 * 1024 * 1024);
      expect(process.memoryUsage().rss - before).toBeLessThan(160 * 1024 * 1024);
    },
  );

  it('endless headers and a body that only drips end in time', async () => {
    const { port } = server.address() as AddressInfo;
    const ask = {
      method: 'GET',
      url: new URL(`http://127.0.0.1:${port}/`),
      headers: {},
      limit: 1000,
      times: { ...times, idle: 300, total: 400 },
      signal: stop,
      route: usualRoute,
    };
    answer = (response) => response.socket?.write(`HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(20_000)}`);
    expect(await exchange(ask)).toMatchObject({ ok: false, why: 'unreachable' });
    answer = (response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
    };
    expect(await exchange(ask)).toMatchObject({ ok: false, why: 'unreachable', detail: 'timeout' });
  });
});

describe('what is not proven', () => {
  const batch: SealedBatch = {
    ...subject,
    submission: 's',
    dataset: 'M1',
    period: '2026-10',
    revision: 1,
    predecessor: null,
    due: null,
    state: 'queued',
    manifest: receipt(),
    bytes: 0,
    parts: 0,
  };
  const delivered = (text: string) => {
    const heard: Answer<BatchState> = parsed({ status: 200, headers: {}, text }, batchStateSchema);
    const never = async (): Promise<Answer<never>> => ({
      ok: false,
      problem: { code: 'sync/busy' },
      reach: 'line',
      retryAfter: null,
    });
    const stub: Platform = {
      ...platform,
      postBatch: async () => heard,
      upload: { ...platform.upload, create: never, head: never },
    };
    const deps = {
      platform: stub,
      clock: { now: () => 0 },
      keys: () => keys,
      stop,
      chunks: { smallest: 1, largest: 1 },
      bandwidth: null,
      read: () => null,
      opened: () => {},
      confirmed: () => {},
    };
    return deliver(deps, batch);
  };
  const forged: readonly (readonly [string, BatchState])[] = [
    ['another key', state([receipt({}, thief.privateKey)])],
    ['another batch', state([receipt({ batchId: `b${'2'.repeat(40)}` })])],
    ['another root', state([receipt({ root: 'b'.repeat(64) })])],
    ['other rows', state([receipt({ rows: 11 })])],
    ['no receipt', state([])],
  ];
  it.each(forged)('is not delivered, however it is turned: %s', async (_, seed) => {
    await fc.assert(
      fc.asyncProperty(mutated(seed), async (text) => {
        expect((await delivered(text)).attempt.kind).not.toBe('received');
      }),
      { numRuns: 250 },
    );
  });
  it('and what is proven says no more than its receipts', async () => {
    const whole = { ...state([receipt()]), returns: [] };
    expect((await delivered(JSON.stringify(whole))).attempt.kind).toBe('received');
    await fc.assert(
      fc.asyncProperty(mutated(whole), async (text) => {
        const { attempt, verified } = await delivered(text);
        if (attempt.kind !== 'received') return;
        expect(verified?.returns).toEqual([]);
        for (const { receipt: said } of verified?.receipts ?? []) expect(said).toMatchObject({ ...subject, kind: 'received' });
      }),
      { numRuns: 250 },
    );
  });
  it('brings no new key', () => {
    const change = (key: KeyObject) =>
      statement({ format: 'tax-liaison-keys/1', at: '2026-11-05T09:00:00+08:00', keys: [keyOf('evil', thief.publicKey)] }, key);
    expect(keysAfter(keys, change(ours.privateKey)).ok).toBe(true);
    fc.assert(
      fc.property(mutated(change(thief.privateKey)), (text) => {
        let raw: unknown = text;
        try {
          raw = JSON.parse(text);
        } catch {
          // As it is.
        }
        expect(keysAfter(keys, raw).ok).toBe(false);
      }),
      { numRuns: 250 },
    );
  });
});

describe('a feed gone wrong', () => {
  it('marks nothing as sent, is read on, and is never read for ever', async () => {
    const replies = fc.sample(fc.tuple(mutated(inbox), mutated(state([receipt({}, thief.privateKey)]))), {
      numRuns: 150,
      seed: 7,
    });
    let at = 0;
    let asked = 0;
    const heard = <T>(text: string, schema: z.ZodType<T>): Answer<T> => parsed({ status: 200, headers: {}, text }, schema);
    const bad: Platform = {
      ...platform,
      inbox: async () => {
        asked += 1;
        return heard(replies[at]?.[0] ?? '', inboxReplySchema);
      },
      batchState: async () => heard(replies[at]?.[1] ?? '', batchStateSchema),
      postBatch: async () => heard(replies[at]?.[1] ?? '', batchStateSchema),
    };
    const here = await road({ sync: { platform: bad } });
    try {
      const batchId = await here.seal(rowsOf(3));
      for (at = 0; at < replies.length; at += 1) {
        await here.now();
        expect(here.stateOf(batchId)).toBe('queued');
        expect((await here.item(batchId))?.state).not.toBe('done');
      }
      expect(asked).toBeLessThan(replies.length * 20);
    } finally {
      await here.end();
    }
  }, 60_000);
});

describe('spoiled files', () => {
  const reader = generateKeyPairSync('x25519');
  const files = [
    { name: 'a.json', bytes: Buffer.from('{"a":1}') },
    { name: 'b.bin', bytes: Buffer.alloc(300, 'b') },
  ];
  const facts = { kind: 'return', from: 'p', to: 'c', at: '2026-11-05T09:00:00+08:00', replyKey: null, after: null } as const;
  const bundle = packBundle({
    facts,
    recipient: spkiOf(reader.publicKey),
    files,
    sign: (payload) => statement(JSON.parse(payload)),
  });
  const privateKey = reader.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');

  it('of a bundle give what is whole and name the rest, or say that it is none', () => {
    fc.assert(
      fc.property(spoiled(bundle), (bytes) => {
        const header = bundleHeader(bytes);
        if (!header.ok) return void expect(header.problem.code).toBe('sync/bundleFile');
        const open = openBundle(bytes, header.value.header, header.value.body, privateKey);
        if (!open.ok) return void expect(open.problem.code).toBe('sync/bundleFile');
        for (const file of open.value.files) expect(files.some((one) => one.bytes.equals(Buffer.from(file.bytes)))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
  it('of receipts are read or refused, and never match by accident', () => {
    const manifest = statement({ format: 'tax-liaison-batch/1', batchId: subject.batchId });
    const file = {
      format: 'tax-liaison-receipt-file/1',
      manifest,
      receipts: [receipt({}, thief.privateKey)],
      keys,
      record: null,
    };
    fc.assert(
      fc.property(mutated(file), (text) => {
        const read = readReceiptFile(text);
        if (read.ok) expect(checkReceiptFile(read.value, keys).every(({ ok }) => ok)).toBe(false);
        else expect(read.problem.code).toBe('sync/receiptFile');
      }),
      { numRuns: 400 },
    );
  });
});
