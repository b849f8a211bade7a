import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256Hex } from '../submissions/canonical.node.ts';
import type { BatchState, PlatformKey, Receipt, ReturnedItem, Signed } from './protocol.ts';
import { verifyReceipt, verifyState } from './receipts.node.ts';

const pair = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const keyOf = (publicKey: KeyObject, more: Partial<PlatformKey> = {}): PlatformKey => ({
  keyId: 'r1',
  alg: 'Ed25519',
  use: 'receipt',
  publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  validFrom: '2026-01-01',
  validTo: null,
  ...more,
});
const keys = [keyOf(pair.publicKey)];
const subject = { batchId: `b${'1'.repeat(40)}`, root: 'a'.repeat(64), rows: 10, catalogVersion: '2026.1.1' };

const facts: Receipt = {
  format: 'tax-liaison-receipt/1',
  kind: 'received',
  receiptNo: 'SL1',
  ...subject,
  accepted: null,
  rejected: null,
  returnsDigest: null,
  at: '2026-11-05T09:00:00+08:00',
};
function signed(more: Partial<Receipt> = {}, privateKey = pair.privateKey): Signed {
  const payload = JSON.stringify({ ...facts, ...more });
  const signature = sign(null, Buffer.from(payload), privateKey).toString('base64');
  return { format: 'signed/1', alg: 'Ed25519', keyId: 'r1', payload, signature };
}
const returned: ReturnedItem = {
  line: 3,
  field: 'BH',
  code: 'platform/x',
  rule: null,
  severity: 'blocking',
  value: '1',
  message: { zh: '错', en: 'wrong' },
};
const state = (more: Partial<BatchState>): BatchState => ({
  batchId: subject.batchId,
  state: 'partly',
  upload: null,
  receipts: [],
  returns: [],
  note: null,
  ...more,
});
const why = (result: ReturnType<typeof verifyReceipt>): unknown => (result.ok ? null : result.problem.data?.detail);

describe('verifyReceipt', () => {
  it('believes what the platform signed about this batch', () => {
    expect(verifyReceipt(signed(), subject, keys)).toEqual({ ok: true, value: facts });
  });

  it.each([
    ['batchId', { batchId: `b${'2'.repeat(40)}` }],
    ['root', { root: 'b'.repeat(64) }],
    ['rows', { rows: 9 }],
    ['catalogVersion', { catalogVersion: '2026.1.2' }],
    ['accepted + rejected', { kind: 'partly', accepted: 5, rejected: 4 }],
  ] as const)('does not believe a genuine receipt with another %s', (detail, more) => {
    expect(why(verifyReceipt(signed(more), subject, keys))).toBe(detail);
  });

  it('believes no other key, no key of another use, and none outside its time', () => {
    expect(why(verifyReceipt(signed({}, other.privateKey), subject, keys))).toBe('signature');
    expect(why(verifyReceipt(signed(), subject, [keyOf(pair.publicKey, { use: 'catalog' })]))).toBe('key r1');
    for (const more of [{ validFrom: '2026-11-06' }, { validTo: '2026-11-05T00:00:00+08:00' }])
      expect(why(verifyReceipt(signed(), subject, [keyOf(pair.publicKey, more)]))).toMatch('at 2026-11-05');
  });

  it('does not believe a single changed character', () => {
    const one = signed();
    expect(why(verifyReceipt({ ...one, payload: one.payload.replace('"rows":10', '"rows":11') }, subject, keys))).toBe(
      'signature',
    );
  });
});

describe('verifyState', () => {
  const returns = [returned];
  const digest = sha256Hex(canonicalJson(returns));
  const verdict = signed({ kind: 'partly', accepted: 9, rejected: 1, returnsDigest: digest });

  it('takes receipts, returned rows and the note over together', () => {
    const note = { text: '请更正', reviewer: '王', due: null };
    const result = verifyState(state({ receipts: [signed(), verdict], returns, note }), subject, keys);
    expect(result).toMatchObject({ ok: true, value: { returns, note } });
    expect(result.ok && result.value.receipts.length).toBe(2);
  });

  it.each([
    ['one receipt of several is forged', { receipts: [signed(), { ...verdict, signature: signed().signature }], returns }],
    ['returned rows were added', { receipts: [verdict], returns: [returned, returned] }],
    ['returned rows were left out', { receipts: [verdict], returns: [] }],
    ['no verdict covers the returned rows', { receipts: [signed()], returns }],
    ['it is about another batch', { batchId: `b${'2'.repeat(40)}` }],
  ])('takes nothing when %s', (_, more) => {
    expect(verifyState(state(more), subject, keys)).toMatchObject({ ok: false, problem: { code: 'sync/receiptUnverified' } });
  });

  it('takes a note only together with a receipt', () => {
    const note = { text: '假的', reviewer: '?', due: null };
    expect(verifyState(state({ note }), subject, keys)).toEqual({ ok: true, value: { receipts: [], returns: [], note: null } });
  });
});
