import { afterEach, beforeEach, expect, it } from 'vitest';
import { nextCatalog } from '../../test/platform/catalog/next.ts';
import type { Platform } from '../../test/platform/server.ts';
import { type DemoWorkstation, demoWorkstation, insuredRows, lastMonth } from '../../test/support/demo-desk.ts';
import type { Desk } from '../../test/support/desk.ts';
import { addDays } from '../base/clock.ts';
import { countChanges } from '../catalog/changes.ts';

/** A catalog is published while a draft is open: seen, previewed, converted, taken back; by the real road. */

const ROWS = 40;
let here: DemoWorkstation;
let platform: Platform;
let desk: Desk;
let id = '';

beforeEach(async () => {
  here = await demoWorkstation();
  ({ platform, desk, id } = here);
  await desk.ask('records.insert', { id, after: null, rows: insuredRows(ROWS) });
  await desk.ask('validation.run', { id });
}, 60_000);
afterEach(() => here.end());

const page = () => desk.ask('records.page', { id, start: 0, count: 200 });
const cells = async () => (await page()).map((row) => row.cells);
const pin = async () => (await desk.ask('submissions.pins', { id }))[0];
const counts = async () => (await desk.ask('validation.overview', { id })).counts;
/** Published on the platform and fetched; in force for the draft's period. */
async function update(): Promise<void> {
  platform.publish(nextCatalog({ effectiveFrom: lastMonth.start, blockingFrom: lastMonth.end }));
  expect(await desk.ask('catalog.refresh', {})).toEqual({ outcome: 'updated', version: '2026.12.1' });
}

it('finds what changed, says what it touches, converts the draft and takes it back to the last cell', async () => {
  expect(await pin()).toBeUndefined();
  await update();
  const { changes, effectiveFrom } = await desk.ask('catalog.changes', { from: '2026.11.1', to: '2026.12.1' });
  expect(effectiveFrom).toBe(lastMonth.start);
  expect(countChanges(changes)).toMatchObject({ fieldsAdded: 2, codesRetired: 3, rulesTightened: 1 });
  expect(await pin()).toMatchObject({ id, version: '2026.11.1', newer: '2026.12.1', convertedFrom: null, rows: ROWS });

  const before = await cells();
  const was = await counts();
  const injury = before.filter((row) => row[4] === '410').length;
  expect(injury).toBeGreaterThan(0);
  const preview = await desk.ask('submissions.repinPreview', { id });
  expect(preview).toMatchObject({ from: '2026.11.1', to: '2026.12.1', rows: ROWS, affected: injury });
  expect(preview.changes.map(({ kind }) => kind)).toEqual(['fieldAdded', 'fieldAdded', 'ruleForce', 'codeRetired']);
  expect(preview.groups).toMatchObject([{ severity: 'blocking', before: 0, after: injury }]);
  const stopped = desk.client.call('submissions.repinPreview', { id }, { onCancel: (cancel) => setImmediate(cancel) });
  expect(await stopped).toMatchObject({ ok: false, problem: { code: 'contract/cancelled' } });
  // Nothing is written by looking.
  expect(await cells()).toEqual(before);
  expect(await counts()).toEqual(was);

  expect(await desk.ask('submissions.repin', { id, version: '2026.12.1' })).toMatchObject({
    catalogVersion: '2026.12.1',
    state: 'checked',
    counts: { blocking: was.blocking + injury },
  });
  expect(await pin()).toMatchObject({ version: '2026.12.1', newer: null, convertedFrom: '2026.11.1' });
  expect(await cells()).toEqual(before.map(([code, name, ...rest]) => [code, name, null, ...rest, null]));

  // What is filled into the new columns waits beside the row while they are not there, and comes back.
  const [first] = await page();
  const change = { rid: first?.rid ?? 0, field: 'LXDH', text: '037112345678' };
  await desk.ask('records.edit', { id, label: 'edit', changes: [change] });
  const filled = await cells();
  expect(await desk.ask('submissions.repin', { id, version: '2026.11.1' })).toMatchObject({ catalogVersion: '2026.11.1' });
  expect(await cells()).toEqual(before);
  expect(await counts()).toEqual(was);
  await desk.ask('submissions.repin', { id, version: '2026.12.1' });
  expect(await cells()).toEqual(filled);

  const { timeline } = await desk.ask('submissions.history', { id });
  expect(timeline.filter(({ what }) => what === 'repinned').map(({ detail }) => detail)).toEqual([
    '2026.11.1 → 2026.12.1',
    '2026.12.1 → 2026.11.1',
    '2026.11.1 → 2026.12.1',
  ]);
}, 60_000);

it('undo reaches over a conversion: steps name fields, and one about a field that is away is not lost', async () => {
  await update();
  await desk.ask('submissions.repin', { id, version: '2026.12.1' });
  const [first] = await page();
  const rid = first?.rid ?? 0;
  const total = first?.cells[10] ?? null;
  await desk.ask('records.edit', { id, label: 'edit', changes: [{ rid, field: 'YJHJ', text: '7' }] });
  await desk.ask('records.edit', { id, label: 'edit', changes: [{ rid, field: 'LXDH', text: '12345' }] });
  await desk.ask('records.remove', { id, rids: [rid] });
  await desk.ask('submissions.repin', { id, version: '2026.11.1' });
  // The row, hidden meanwhile, was converted with the others.
  await desk.ask('records.undo', { id });
  expect((await page())[0]).toMatchObject({ rid, cells: expect.arrayContaining(['7']) });
  expect((await page())[0]?.cells).toHaveLength(11);
  await desk.ask('records.undo', { id });
  await desk.ask('records.undo', { id });
  expect((await page())[0]?.cells[9]).toBe(total);
  await desk.ask('submissions.repin', { id, version: '2026.12.1' });
  expect((await page())[0]?.cells).toEqual(first?.cells);
}, 60_000);

it('is refused for a version that is not in force, and for what is sealed; a catalog for later periods touches nothing', async () => {
  const code = async (version: string) => {
    const answer = await desk.client.call('submissions.repin', { id, version });
    return answer.ok ? null : answer.problem.code;
  };
  platform.publish(nextCatalog({ version: '2099.1.1', effectiveFrom: addDays(lastMonth.end, 1) }));
  await desk.ask('catalog.refresh', {});
  expect(await pin()).toBeUndefined();
  expect(await code('2099.1.1')).toBe('submissions/notInForce');
  expect(await code('2026.11.1')).toBe('submissions/notInForce');
  const preview = await desk.client.call('submissions.repinPreview', { id });
  expect(preview).toMatchObject({ ok: false, problem: { code: 'submissions/notInForce' } });
  const changes = await desk.client.call('catalog.changes', { from: '2026.11.1', to: '2026.10.1' });
  expect(changes).toMatchObject({ ok: false, problem: { code: 'catalog/notKept', data: { version: '2026.10.1' } } });
  const nil = await desk
    .ask('submissions.nilReturn', { dataset: 'GG01', period: lastMonth.id, reason: '本月没有签订合同' })
    .catch(() => null);
  if (nil) expect(await desk.ask('submissions.pins', { id: nil.id })).toEqual([]);
}, 60_000);
