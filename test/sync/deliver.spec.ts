import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { receiptsOf } from '../../shared/submissions/batches.node.ts';
import { loadBatch, readPart } from '../../shared/submissions/outcome.node.ts';
import { byBatch } from '../../shared/submissions/queries.node.ts';
import { identityOf } from '../../shared/sync/identity.node.ts';
import { platformFor } from '../../shared/sync/platform-http.node.ts';
import { uploadFolder } from '../platform/uploads.ts';
import { context, unit, value } from '../support/submissions-world.ts';
import { type Road, road, rowsOf, until } from './support.ts';

let here: Road;
afterEach(() => here.end());

const kinds = (batchId: string) => here.store.read((tx) => receiptsOf(tx, batchId)).map((receipt) => receipt.kind);

describe('from the outbox to a verified receipt', () => {
  it('delivers in the background as soon as a batch is sealed, and hears of every later step', async () => {
    here = await road();
    here.sync.start();
    const batchId = await here.seal(rowsOf(50));
    await until('stored', () => here.stateOf(batchId) === 'stored');
    expect(kinds(batchId)).toEqual(['received', 'accepted', 'stored']);
    const item = await here.item(batchId);
    expect(item).toMatchObject({ state: 'done', cause: null, nextAt: null, rows: 50, title: { zh: '数据集M1' }, revision: 1 });
    expect(item?.sent).toBe(item?.bytes);
    const status = await here.status();
    expect(status).toMatchObject({ line: 'connected', lineProblem: null, skew: 0 });
    expect(status.lastContact).toBeGreaterThan(0);
    expect(here.events.filter((event) => event.kind === 'submission').length).toBeGreaterThan(2);
  });

  it('answers sync.now when the round is over', async () => {
    here = await road();
    const batchId = await here.seal(rowsOf(5));
    expect(await here.item(batchId)).toMatchObject({ state: 'waiting', sent: 0, attempts: 0 });
    const status = await here.now();
    expect(status.busy).toBe(false);
    expect(status.items[0]).toMatchObject({ batchId, state: 'done' });
    expect(here.store.read((tx) => byBatch(tx, batchId)?.received_at)).not.toBeNull();
  });

  it('uploads anew what the platform holds whole but never takes in, as when it died between the last byte and its answer', async () => {
    here = await road();
    const batchId = await here.seal(rowsOf(5));
    const { state } = here.platform;
    const platform = platformFor(identityOf(here.store, here.enrolment), here.clock);
    const stop = new AbortController().signal;
    const batch = here.store.read((tx) => loadBatch(tx, batchId));
    const bytes = here.store.read((tx) => readPart(tx, batchId, 0));
    if (!batch || !bytes) throw new Error('nothing sealed');
    expect(await platform.postBatch(batch.manifest, stop)).toMatchObject({ ok: true });
    expect(await platform.upload.create(batchId, bytes.length, stop)).toMatchObject({ ok: true });
    writeFileSync(join(uploadFolder(state.folder), state.batches.get(batchId)?.uploadId ?? ''), bytes);
    expect((await here.now()).items[0]).toMatchObject({ batchId, state: 'asking' });
    here.sync.start();
    await until('stored', () => here.stateOf(batchId) === 'stored');
    expect(kinds(batchId)).toEqual(['received', 'accepted', 'stored']);
  });

  it('sends a nil return by its manifest alone', async () => {
    here = await road();
    const batchId = await here.nil();
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'done', bytes: 0 });
    await here.platform.idle();
    await here.now();
    expect(here.stateOf(batchId)).toBe('stored');
  });

  it('brings partly accepted rows back with their findings, and delivers the correction after them', async () => {
    here = await road();
    const rows = rowsOf(20);
    const batchId = await here.seal([...rows.slice(0, 18), [null, '1.00', '缺编号'], ['N19', '不是数', '错']]);
    await here.now();
    await here.platform.idle();
    await here.now();
    expect(here.stateOf(batchId)).toBe('stored');
    const row = here.store.read((tx) => byBatch(tx, batchId));
    expect(row).toMatchObject({ accepted: 18, rejected: 2 });
    expect(kinds(batchId)).toEqual(['received', 'partly', 'stored']);
    expect(
      here.store
        .read((tx) => tx.all<{ line: number }>('SELECT line FROM returned_item WHERE batch_id = ?', batchId))
        .map((item) => item.line),
    ).toEqual([18, 19]);
    const { submission } = (await here.item(batchId)) ?? {};
    const draft = value(await here.submissions()['submissions.revise']({ id: submission ?? '' }, context()));
    expect(draft.counts.blocking).toBe(2);
    const correction = await here.seal([['N99', '5.00', null]]);
    await here.now();
    expect(await here.item(correction)).toMatchObject({ state: 'done', revision: 2 });
  });

  it('takes a whole batch back that the platform returned', async () => {
    here = await road();
    const batchId = await here.seal([
      ['N1', '不是数', null],
      ['N2', '也不是', null],
    ]);
    await here.now();
    await here.platform.idle();
    await here.now();
    expect(here.stateOf(batchId)).toBe('returned');
    expect(here.store.read((tx) => byBatch(tx, batchId)?.note)).toContain('整批退回');
  });

  it('asks for a verdict that comes late, also after a restart of the product', async () => {
    here = await road({ platform: { judgeDelay: 400 } });
    const batchId = await here.seal(rowsOf(3));
    await here.now();
    expect(here.stateOf(batchId)).toBe('received');
    here.restartSync();
    here.sync.start();
    await until('a verdict', () => here.stateOf(batchId) === 'stored');
  });

  it('keeps the order of a dataset and period: a correction waits for what it corrects', async () => {
    here = await road();
    const first = await here.seal(rowsOf(3));
    await here.now();
    await here.platform.idle();
    await here.now();
    const second = await here.seal([['N50', '1.00', null]]);
    // As after a restored backup: the first is not known as delivered any more.
    here.store.write((tx) => tx.run(`UPDATE outbox SET state = 'refused', done_at = NULL WHERE batch_id = ?`, first));
    await here.now();
    expect(await here.item(second)).toMatchObject({ state: 'waiting', waitsFor: first, attempts: 0 });
    const refused = await here.item(first);
    value(await here.sync.handlers['sync.retry']({ id: refused?.id ?? 0 }, context()));
    await here.now();
    expect(await here.item(first)).toMatchObject({ state: 'done' });
    expect(await here.item(second)).toMatchObject({ state: 'done', waitsFor: null });
  });
});

