import { afterEach, describe, expect, it } from 'vitest';
import { bundleHeader, packBundle } from '../../shared/sync/bundle.node.ts';
import { clientSigner } from '../../shared/sync/keys.node.ts';
import { codeOf, context, unit, value } from '../support/submissions-world.ts';
import { type Road, road, rowsOf, until } from './support.ts';

let here: Road;
let medium: Buffer = Buffer.alloc(0);
afterEach(() => here.end());

/** A workstation that never reaches the platform, and a medium that goes to and fro. */
async function cutOff(onCatalog?: () => void): Promise<void> {
  const take = () => ({ name: 'return.liaison', size: medium.length, read: async () => medium });
  here = await road({ sync: { take, ...(onCatalog ? { onCatalog } : {}) } });
  here.platform.faults.add({ kind: 'captive', count: null });
}
const out = async (ids: number[] | null = null): Promise<Buffer> => {
  const made = value(await here.sync.handlers['sync.carryOut']({ ids }, context()));
  const file = here.sync.takeFile(made.token);
  expect(here.sync.takeFile(made.token)).toBeNull();
  return Buffer.from(file?.bytes ?? []);
};
const back = (bundle: Buffer) => {
  medium = bundle;
  return here.sync.handlers['sync.carryIn']({ token: 'medium' }, context());
};
const spoil = (bundle: Buffer, at: number): Buffer => {
  const spoiled = Buffer.from(bundle);
  spoiled[at] = (spoiled[at] ?? 0) ^ 1;
  return spoiled;
};

