import { createHash, verify } from 'node:crypto';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import {
  addRows,
  codeOf,
  context,
  finding,
  findings,
  keys,
  markChecked,
  receipt,
  unit,
  value,
  type World,
  world,
} from '../../test/support/submissions-world.ts';
import { countRows } from '../records/queries.node.ts';
import { manifestSchema, signedSchema } from '../sync/protocol.ts';
import { reasonsOf, setReason } from '../validation/queries.node.ts';
import { merkleTree } from './canonical.node.ts';
import { applyOutcome, loadBatch, readPart, withdrawBatch } from './outcome.node.ts';
import { draftOwners } from './owners.node.ts';
import type { SubmissionsDeps } from './ports.ts';
import { byId } from './queries.node.ts';
import { submissionsService } from './service.node.ts';

let here: World;
afterEach(() => here.end());

async function begin(time = '2026-11-05T09:00:00', more: Partial<SubmissionsDeps> = {}) {
  here = await world(time, more);
  return submissionsService(here.deps);
}

const sidOf = (id: string): number => here.store.read((tx) => byId(tx, id)?.sid ?? 0);
const rows = (count: number) => Array.from({ length: count }, (_, n) => [`N${n}`, `${n}.10`, n % 2 ? null : '备注']);

type Service = Awaited<ReturnType<typeof begin>>;

/** A checked draft of M1 2026-10, ready to be approved. */
async function ready(service: Service, count = 3): Promise<string> {
  const { id } = value(await service['submissions.open']({ dataset: 'M1', period: '2026-10' }, context('信息员')));
  addRows(here.store, sidOf(id), rows(count));
  here.store.write((tx) => markChecked(tx, sidOf(id)));
  return id;
}

async function approved(service: Service, count = 3) {
  const id = await ready(service, count);
  const submission = value(await service['submissions.approve']({ id }, context()));
  return { id, batchId: submission.batchId ?? '' };
}

const parts = (batchId: string): Buffer => {
  const found: Uint8Array[] = [];
  for (let n = 0; ; n++) {
    const part = here.store.read((tx) => readPart(tx, batchId, n));
    if (!part) return Buffer.concat(found);
    found.push(part);
  }
};
const outbox = () =>
  here.store.read((tx) => tx.all<{ batch_id: string }>('SELECT batch_id FROM outbox')).map((row) => row.batch_id);
const partRows = () => here.store.read((tx) => tx.get<{ n: number }>('SELECT count(*) AS n FROM batch_part'))?.n;

describe('open and discard', () => {
  it('makes one draft of a dataset × period and finds it again, also by the other way to write a month', async () => {
    const service = await begin();
    const first = value(await service['submissions.open']({ dataset: 'M1', period: '202610' }, context('信息员')));
    expect(first).toMatchObject({
      period: '2026-10',
      revision: 1,
      state: 'draft',
      mode: 'full',
      catalogVersion: '2026.1.1',
      due: '2026-11-10',
    });
    expect(value(await service['submissions.open']({ dataset: 'M1', period: '2026-10' }, context())).id).toBe(first.id);
    expect(here.events).toEqual([{ kind: 'submission', id: first.id }]);
  });
  it.each([
    ['M1', '2026Q3', 'submissions/badPeriod'],
    ['M1', '2026-12', 'submissions/notOwed'],
    ['M1', '2026-07', 'submissions/notOwed'],
    ['X1', '2026-10', 'submissions/notDuty'],
    ['ZZ', '2026-10', 'catalog/unknownDataset'],
  ])('refuses %s %s with %s', async (dataset, period, code) => {
    const service = await begin();
    expect(codeOf(await service['submissions.open']({ dataset, period }, context()))).toBe(code);
    expect(value(await service['submissions.list']({}, context()))).toEqual([]);
  });
  it('lets a period be prepared before it ends', async () => {
    const service = await begin();
    expect(value(await service['submissions.open']({ dataset: 'M1', period: '2026-11' }, context())).state).toBe('draft');
  });
  it('discards a draft with its rows, and nothing that was sealed', async () => {
    const service = await begin();
    const id = await ready(service);
    const sid = sidOf(id);
    value(await service['submissions.discard']({ id }, context()));
    expect(codeOf(await service['submissions.get']({ id }, context()))).toBe('submissions/unknown');
    expect(here.store.read((tx) => countRows(tx, sid))).toBe(0);
    const sealed = await approved(service);
    expect(codeOf(await service['submissions.discard']({ id: sealed.id }, context()))).toBe('submissions/wrongState');
  });
});

