import { afterEach, expect, it } from 'vitest';
import { shutOutbox } from '../../shared/sync/reconcile.node.ts';
import { type Road, road, rowsOf } from './support.ts';

let here: Road;
afterEach(() => here.end());

/** The store as a backup from before the delivery has it: nothing is known of any receipt. */
function restore(batchId: string): void {
  here.store.write((tx) => {
    tx.run('DELETE FROM receipt');
    tx.run('DELETE FROM inbox');
    tx.run(`DELETE FROM setting WHERE key = 'sync.cursor'`);
    tx.run(`UPDATE outbox SET state = 'waiting', upload_url = NULL, sent = 0, done_at = NULL`);
    tx.run(`UPDATE submission SET state = 'queued', received_at = NULL, accepted = NULL WHERE batch_id = ?`, batchId);
    shutOutbox(tx);
  });
  here.restartSync();
}
const requests = () => here.platform.state.batches.all().length;

it('stays shut until the platform was asked about everything; what it has is not sent again', async () => {
  here = await road();
  const delivered = await here.seal(rowsOf(20));
  await here.now();
  await here.platform.idle();
  await here.now();
  restore(delivered);
  const fresh = await here.nil('Q1', '2026Q3');
  here.platform.faults.add({ kind: 'captive', match: { method: 'GET', path: '/v1/batches' }, count: 1 });
  expect(await here.now()).toMatchObject({ shut: true, line: 'offline' });
  expect((await here.status()).items.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  expect(requests()).toBe(1);
  // Whoever sent the payload anew would be refused.
  here.platform.faults.add({ kind: 'error', status: 500, match: { path: '/v1/uploads' }, count: null });
  expect(await here.now()).toMatchObject({ shut: false, line: 'connected' });
  expect(await here.item(delivered)).toMatchObject({ state: 'done', attempts: 0 });
  expect(await here.item(fresh)).toMatchObject({ state: 'done' });
  expect([here.stateOf(delivered), requests()]).toEqual(['stored', 2]);
});