describe('by hand, without any line', () => {
  it('goes there sealed, comes back with receipts, catalog and messages, and is delivered', async () => {
    let catalogs = 0;
    await cutOff(() => {
      catalogs += 1;
    });
    here.platform.state.inbox.push(unit.uscc, 'notice', { text: '随包带回的通知' });
    const [first, second] = [await here.seal(rowsOf(40)), await here.nil('Q1', '2026Q3')];
    const bundle = await out();
    expect(bundle.includes('N12')).toBe(false);
    expect((await here.status()).items.map(({ state, carriedAt }) => [state, carriedAt !== null])).toEqual([
      ['waiting', true],
      ['waiting', true],
    ]);
    const returned = await here.platform.importBundle(bundle);
    expect(value(await back(returned))).toMatchObject({
      delivered: 2,
      refused: 0,
      unverified: 0,
      gap: false,
      catalog: true,
      damaged: [],
    });
    expect([here.stateOf(first), here.stateOf(second)]).toEqual(['stored', 'stored']);
    expect(await here.item(first)).toMatchObject({ state: 'done' });
    expect((await here.status()).notices.some(({ text }) => text.zh === '随包带回的通知')).toBe(true);
    expect(catalogs).toBeGreaterThan(0);
    expect(value(await here.sync.fetchCatalog(null))).toMatchObject({ kind: 'package' });
    expect(value(await back(returned))).toMatchObject({ delivered: 2, events: 0 });
  });

  it('is one batch with what came over the line, in either order', async () => {
    await cutOff();
    const batchId = await here.seal(rowsOf(40));
    const bundle = await out();
    here.platform.faults.clear();
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'done' });
    const returned = await here.platform.importBundle(bundle);
    await here.platform.importBundle(bundle);
    expect(value(await back(returned))).toMatchObject({ delivered: 1 });
    expect(here.platform.state.batches.all().length).toBe(1);
    expect(here.platform.state.batches.get(batchId)?.receipts.length).toBe(3);
    await here.now();
    const seqs = (await here.status()).notices.map(({ seq }) => seq);
    expect(new Set(seqs).size).toBe(seqs.length);
  });

  it('brings back what the platform refuses, with its reason', async () => {
    await cutOff();
    const batchId = await here.seal(rowsOf(4));
    const bundle = await out();
    await here.restartPlatform({ catalogs: [] });
    const { batches } = here.platform.state;
    batches.put({ ...(batches.all()[0] ?? emptyRecord(batchId)), refused: { code: 2005, message: '清单不符' } });
    const returned = await here.platform.importBundle(bundle);
    expect(value(await back(returned))).toMatchObject({ delivered: 0, refused: 1 });
    expect(await here.item(batchId)).toMatchObject({ state: 'refused', cause: { code: 'sync/refused' } });
  });

  it('finds what the medium spoiled, file by file, on either way, and uses the rest', async () => {
    await cutOff();
    const [large, nil] = [await here.seal(rowsOf(40)), await here.nil('Q1', '2026Q3')];
    const bundle = await out();
    const { header, body } = value(bundleHeader(bundle));
    const at = body + (header.files[0]?.bytes ?? 0) + 5;
    expect(header.files[1]?.name).toBe(`batches/${large}/payload`);
    const returned = await here.platform.importBundle(spoil(bundle, at));
    expect(value(await back(returned))).toMatchObject({ delivered: 1 });
    expect([here.stateOf(large), here.stateOf(nil)]).toEqual(['queued', 'stored']);
    const again = await here.platform.importBundle(await out());
    const cut = again.subarray(0, again.length - 20);
    expect(value(await back(cut))).toMatchObject({ delivered: 1, damaged: ['catalog.json'], catalog: false });
    expect(here.stateOf(large)).toBe('stored');
  });

  it('takes nothing from a bundle that is not the platform’s, not for this computer, or the wrong one', async () => {
    await cutOff();
    const batchId = await here.seal(rowsOf(4));
    const bundle = await out();
    const returned = await here.platform.importBundle(bundle);
    expect(codeOf(await back(bundle))).toBe('sync/bundleKind');
    expect(codeOf(await back(Buffer.from('PK\u0003\u0004 ein zip')))).toBe('sync/bundleFile');
    expect(codeOf(await back(spoil(returned, 200)))).toMatch(/^sync\/bundle(File|Unverified)$/);
    const { header } = value(bundleHeader(returned));
    const seal = here.enrolment.platformKeys.find(({ use }) => use === 'seal')?.publicKey ?? '';
    const forged = { recipient: seal, files: [], sign: clientSigner(here.enrolment) };
    expect(codeOf(await back(packBundle({ ...forged, facts: header })))).toBe('sync/bundleUnverified');
    expect(codeOf(await back(packBundle({ ...forged, facts: { ...header, to: 'another' } })))).toBe('sync/bundleForeign');
    expect(here.stateOf(batchId)).toBe('queued');
    await expect(here.platform.importBundle(returned)).rejects.toThrow();
  });

  it('leaves here what an officer keeps here, unless it is asked for by name', async () => {
    await cutOff();
    const [kept, other] = [await here.seal(rowsOf(4)), await here.nil('Q1', '2026Q3')];
    const id = (await here.item(kept))?.id ?? 0;
    value(await here.sync.handlers['sync.hold']({ id, held: true }, context()));
    const names = (bundle: Buffer) => value(bundleHeader(bundle)).header.files.map(({ name }) => name);
    expect(names(await out())).toEqual([`batches/${other}/manifest.json`]);
    expect(names(await out([id]))).toEqual([`batches/${kept}/manifest.json`, `batches/${kept}/payload`]);
  });

  it('once in a bundle, a batch is taken back only when the platform says that it does not have it', async () => {
    await cutOff();
    const batchId = await here.seal(rowsOf(4));
    const id = (await here.item(batchId))?.id ?? 0;
    const bundle = await out();
    const withdraw = () => here.sync.handlers['sync.withdraw']({ id }, context());
    expect(codeOf(await withdraw())).toBe('sync/carried');
    expect(here.stateOf(batchId)).toBe('queued');
    await here.platform.importBundle(bundle);
    here.platform.faults.clear();
    expect(codeOf(await withdraw())).toBe('sync/received');
    expect(here.stateOf(batchId)).toBe('stored');
  });

  it('what a receipt by hand has done, an attempt that fails afterwards does not undo', async () => {
    await cutOff();
    const batchId = await here.seal(rowsOf(4));
    const bundle = await out();
    here.platform.faults.clear();
    here.platform.faults.add({ kind: 'slow', ms: 400 });
    here.platform.faults.add({ kind: 'error', status: 503, count: null });
    const trying = here.now();
    await until('it is being sent', async () => (await here.item(batchId))?.state === 'sending');
    expect(value(await back(await here.platform.importBundle(bundle)))).toMatchObject({ delivered: 1 });
    await trying;
    expect(await here.item(batchId)).toMatchObject({ state: 'done' });
  });

  it('takes new keys of the platform from the bundle that is signed with them, and only when the old ones vouch', async () => {
    await cutOff();
    const batchId = await here.seal(rowsOf(4));
    here.platform.rotateKeys();
    here.platform.rotateKeys();
    const returned = await here.platform.importBundle(await out());
    const { header } = value(bundleHeader(returned));
    const seal = here.enrolment.platformKeys.find(({ use }) => use === 'seal')?.publicKey ?? '';
    const own = clientSigner(here.enrolment);
    const forged = packBundle({ facts: { ...header, keyChanges: [own('{}')] }, recipient: seal, files: [], sign: own });
    expect(codeOf(await back(forged))).toBe('sync/bundleUnverified');
    expect(value(await back(returned))).toMatchObject({ delivered: 1, unverified: 0 });
    expect(here.stateOf(batchId)).toBe('stored');
    expect(here.sync.enrolment().platformKeys.filter(({ use }) => use === 'receipt')).toHaveLength(3);
    await here.seal(rowsOf(5));
    expect(value(await back(await here.platform.importBundle(await out())))).toMatchObject({ delivered: 1 });
  });

  it('reads on after a message that may not be believed', async () => {
    await cutOff();
    const { inbox } = here.platform.state;
    inbox.push(unit.uscc, 'notice', { text: '之前' });
    inbox.push(unit.uscc, 'case', { caseId: 'c1', news: 'none' });
    inbox.push(unit.uscc, 'notice', { text: '之后' });
    const before = (await here.status()).notices.length;
    await back(await here.platform.importBundle(await out()));
    const texts = (await here.status()).notices.map(({ text }) => text.zh);
    expect(texts).toContain('之后');
    expect(texts.length - before).toBeGreaterThan(2);
  });

  it('leaves a feed with a gap to later', async () => {
    await cutOff();
    for (let n = 0; n < 5; n += 1) here.platform.state.inbox.push(unit.uscc, 'notice', { text: `${n}` });
    here.platform.faults.clear();
    await here.now();
    const returned = await here.platform.importBundle(await out());
    here.platform.state.inbox.push(unit.uscc, 'notice', { text: '新的' });
    const later = await here.platform.importBundle(await out());
    here.store.write((tx) => tx.run('DELETE FROM inbox'));
    expect(value(await back(later))).toMatchObject({ events: 0, gap: true });
    expect(value(await back(returned))).toMatchObject({ events: 0 });
  });
});

const emptyRecord = (batchId: string) => {
  const sealed = here.store.read((tx) => tx.get<{ manifest: string }>('SELECT manifest FROM batch WHERE batch_id = ?', batchId));
  const envelope = JSON.parse(sealed?.manifest ?? '{}');
  return {
    ...{ batchId, uscc: unit.uscc, clientId: here.enrolment.clientId, manifest: JSON.parse(envelope.payload), envelope },
    ...{ state: 'awaiting-upload' as const, uploadId: null, receivedAt: null, accepted: null, rejected: null },
    ...{ receipts: [], returns: [], note: null },
  };
};