describe('review', () => {
  it('sums exactly and names what stands in the way', async () => {
    const service = await begin();
    const { id } = value(await service['submissions.open']({ dataset: 'M1', period: '2026-10' }, context()));
    expect(value(await service['submissions.review']({ id }, context())).obstacles).toEqual(['empty']);
    addRows(here.store, sidOf(id), [
      ['A', '0.1', null],
      ['B', '0.2', null],
      ['C', null, null],
    ]);
    const review = value(await service['submissions.review']({ id }, context()));
    expect(review).toMatchObject({ rows: 3, obstacles: ['unchecked'], previous: null });
    expect(review.sums).toEqual([{ field: 'JE', title: '金额', unit: '元', sum: '0.3' }]);
    expect(review.timeliness).toEqual({ opens: '2026-11-01', due: '2026-11-10', lateDays: 0, daysLeft: 5 });
    here.store.write((tx) => markChecked(tx, sidOf(id)));
    expect(value(await service['submissions.review']({ id }, context()))).toMatchObject({
      obstacles: [],
      submission: { state: 'checked' },
    });
  });
  it('sees new rows after an edit', async () => {
    const service = await begin();
    const id = await ready(service);
    expect(value(await service['submissions.review']({ id }, context())).sums[0]?.sum).toBe('3.3');
    addRows(here.store, sidOf(id), [['Z', '100', null]]);
    expect(value(await service['submissions.review']({ id }, context())).sums[0]?.sum).toBe('103.3');
  });
  it('compares with the period before and judges lateness as of now', async () => {
    const service = await begin('2026-10-08T10:00:00');
    const before = value(await service['submissions.open']({ dataset: 'M1', period: '2026-09' }, context()));
    addRows(here.store, sidOf(before.id), rows(5));
    here.store.write((tx) => markChecked(tx, sidOf(before.id)));
    value(await service['submissions.approve']({ id: before.id }, context()));
    here.at('2026-11-13T08:00:00');
    const review = value(await service['submissions.review']({ id: await ready(service) }, context()));
    expect(review.previous).toEqual({ period: '2026-09', rows: 5 });
    expect(review.timeliness).toMatchObject({ lateDays: 3, daysLeft: -3 });
  });
});