describe('the inbox', () => {
  it('is applied once and in order, keeps what it does not know, and tells of a new catalog', async () => {
    let catalogs = 0;
    const count = (): void => {
      catalogs += 1;
    };
    here = await road({ sync: { onCatalog: count } });
    const { inbox } = here.platform.state;
    inbox.push(unit.uscc, 'strange', { anything: [1, 2, 3], title: { not: 'text' } });
    for (let n = 0; n < 250; n += 1) inbox.push(unit.uscc, 'notice', { title: `通知${n}`, text: `第${n}号` });
    const { notices } = await here.now();
    expect(notices.length).toBe(50);
    expect(notices[0]).toMatchObject({ seq: inbox.last(unit.uscc), kind: 'notice', text: { zh: '第249号' }, known: true });
    const stored = here.store.read((tx) => tx.all<{ seq: number; known: number }>('SELECT seq, known FROM inbox ORDER BY rowid'));
    expect(stored.map((row) => row.seq)).toEqual(stored.map((_, n) => n + 1));
    expect(stored.filter((row) => row.known === 0).length).toBe(1);
    expect(catalogs).toBe(1);
    await here.now();
    expect(catalogs).toBe(1);
  });

  it('goes on where it was when the line is cut between two pages', async () => {
    here = await road();
    for (let n = 0; n < 250; n += 1) here.platform.state.inbox.push(unit.uscc, 'notice', { text: `${n}` });
    here.platform.faults.add({ kind: 'lost', match: { path: '/v1/inbox' }, after: 1 });
    await here.now();
    const count = () => here.store.read((tx) => tx.get<{ n: number }>('SELECT count(*) AS n FROM inbox'))?.n;
    expect(count()).toBe(100);
    await here.now();
    expect(count()).toBe(here.platform.state.inbox.last(unit.uscc));
  });
});
