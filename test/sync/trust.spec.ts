import { afterEach, describe, expect, it } from 'vitest';
import { context, unit, value } from '../support/submissions-world.ts';
import { type Road, road, rowsOf } from './support.ts';

let here: Road;
afterEach(() => here.end());

const kept = (): string =>
  here.store.read((tx) => tx.get<{ value: string }>(`SELECT value FROM setting WHERE key = 'enrolment'`))?.value ?? '';

describe('every family of request signatures', () => {
  it.each(['gjgxjhpt', 'sm3-hmac', 'x-tif', 'x-client', 'app-key'] as const)(
    '%s carries a batch to its receipt',
    async (signer) => {
      here = await road({ platform: { signer } });
      expect(here.enrolment.signer).toBe(signer);
      const batchId = await here.seal(rowsOf(4));
      await here.now();
      expect(await here.item(batchId)).toMatchObject({ state: 'done' });
    },
  );
});

describe('a secret that ran out', () => {
  it('is renewed by itself, kept, and serves after a restart of the product', async () => {
    here = await road({ platform: { secretLifetime: 60_000 } });
    await here.now();
    here.skip(61_000);
    const batchId = await here.seal(rowsOf(4));
    expect(await here.now()).toMatchObject({ line: 'connected', lineProblem: null });
    expect(await here.item(batchId)).toMatchObject({ state: 'done', attempts: 0 });
    const fresh = here.sync.enrolment();
    expect(fresh.secret).not.toBe(here.enrolment.secret);
    expect(JSON.parse(kept())).toEqual(fresh);
    here.restartSync({ enrolment: fresh });
    expect(await here.now()).toMatchObject({ line: 'connected' });
  });

  it('is not lost with the reply that tells the new one', async () => {
    here = await road({ platform: { secretLifetime: 60_000 } });
    here.skip(61_000);
    here.platform.faults.add({ kind: 'lost', match: { path: '/v1/secret' } });
    expect(await here.now()).toMatchObject({ line: 'refused', lineProblem: { code: 'sync/badSignature' } });
    expect(here.sync.enrolment().secret).toBe(here.enrolment.secret);
    expect(await here.now()).toMatchObject({ line: 'connected' });
    expect(here.sync.enrolment().secret).not.toBe(here.enrolment.secret);
  });

  it('is not given to a client that cannot prove its key', async () => {
    here = await road({ platform: { secretLifetime: 60_000 } });
    const { enrolment } = await road().then(async (other) => {
      await other.end();
      return other;
    });
    here.restartSync({ enrolment: { ...here.enrolment, clientPrivateKey: enrolment.clientPrivateKey } });
    here.skip(61_000);
    expect(await here.now()).toMatchObject({ line: 'refused' });
  });
});

describe('a receipt that is only told of', () => {
  it('is listed as not verified until it is', async () => {
    here = await road({ platform: { judgeDelay: 300 } });
    await here.seal(rowsOf(4));
    await here.now();
    here.platform.faults.add({ kind: 'badSignature', match: { path: '/v1/batches' }, count: null });
    await here.platform.idle();
    const listed = async () =>
      (await here.now()).notices.flatMap(({ receipt }) => (receipt ? [`${receipt.kind} ${receipt.verified}`] : []));
    expect(await listed()).toEqual(['stored false', 'accepted false', 'received true']);
    here.platform.faults.clear();
    here.skip(600_000);
    await here.now();
    expect(await listed()).toEqual(['stored true', 'accepted true', 'received true']);
  });
});

describe('a change of the platform’s keys', () => {
  it('is taken over once it verifies; old receipts go on proving, new ones are believed', async () => {
    here = await road();
    const before = await here.seal(rowsOf(4));
    await here.now();
    await here.platform.idle();
    here.platform.rotateKeys();
    here.skip(2000);
    const { notices } = await here.now();
    expect(notices[0]).toMatchObject({ kind: 'keys', known: true });
    expect(here.sync.enrolment().platformKeys.length).toBe(here.enrolment.platformKeys.length + 1);
    expect(JSON.parse(kept())).toEqual(here.sync.enrolment());
    here.restartSync({ enrolment: here.sync.enrolment() });
    const after = await here.nil('Q1', '2026Q3');
    await here.now();
    expect(await here.item(after)).toMatchObject({ state: 'done' });
    expect(here.stateOf(before)).toBe('stored');
  });

  it('is heard after a receipt under the new key: the batch asks again and is believed then', async () => {
    here = await road();
    here.platform.rotateKeys();
    here.skip(2000);
    const batchId = await here.seal(rowsOf(4));
    here.platform.faults.add({ kind: 'lost', match: { path: '/v1/inbox' } });
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'asking', cause: { code: 'sync/receiptUnverified' } });
    await here.now();
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'done', cause: null });
  });

  it('by somebody else is kept to be seen, trusted never, and holds nothing up', async () => {
    here = await road();
    const stranger = await road();
    const change = stranger.platform.state.keys.rotate(stranger.clock.now());
    await stranger.end();
    here.platform.state.inbox.push(unit.uscc, 'keys', { change, text: '假的' });
    here.platform.state.inbox.push(unit.uscc, 'notice', { text: '后面的通知' });
    expect((await here.now()).lineProblem).toMatchObject({ code: 'sync/keysUnverified' });
    expect(here.sync.enrolment().platformKeys).toEqual(here.enrolment.platformKeys);
    const { notices, lineProblem } = await here.now();
    expect(lineProblem).toBeNull();
    expect(notices.map(({ kind, known }) => [kind, known]).slice(0, 2)).toEqual([
      ['notice', true],
      ['keys', false],
    ]);
  });
});

describe('one batch kept here', () => {
  it('is not sent until it is let go; others of its dataset wait for it, the rest goes', async () => {
    here = await road();
    const batchId = await here.seal(rowsOf(4));
    const other = await here.nil('Q1', '2026Q3');
    const id = (await here.item(batchId))?.id ?? 0;
    value(await here.sync.handlers['sync.hold']({ id, held: true }, context()));
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'paused', held: true, attempts: 0 });
    expect(await here.item(other)).toMatchObject({ state: 'done' });
    here.restartSync();
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'paused', held: true });
    value(await here.sync.handlers['sync.retry']({ id }, context()));
    await here.now();
    expect(await here.item(batchId)).toMatchObject({ state: 'done', held: false });
  });
});