describe('approve', () => {
  it('freezes rows into a batch that verifies from the outside', async () => {
    const service = await begin();
    const id = await ready(service);
    const group = 'row/rule|platform/R1|R1|JE';
    here.store.write((tx) => {
      findings.addPlatformFindings(tx, sidOf(id), [finding(0, 'JE', 'justify'), finding(2, 'JE', 'justify')]);
      setReason(tx, sidOf(id), group, '年底集中申报', '信息员', 7);
      setReason(tx, sidOf(id), 'row/rule|gone||BH', '已经改正的问题', '信息员', 7);
    });
    const [reason] = value(await service['submissions.review']({ id }, context())).reasons;
    expect(reason).toMatchObject({
      group,
      count: 2,
      text: '年底集中申报',
      title: { zh: expect.stringContaining('平台退回'), en: expect.stringContaining('Returned') },
    });
    const submission = value(await service['submissions.approve']({ id }, context()));
    const batch = here.store.read((tx) => loadBatch(tx, submission.batchId ?? ''));
    const envelope = signedSchema.parse(batch?.manifest);
    expect(verify(null, Buffer.from(envelope.payload), keys.publicKey, Buffer.from(envelope.signature, 'base64'))).toBe(true);
    const manifest = manifestSchema.parse(JSON.parse(envelope.payload));
    const packed = parts(manifest.batchId);
    expect(manifest.payload).toMatchObject({ bytes: packed.length, sha256: createHash('sha256').update(packed).digest('hex') });
    const text = gunzipSync(packed).toString();
    expect(manifest.payload?.plainBytes).toBe(Buffer.byteLength(text));
    const lines = text.split('\n').slice(0, -1);
    expect(lines[0]).toMatch(/^\{"JLID":"[0-9a-f-]{36}","CZBS":"I","BH":"N0","JE":"0.1","BZ":"备注"\}$/);
    const tree = merkleTree();
    for (const line of lines) tree.add(line);
    expect(manifest).toMatchObject({
      root: tree.root(),
      rows: 3,
      sums: { JE: '3.3' },
      mode: 'full',
      unit: unit.uscc,
      preparedBy: '信息员',
      approvedBy: '联络员',
      sealedAt: '2026-11-05T09:00:00+08:00',
      reasons: [{ group, rule: 'R1', text: '年底集中申报', by: '信息员' }],
      nilReason: null,
    });
    expect(submission).toMatchObject({ state: 'queued', rows: 3, root: tree.root(), batchId: manifest.batchId });
    expect(outbox()).toEqual([manifest.batchId]);
    expect(here.events).toContainEqual({ kind: 'sync' });
  });
  it('takes zstd where the platform does', async () => {
    const service = await begin(undefined, { encoding: 'zstd' });
    const { batchId } = await approved(service);
    expect(zstdDecompressSync(parts(batchId)).toString().split('\n')).toHaveLength(4);
  });
  it.each([
    ['unchecked', 'submissions/unchecked'],
    ['blocking', 'submissions/blocked'],
    ['reasons', 'submissions/needsReason'],
    ['notOpen', 'submissions/notOpen'],
  ])('refuses when %s', async (why, code) => {
    const service = await begin(why === 'notOpen' ? '2026-10-31T23:59:59' : undefined);
    const id = await ready(service);
    if (why === 'unchecked') addRows(here.store, sidOf(id), rows(1));
    if (why === 'reasons') here.store.write((tx) => findings.addPlatformFindings(tx, sidOf(id), [finding(0, 'BH', 'justify')]));
    if (why === 'blocking') here.store.write((tx) => findings.addPlatformFindings(tx, sidOf(id), [finding(0, 'BH')]));
    expect(codeOf(await service['submissions.approve']({ id }, context()))).toBe(code);
    expect(outbox()).toEqual([]);
  });
  it('does not seal what was changed meanwhile, and leaves nothing behind', async () => {
    const service = await begin();
    const id = await ready(service, 3000);
    const running = service['submissions.approve']({ id }, context());
    addRows(here.store, sidOf(id), rows(1));
    expect(codeOf(await running)).toBe('submissions/changed');
    expect([outbox(), partRows()]).toEqual([[], 0]);
    expect(value(await service['submissions.get']({ id }, context())).state).toBe('draft');
  });
  it('can be cancelled while it seals, and nothing changes', async () => {
    const service = await begin();
    const id = await ready(service, 3000);
    const watch = context();
    const running = service['submissions.approve']({ id }, watch);
    expect(codeOf(await service['submissions.approve']({ id }, context()))).toBe('submissions/wrongState');
    expect(codeOf(await service['submissions.discard']({ id }, context()))).toBe('submissions/wrongState');
    watch.stop();
    expect(codeOf(await running)).toBe('contract/cancelled');
    expect([outbox(), partRows()]).toEqual([[], 0]);
    value(await service['submissions.approve']({ id }, context()));
  });
  it('stops without touching a store that is closing; the next start sweeps what it left', async () => {
    const service = await begin();
    const id = await ready(service, 1000);
    const running = service['submissions.approve']({ id }, context());
    here.closing.aborted = true;
    expect(codeOf(await running)).toBe('contract/locked');
    here.store.write((tx) => tx.run(`INSERT INTO batch_part VALUES ('sealing:1', 0, x'00')`));
    here.closing.aborted = false;
    submissionsService(here.deps);
    expect(partRows()).toBe(0);
  });
  it('changes nothing when the outbox cannot take it', async () => {
    const service = await begin(undefined, {
      enqueue: () => {
        throw new Error('full');
      },
    });
    const id = await ready(service);
    await expect(service['submissions.approve']({ id }, context())).rejects.toThrow('full');
    expect(value(await service['submissions.get']({ id }, context()))).toMatchObject({ state: 'checked', batchId: null });
    expect(partRows()).toBe(0);
  });
});

describe('nil return', () => {
  const asked = { dataset: 'M1', period: '2026-10', reason: '本月确无新增数据' };
  it('seals an empty batch in one step', async () => {
    const service = await begin();
    const submission = value(await service['submissions.nilReturn'](asked, context()));
    expect(submission).toMatchObject({ state: 'queued', mode: 'nil', rows: 0, nilReason: asked.reason });
    const batch = here.store.read((tx) => loadBatch(tx, submission.batchId ?? ''));
    expect(manifestSchema.parse(JSON.parse(batch?.manifest.payload ?? ''))).toMatchObject({
      mode: 'nil',
      payload: null,
      rows: 0,
      nilReason: asked.reason,
    });
    expect(batch).toMatchObject({ bytes: 0, parts: 0 });
    expect(outbox()).toEqual([submission.batchId]);
  });
  it('wants a reason, an open window, no rows, and nothing under way', async () => {
    const service = await begin();
    const nil = async (more: Partial<typeof asked>) =>
      codeOf(await service['submissions.nilReturn']({ ...asked, ...more }, context()));
    expect(await nil({ reason: ' 无数据 ' })).toBe('submissions/reasonTooShort');
    expect(await nil({ period: '2026-11' })).toBe('submissions/notOpen');
    const id = await ready(service);
    expect(await nil({})).toBe('submissions/nilWithRows');
    value(await service['submissions.approve']({ id }, context()));
    expect(await nil({})).toBe('submissions/open');
  });
  it('takes over an empty draft, and can be taken back and made again', async () => {
    const service = await begin();
    const draft = value(await service['submissions.open']({ dataset: 'M1', period: '2026-10' }, context()));
    const nil = value(await service['submissions.nilReturn'](asked, context()));
    expect(nil.id).toBe(draft.id);
    here.store.write((tx) => withdrawBatch(tx, nil.batchId ?? '', { who: '联络员', now: 9 }));
    expect(value(await service['submissions.get']({ id: nil.id }, context())).state).toBe('withdrawn');
    here.store.write((tx) => tx.run('DELETE FROM outbox'));
    const again = value(await service['submissions.nilReturn'](asked, context()));
    expect(again).toMatchObject({ revision: 2, batchId: nil.batchId, state: 'queued' });
  });
});

