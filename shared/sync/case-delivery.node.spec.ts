import { expect, it } from 'vitest';
import { problem } from '../base/problem.ts';
import { deliverMessage } from './case-delivery.node.ts';
import type { Answer, Platform } from './platform.ts';
import { failure } from './replies.ts';

const nothing = async (): Promise<Answer<never>> => failure('line', problem('sync/unreachable', { detail: 'not asked' }));
const file = { name: '凭证.pdf', bytes: 9, sha256: 'a'.repeat(64) };
const message = {
  messageId: 'm1',
  caseId: 'c1',
  opens: true,
  envelope: { format: 'signed/1' as const, alg: 'Ed25519' as const, keyId: 'k', payload: '{}', signature: '' },
};

it('sends evidence anew that the platform has held whole for long and still misses, and not before', async () => {
  const removed: string[] = [];
  const platform: Pick<Platform, 'postCase' | 'upload'> = {
    postCase: async () => ({
      ok: true,
      value: { caseId: 'c1', messageId: 'm1', receipt: null, missing: [{ ...file, upload: '/v1/uploads/1' }] },
    }),
    upload: {
      create: nothing,
      createEvidence: nothing,
      head: nothing,
      patch: nothing,
      remove: async (url) => {
        removed.push(url);
        return { ok: true, value: undefined };
      },
    },
  };
  const upload = async (): Promise<Answer<'complete'>> => ({ ok: true, value: 'complete' });
  const deps = { platform, upload, keys: [], stop: new AbortController().signal };
  for (const asked of [0, 1, 11, 13]) {
    expect((await deliverMessage(deps, message, asked)).attempt).toEqual({ kind: 'unconfirmed', problem: null });
    expect(removed).toEqual([]);
  }
  await deliverMessage(deps, message, 12);
  expect(removed).toEqual(['/v1/uploads/1']);
});
