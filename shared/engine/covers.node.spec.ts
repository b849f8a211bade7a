import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoWorkstation, demoWorkstation, insuredRows, lastMonth } from '../../test/support/demo-desk.ts';
import type { Desk, SetClock } from '../../test/support/desk.ts';
import { passphrase } from '../../test/support/enrolled.ts';
import { addDays } from '../base/clock.ts';
import { masked } from '../catalog/mask.ts';
import { periodOf } from '../periods/calendar.ts';
import { SHOWN_MS } from '../security/reveal/model.ts';

/** Sealed rows leave the engine covered, are shown for a purpose that is kept, and covered again by time and by the lock. */

const WAGES = 6;
let here: DemoWorkstation;
let clock: SetClock;
let desk: Desk;
let id = '';
let wages: (string | null)[] = [];

beforeAll(async () => {
  here = await demoWorkstation();
  ({ clock, desk, id } = here);
  await desk.ask('records.insert', { id, after: null, rows: insuredRows(12) });
  wages = await column();
}, 60_000);
afterAll(() => here.end());

const rows = () => desk.ask('records.page', { id, start: 0, count: 200 });
const column = async () => (await rows()).map(({ cells }) => cells[WAGES] ?? null);
const covered = () => wages.map((text) => (text === null ? null : masked(text)));
const submission = { kind: 'submission', id: '' } as const;
const state = () => desk.ask('reveal.state', { ...submission, id });
const reveals = async () =>
  (await desk.ask('audit.list', { what: 'reveal.values', start: 0, count: 50 })).entries.map(({ about }) => about);

it('leaves a draft in work as it is, and covers findings when the officer wants it', async () => {
  expect(wages.every((text) => text !== null && !text.includes('*'))).toBe(true);
  expect(await state()).toMatchObject({ covered: [], until: null });
  const [first] = await rows();
  if (!first) throw new Error('no rows');
  await desk.ask('records.edit', { id, label: 'type', changes: [{ rid: first.rid, field: 'JFGZZE', text: '7654321.009' }] });
  const whole = await desk.ask('validation.row', { id, rid: first.rid });
  expect(JSON.stringify(whole)).toContain('7654321.009');
  const told = await desk.ask('validation.row', { id, rid: first.rid, covered: true });
  expect(told).toHaveLength(whole.length);
  expect(JSON.stringify(told)).not.toContain('7654321');
  expect(JSON.stringify(await desk.ask('validation.overview', { id, covered: true }))).not.toContain('7654321');
  await desk.ask('records.undo', { id });
});

it('covers rows once they are sealed, shows them for a purpose, and covers them again', async () => {
  await desk.ask('validation.run', { id });
  const { groups } = await desk.ask('validation.overview', { id });
  for (const { key, severity } of groups)
    if (severity === 'justify') await desk.ask('validation.reason', { id, group: key, text: '已与单位核对' });
  await desk.ask('submissions.approve', { id });
  expect(await column()).toEqual(covered());
  expect((await rows())[0]?.cells[0]).not.toContain('*');
  expect(await desk.ask('records.values', { id, field: 'JFGZZE' })).toMatchObject({ values: [] });
  expect(await state()).toMatchObject({ covered: ['JFGZZE'], shown: [], until: null });

  const short = await desk.client.call('reveal.values', { ...submission, id, purpose: '看看' });
  expect(short).toMatchObject({ ok: false, problem: { code: 'contract/badArguments' } });
  expect(await column()).toEqual(covered());

  const shown = await desk.ask('reveal.values', { ...submission, id, fields: ['JFGZZE'], purpose: '答复参保单位来电' });
  expect(shown).toMatchObject({ covered: [], shown: ['JFGZZE'], until: clock.now() + SHOWN_MS, purposes: ['答复参保单位来电'] });
  expect(await column()).toEqual(wages);
  expect(await reveals()).toEqual([{ kind: 'submission', id, fields: 'JFGZZE', purpose: '答复参保单位来电' }]);

  await desk.ask('reveal.end', { ...submission, id });
  expect(await column()).toEqual(covered());

  await desk.ask('reveal.values', { ...submission, id, purpose: '核对数据' });
  clock.set(clock.now() + SHOWN_MS);
  expect(await column()).toEqual(covered());

  await desk.ask('reveal.values', { ...submission, id, purpose: '核对数据' });
  expect(await column()).toEqual(wages);
  await desk.ask('session.lock', {});
  await desk.ask('session.unlock', { passphrase });
  expect(await column()).toEqual(covered());
  expect(await reveals()).toHaveLength(3);
  expect((await state()).purposes).toEqual(['核对数据', '答复参保单位来电']);
});

it('covers the whole draft for an auditor, who may see it for a purpose too', async () => {
  await desk.ask('officers.add', { name: '审计员甲', role: 'auditor', passphrase: '白鹭飞过三条河流然后停下' });
  const before = periodOf('monthly', addDays(lastMonth.start, -1));
  const draft = (await desk.ask('submissions.open', { dataset: 'RS01', period: before.id })).id;
  await desk.ask('records.insert', { id: draft, after: null, rows: [{ JFGZZE: '1266150.67' }] });
  const first = async () => (await desk.ask('records.page', { id: draft, start: 0, count: 1 }))[0]?.cells[WAGES];
  expect(await first()).toBe('1266150.67');
  await desk.ask('session.lock', {});
  await desk.ask('session.unlock', { passphrase: '白鹭飞过三条河流然后停下' });
  expect(await first()).toBe('***');
  await desk.ask('reveal.values', { ...submission, id: draft, purpose: '审计抽查一行' });
  expect(await first()).toBe('1266150.67');
});

it('keeps for each officer whether values are covered at work', async () => {
  expect(await desk.ask('settings.setCover', { on: true })).toBe(true);
  await desk.ask('session.lock', {});
  await desk.ask('session.unlock', { passphrase });
  expect(await desk.ask('settings.cover', {})).toBe(false);
});