describe('what comes back', () => {
  const apply = (batchId: string, kinds: readonly ('received' | 'accepted' | 'partly' | 'returned' | 'stored')[], count = 3) =>
    here.store.write((tx) => {
      const returns = kinds.includes('partly') || kinds.includes('returned') ? [finding(1, 'JE')] : [];
      const receipts = kinds.map((kind, n) =>
        receipt(kind, `2026-11-06T1${n}:00:00+08:00`, count, kind === 'received' ? [] : returns),
      );
      const note =
        kinds.includes('returned') || kinds.includes('partly') ? { text: '请核对', reviewer: '张', due: '2026-11-20' } : null;
      return applyOutcome(tx, { batchId, receipts, returns, note, now: 5 });
    });

  it('moves forward with the receipts, once each', async () => {
    const service = await begin();
    const id = await ready(service);
    here.store.write((tx) => markChecked(tx, sidOf(id), Date.parse('2026-11-05T09:01:00+08:00')));
    here.at('2026-11-05T09:02:00');
    const batchId = value(await service['submissions.approve']({ id }, context())).batchId ?? '';
    expect(apply(batchId, ['received'])).toEqual({ submission: id, changed: true });
    expect(apply(batchId, ['received'])).toEqual({ submission: id, changed: false });
    expect(value(await service['submissions.get']({ id }, context()))).toMatchObject({
      state: 'received',
      receivedAt: Date.parse('2026-11-06T10:00:00+08:00'),
    });
    apply(batchId, ['received', 'accepted', 'stored']);
    const history = value(await service['submissions.history']({ id }, context()));
    expect(history.submission).toMatchObject({ state: 'stored', accepted: 3, rejected: 0, lateDays: 0 });
    expect(history.receipts.map((view) => [view.kind, view.verified])).toEqual([
      ['received', true],
      ['accepted', true],
      ['stored', true],
    ]);
    expect(history.timeline.map((entry) => entry.what)).toEqual([
      'created',
      'checked',
      'sealed',
      'queued',
      'received',
      'accepted',
      'stored',
    ]);
  });
  it('never goes backwards, whatever the order', async () => {
    const service = await begin();
    const { id, batchId } = await approved(service);
    apply(batchId, ['stored', 'accepted', 'received']);
    apply(batchId, ['received']);
    expect(value(await service['submissions.get']({ id }, context())).state).toBe('stored');
    expect(codeOf(here.store.write((tx) => withdrawBatch(tx, batchId, { who: 'x', now: 1 })))).toBe('sync/received');
  });
  it('says nothing about a batch it does not know', async () => {
    await begin();
    expect(apply(`b${'0'.repeat(40)}`, ['received'])).toBeNull();
  });
  it('brings returned rows onto the cells of a new revision', async () => {
    const service = await begin();
    const { id, batchId } = await approved(service);
    apply(batchId, ['received', 'returned']);
    here.store.write((tx) => setReason(tx, sidOf(id), 'row/rule|R7||JE', '已核对属实', '信息员', 7));
    const revised = value(await service['submissions.revise']({ id }, context('信息员')));
    // What was explained once need not be explained again.
    expect(here.store.read((tx) => reasonsOf(tx, sidOf(revised.id)))).toMatchObject([{ text: '已核对属实', by: '信息员' }]);
    expect(revised).toMatchObject({
      revision: 2,
      predecessor: batchId,
      mode: 'full',
      rows: 3,
      catalogVersion: '2026.1.1',
      note: { text: '请核对' },
    });
    const marks = here.store.read((tx) =>
      tx.all<{ cells: string; fields: string }>(
        'SELECT cells, fields FROM finding JOIN draft_row USING (rid) WHERE finding.sid = ?',
        sidOf(revised.id),
      ),
    );
    expect(marks.map(({ cells, fields }) => [JSON.parse(cells)[0], fields])).toEqual([['N1', '["JE"]']]);
    expect(value(await service['submissions.revise']({ id }, context())).id).toBe(revised.id);
    expect(value(await service['duties.list']({}, context())).find((duty) => duty.period === '2026-10')).toMatchObject({
      group: 'now',
      daysLeft: 15,
      status: 'errors',
    });
  });
  it('supersedes what a taken-over correction corrects', async () => {
    const service = await begin();
    const { id, batchId } = await approved(service);
    apply(batchId, ['received', 'partly']);
    const revised = value(await service['submissions.revise']({ id }, context()));
    here.store.write((tx) => {
      tx.run('DELETE FROM finding');
      markChecked(tx, sidOf(revised.id));
    });
    const sent = value(await service['submissions.approve']({ id: revised.id }, context()));
    expect(sent.batchId).not.toBe(batchId);
    expect(
      manifestSchema.parse(JSON.parse(here.store.read((tx) => loadBatch(tx, sent.batchId ?? ''))?.manifest.payload ?? '')),
    ).toMatchObject({ mode: 'full', predecessor: batchId, revision: 2 });
    expect(sent.note?.text).toBe('请核对');
    apply(sent.batchId ?? '', ['received', 'accepted']);
    expect(value(await service['submissions.get']({ id: revised.id }, context())).note).toBeNull();
    const history = value(await service['submissions.history']({ id }, context()));
    expect(history.revisions.map((revision) => revision.state)).toEqual(['superseded', 'accepted']);
    expect(codeOf(await service['submissions.revise']({ id }, context()))).toBe('submissions/open');
  });
  it('gives a withdrawn draft its rows back', async () => {
    const service = await begin();
    const { id, batchId } = await approved(service);
    expect(value(here.store.write((tx) => withdrawBatch(tx, batchId, { who: '联络员', now: 9 })))).toEqual({ submission: id });
    expect(value(await service['submissions.get']({ id }, context()))).toMatchObject({
      state: 'checked',
      rows: 3,
      batchId: null,
      sealedAt: null,
    });
    expect(partRows()).toBe(0);
    here.store.write((tx) => tx.run('DELETE FROM outbox'));
    expect(value(await service['submissions.approve']({ id }, context())).batchId).toBe(batchId);
  });
});

