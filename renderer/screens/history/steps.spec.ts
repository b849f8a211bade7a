import { describe, expect, it } from 'vitest';
import type { ReceiptView, Submission } from '../../../shared/submissions/model.ts';
import { stepsOf } from './steps.ts';

const submission = (part: Partial<Submission>): Submission => ({
  id: 'a',
  dataset: 'RS01',
  datasetTitle: { zh: '单位社会保险参保信息' },
  period: '2026-10',
  revision: 1,
  predecessor: null,
  mode: 'full',
  state: 'draft',
  catalogVersion: '2026.11.1',
  rows: 9,
  total: 9,
  provisional: false,
  destroyed: null,
  counts: { blocking: 0, justify: 0, info: 0, unjustified: 0 },
  nilReason: null,
  createdAt: 1,
  updatedAt: 1,
  sealedAt: null,
  receivedAt: null,
  batchId: null,
  root: null,
  accepted: null,
  rejected: null,
  due: null,
  lateDays: 0,
  closing: null,
  note: null,
  signOff: null,
  preparedBy: '王敏',
  approvedBy: null,
  ...part,
});

const receipt = (kind: ReceiptView['kind'], at: number, verified = true): ReceiptView => ({
  kind,
  receiptNo: `R${at}`,
  at,
  rows: 9,
  accepted: null,
  rejected: null,
  root: 'abc',
  keyId: 'platform-1',
  verified,
  code: null,
});

const states = (part: Partial<Submission>, ...receipts: ReceiptView[]) =>
  stepsOf({ submission: submission(part), receipts }).map(({ state }) => state);

describe('stepsOf', () => {
  it('stands at the draft before sealing', () => {
    expect(states({})).toEqual(['now', 'ahead', 'ahead', 'ahead', 'ahead']);
  });
  it('waits for the platform when sealed', () => {
    expect(states({ state: 'queued', sealedAt: 2 })).toEqual(['done', 'done', 'now', 'ahead', 'ahead']);
  });
  it('never takes an unverified receipt for proof', () => {
    expect(states({ state: 'queued', sealedAt: 2 }, receipt('received', 3, false))[2]).toBe('now');
  });
  it('goes on with verified receipts, and a later one proves the earlier steps', () => {
    expect(states({ state: 'received', sealedAt: 2 }, receipt('received', 3))).toEqual([
      'done',
      'done',
      'proven',
      'now',
      'ahead',
    ]);
    expect(states({ state: 'stored', sealedAt: 2 }, receipt('stored', 5))).toEqual([
      'done',
      'done',
      'proven',
      'proven',
      'proven',
    ]);
  });
  it('shows rows that came back, and that a return ends the way', () => {
    const returned = stepsOf({
      submission: submission({ state: 'returned', sealedAt: 2 }),
      receipts: [receipt('received', 3), receipt('returned', 4)],
    });
    expect(returned[3]).toMatchObject({ state: 'back', outcome: 'returned', at: 4 });
    expect(returned[4]?.state).toBe('ended');
    expect(states({ state: 'partly', sealedAt: 2 }, receipt('partly', 4)).slice(3)).toEqual(['back', 'now']);
  });
  it('ends with a withdrawn nil return', () => {
    expect(states({ state: 'withdrawn', sealedAt: 2 })).toEqual(['done', 'done', 'ended', 'ended', 'ended']);
  });
});
