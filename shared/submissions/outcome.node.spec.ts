import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finding, receipt, type World, world } from '../../test/support/submissions-world.ts';
import { returnedOf } from './batches.node.ts';
import { reaches } from './lifecycle.ts';
import type { ReceiptView } from './model.ts';
import { applyOutcome, type Outcome } from './outcome.node.ts';
import { byBatch, eventsOf, insertSubmission, setSealed } from './queries.node.ts';

let here: World;
beforeAll(async () => {
  here = await world('2026-11-05T09:00:00');
});
afterAll(() => here.end());

let made = 0;
/** A queued batch that needs nothing but its rows in the submission table. */
function queued(rows = 3): string {
  made += 1;
  const batchId = `b${String(made).padStart(40, '0')}`;
  here.store.write((tx) => {
    const sid = insertSubmission(tx, {
      id: `s${made}`,
      dataset: 'M1',
      period: '2026-10',
      revision: made,
      predecessor: null,
      mode: 'full',
      catalogVersion: '2026.1.1',
      due: '2026-11-10',
      note: null,
      now: 1,
      who: '信息员',
    });
    setSealed(tx, sid, {
      mode: 'full',
      batchId,
      root: 'ab',
      rows,
      contentRows: null,
      nilReason: null,
      provisional: false,
      now: 1,
      preparedBy: '信息员',
      who: '联络员',
    });
  });
  return batchId;
}

const stateOf = (batchId: string) => here.store.read((tx) => byBatch(tx, batchId));
const apply = (batchId: string, outcome: Partial<Outcome>) =>
  here.store.write((tx) => applyOutcome(tx, { batchId, receipts: [], returns: [], note: null, now: 2, ...outcome }));

/** Receipts as one platform could issue them, each with its own time. */
const times: Readonly<Record<ReceiptView['kind'], string>> = {
  received: '2026-11-06T10:00:00+08:00',
  accepted: '2026-11-06T11:00:00+08:00',
  partly: '2026-11-06T11:00:00+08:00',
  returned: '2026-11-06T11:00:00+08:00',
  stored: '2026-11-06T12:00:00+08:00',
};
const histories: readonly (readonly ReceiptView['kind'][])[] = [
  ['received', 'accepted', 'stored'],
  ['received', 'partly', 'stored'],
  ['received', 'returned'],
];

describe('applyOutcome', () => {
  it('ends the same and never steps back, in whatever order and however often the receipts are seen', () => {
    const story = fc
      .constantFrom(...histories)
      .chain((kinds) =>
        fc.tuple(fc.constant(kinds), fc.array(fc.array(fc.constantFrom(...kinds), { maxLength: 4 }), { maxLength: 6 })),
      );
    fc.assert(
      fc.property(story, ([kinds, polls]) => {
        const batchId = queued();
        let before = stateOf(batchId)?.state ?? 'queued';
        for (const poll of [...polls, kinds]) {
          apply(batchId, { receipts: poll.map((kind) => receipt(kind, times[kind], 3)) });
          const now = stateOf(batchId)?.state ?? 'queued';
          expect(now === before || reaches(before, now)).toBe(true);
          before = now;
        }
        expect(before).toBe(kinds.at(-1));
        expect(stateOf(batchId)?.received_at).toBe(Date.parse(times.received));
        const events = here.store.read((tx) => eventsOf(tx, stateOf(batchId)?.sid ?? 0)).map((event) => event.what);
        expect(events).toEqual([...kinds]);
        expect(apply(batchId, { receipts: kinds.map((kind) => receipt(kind, times[kind], 3)) })).toMatchObject({
          changed: false,
        });
      }),
      { numRuns: 60 },
    );
  });
  it('keeps what was returned, and the last word of it', () => {
    const batchId = queued();
    const items = [finding(0, 'JE'), finding(null, null, 'info')];
    apply(batchId, { receipts: [receipt('returned', times.returned, 3, items)], returns: items });
    expect(here.store.read((tx) => returnedOf(tx, batchId))).toEqual(items);
    expect(apply(batchId, { returns: items })).toMatchObject({ changed: false });
    expect(apply(batchId, { returns: [...items, finding(2, 'BH')] })).toMatchObject({ changed: true });
    expect(here.store.read((tx) => returnedOf(tx, batchId))).toHaveLength(3);
    expect(stateOf(batchId)).toMatchObject({ state: 'returned', accepted: 1, rejected: 2 });
  });
  it('takes a note that comes after the receipt, and does not lose it again', () => {
    const batchId = queued();
    const note = { text: '请核对', reviewer: '张', due: null };
    apply(batchId, { receipts: [receipt('returned', times.returned, 3)] });
    expect(apply(batchId, { note })).toMatchObject({ changed: true });
    expect(apply(batchId, {})).toMatchObject({ changed: false });
    expect(JSON.parse(stateOf(batchId)?.note ?? '')).toEqual(note);
  });
});