describe('draft owners', () => {
  it('tell the records room the fields, and whether rows may change', async () => {
    const service = await begin();
    const owners = draftOwners(here.deps.catalog);
    const id = await ready(service);
    const owner = () => here.store.read((tx) => owners.byId(tx, id));
    expect(owner()).toEqual({ sid: sidOf(id), id, revision: 1, fields: ['BH', 'JE', 'BZ'], editable: true });
    value(await service['submissions.approve']({ id }, context()));
    expect(owner()?.editable).toBe(false);
    expect(here.store.read((tx) => owners.byId(tx, 'nothing'))).toBeNull();
  });
  it('never give the number of a discarded draft again', async () => {
    const service = await begin();
    const id = await ready(service);
    const sid = sidOf(id);
    value(await service['submissions.discard']({ id }, context()));
    expect(sidOf(await ready(service))).toBeGreaterThan(sid);
  });
});

describe('duties', () => {
  it('lists own datasets only, with what is in hand', async () => {
    const service = await begin();
    await ready(service);
    const duties = value(await service['duties.list']({}, context()));
    expect(duties.map((duty) => [duty.dataset, duty.period, duty.status, duty.group])).toEqual([
      ['M1', '2026-08', 'notStarted', 'now'],
      ['M1', '2026-09', 'notStarted', 'now'],
      ['Q1', '2026Q3', 'notStarted', 'now'],
      ['M1', '2026-10', 'ready', 'week'],
      ['M1', '2026-11', 'notStarted', 'later'],
    ]);
  });
  it('shows how far an upload is', async () => {
    const service = await begin(undefined, { upload: () => ({ sent: 0.25 }) });
    const { id } = await approved(service);
    expect(value(await service['duties.list']({}, context())).find((duty) => duty.submission === id)).toMatchObject({
      status: 'sending',
      sent: 0.25,
    });
    expect(value(await service['submissions.get']({ id }, context())).state).toBe('sending');
  });
});
