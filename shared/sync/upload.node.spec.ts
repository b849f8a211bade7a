import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { problem } from '../base/problem.ts';
import { usualChunks } from './chunk-size.ts';
import type { Answer, Failure, Platform } from './platform.ts';
import { failure } from './replies.ts';
import { type Upload, uploadPayload } from './upload.node.ts';

const payload = Buffer.alloc(usualChunks.smallest * 20 + 1234, 'payload of some length, ');
const PART = 100_000;
const read = (n: number): Uint8Array | null => {
  const part = payload.subarray(n * PART, (n + 1) * PART);
  return part.length > 0 ? part : null;
};
const cutLine = failure('line', problem('sync/unreachable', { detail: 'ECONNRESET' }));

/** An upload service in memory. A fault takes some of the chunk, or none, and then fails. */
function service(stored: Buffer | null, faults: { after: number; take: number; fail: Failure }[] = []) {
  let bytes = stored;
  let chunks = 0;
  let made = 0;
  const missing = (): Answer<never> => failure('item', problem('sync/badReply', { detail: '404' }));
  const upload: Platform['upload'] = {
    create: async () => {
      bytes = Buffer.alloc(0);
      made += 1;
      return { ok: true, value: `/up/${made}` };
    },
    createEvidence: async () => missing(),
    head: async () => ({ ok: true, value: bytes?.length ?? null }),
    async patch(_, offset, chunk) {
      if (!bytes || offset !== bytes.length) return missing();
      const pieces: Uint8Array[] = [];
      for await (const piece of chunk.body()) pieces.push(piece);
      const whole = Buffer.concat(pieces);
      expect(chunk.sha256()).toBe(createHash('sha256').update(whole).digest('base64'));
      const fault = faults.find(({ after }) => after === chunks);
      chunks += 1;
      bytes = Buffer.concat([bytes, fault ? whole.subarray(0, fault.take) : whole]);
      return fault ? fault.fail : { ok: true, value: bytes.length };
    },
    remove: async () => {
      bytes = null;
      return { ok: true, value: undefined };
    },
  };
  return { upload, bytes: () => bytes, made: () => made, chunks: () => chunks };
}

const never: Answer<never> = failure('line', problem('sync/unreachable', { detail: 'not asked' }));
async function run(made: ReturnType<typeof service>, more: Partial<Upload> = {}) {
  const opened: string[] = [];
  const seen: number[] = [];
  const answer = async (): Promise<Answer<never>> => never;
  const platform: Platform = {
    catalog: answer,
    postBatch: answer,
    postCase: answer,
    evidence: answer,
    ledger: answer,
    batchState: answer,
    inbox: answer,
    upload: made.upload,
    skew: () => null,
    lastContact: () => null,
  };
  let now = 0;
  const deps = {
    platform,
    clock: { now: () => (now += 100) },
    read,
    chunks: usualChunks,
    bandwidth: null,
    stop: new AbortController().signal,
    opened: (url: string) => void opened.push(url),
    confirmed: (sent: number) => void seen.push(sent),
  };
  const result = await uploadPayload(deps, { batchId: 'b1', bytes: payload.length, url: null, ...more });
  return { result, opened, seen };
}
const whole = { ok: true, value: 'complete' };

describe('uploadPayload', () => {
  it('sends everything in chunks and tells how far it is', async () => {
    const made = service(null);
    const { result, opened, seen } = await run(made);
    expect(result).toEqual(whole);
    expect(made.bytes()?.equals(payload)).toBe(true);
    expect(opened).toEqual(['/up/1']);
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(payload.length);
  });

  it('goes on at any byte', async () => {
    for (const at of [1, PART - 1, PART, usualChunks.smallest + 7, payload.length - 1, payload.length]) {
      const made = service(payload.subarray(0, at));
      expect((await run(made, { url: '/up/0' })).result).toEqual(whole);
      expect(made.bytes()?.equals(payload)).toBe(true);
      expect(made.made()).toBe(0);
    }
  });

  it('begins anew when the upload is gone', async () => {
    const made = service(null);
    expect((await run(made, { url: '/up/0' })).opened).toEqual(['/up/1']);
  });

  it('asks where it is after a cut and goes on, as long as there is progress', async () => {
    const made = service(null, [
      { after: 0, take: 10, fail: cutLine },
      { after: 1, take: 0, fail: cutLine },
      { after: 2, take: 500, fail: cutLine },
    ]);
    expect((await run(made)).result).toEqual(whole);
    expect(made.bytes()?.equals(payload)).toBe(true);
  });

  it('leaves a line alone that lets nothing through, and a platform that asks to wait', async () => {
    const dead = [0, 1, 2, 3, 4, 5].map((after) => ({ after, take: 0, fail: cutLine }));
    const silent = service(null, dead);
    expect((await run(silent)).result).toBe(cutLine);
    expect(silent.chunks()).toBe(2);
    const busy = failure('line', problem('sync/busy', { detail: '503' }), 9000);
    const waiting = service(null, [{ after: 0, take: 0, fail: busy }]);
    expect((await run(waiting)).result).toBe(busy);
    expect(waiting.chunks()).toBe(1);
  });

  it('throws an upload away that holds more than was sealed', async () => {
    const made = service(Buffer.alloc(payload.length + 1));
    expect((await run(made, { url: '/up/0' })).result).toMatchObject({ ok: false, problem: { code: 'sync/digest' } });
    expect(made.bytes()).toBeNull();
  });

  it('says "gone" when the upload vanished with its last reply', async () => {
    const made = service(payload.subarray(0, payload.length - 5), [{ after: 0, take: 5, fail: cutLine }]);
    const { patch } = made.upload;
    made.upload.patch = async (...args) => {
      const answer = await patch(...args);
      await made.upload.remove('/up/0', args[3]);
      return answer;
    };
    expect((await run(made, { url: '/up/0' })).result).toEqual({ ok: true, value: 'gone' });
  });
});
