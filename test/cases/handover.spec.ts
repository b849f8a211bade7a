import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { addDays, beijingDay } from '../../shared/base/clock.ts';
import type { HandoverView } from '../../shared/security/handover/model.ts';
import { liaisonOn } from '../platform/liaisons.ts';
import { CallFailed } from '../support/call-failed.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { passphrase } from '../support/enrolled.ts';
import { provider, type TwoDesks, twoDesks } from './support.ts';

let here: TwoDesks;
afterEach(() => here.end());

const DAY = 86_400_000;
const NEXT = '古城墙下的第三棵银杏';
const OWN = '雨后初晴见嵩山之北';
const today = (): string => beijingDay(here.clock.now());

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CallFailed) return error.problem.code;
    throw error;
  }
  return 'ok';
}

const current = async (desk: Desk): Promise<HandoverView> => {
  const { current: view } = await desk.ask('handover.status', {});
  if (!view) throw new Error('no handover under way');
  return view;
};

/** A desk with a draft on it, and a handover whose letter is out. */
async function begin(effective = beijingDay(Date.now())): Promise<Desk> {
  here = await twoDesks({ control: true });
  const { b } = here;
  await b.ask('submissions.open', { dataset: 'M1', period: '2026-10' });
  await b.ask('handover.begin', {
    name: '赵接任',
    office: '规划财务处',
    post: '处长',
    phone: '0371-60000009',
    effective,
    reason: '工作岗位调整',
    words: '因工作岗位调整，由赵接任同志担任我单位综合治税工作联络员。',
  });
  const { letter } = await current(b);
  if (!letter) throw new Error('no letter');
  expect(letter).toMatchObject({ sent: false, told: false });
  await b.ask('cases.submit', { id: letter.case });
  await b.ask('cases.sign', { id: letter.case });
  await b.ask('cases.file', { id: letter.case, docNo: '郑测函〔2026〕51号' });
  await here.settle();
  return b;
}

const markAll = async (desk: Desk, comment = ''): Promise<void> => {
  const { lines } = await current(desk);
  await desk.ask('handover.mark', { keys: lines.map(({ key }) => key), comment });
};

it('at this computer: nothing goes unseen, both sign, and the accounts change in one moment', async () => {
  const desk = await begin();
  const { lines, letter, side } = await current(desk);
  expect(letter).toMatchObject({ docNo: '郑测函〔2026〕51号', sent: true, told: true });
  expect(side).toBe('from');
  expect(lines.map(({ section }) => section)).toEqual(['drafts', 'desk', 'desk']);
  expect(liaisonOn(here.platform.state, provider.uscc, today())?.name).toBe('赵接任');
  const seal = (own = passphrase) => desk.ask('handover.seal', { road: 'here', own, successor: { passphrase: NEXT } });
  expect(await codeOf(seal())).toBe('handover/linesOpen');
  await markAll(desk);
  // What changes after it was looked at has to be looked at again.
  await desk.ask('submissions.open', { dataset: 'M1', period: '2026-09' });
  expect(await codeOf(seal())).toBe('handover/linesOpen');
  await markAll(desk, '余下由接任人补录');
  expect(await codeOf(seal('不是我的口令不是我的'))).toBe('handover/passphrase');
  here.skip(60_000);
  expect(await codeOf(desk.ask('handover.seal', { road: 'here', own: passphrase, successor: { passphrase } }))).toBe(
    'keys/sameSecret',
  );
  await seal();
  expect(await current(desk)).toMatchObject({ state: 'sealed', fromSigned: { name: provider.officer.name }, toSigned: null });
  expect(await codeOf(desk.ask('handover.accept', { own: passphrase }))).toBe('handover/notNow');

  await desk.ask('session.lock', {});
  const entered = await desk.ask('session.unlock', { passphrase: NEXT });
  expect(entered.officer).toMatchObject({ name: '赵接任', role: 'preparer' });
  expect((await current(desk)).side).toBe('to');
  expect(await codeOf(desk.ask('handover.accept', { own: NEXT }))).toBe('handover/linesOpen');
  await markAll(desk);
  const { current: none, done } = await desk.ask('handover.accept', { own: NEXT });
  expect(none).toBeNull();
  expect(done[0]).toMatchObject({ state: 'done', toSigned: { name: '赵接任' } });
  expect(done[0]?.lines.every((line) => line.from !== null && line.to !== null)).toBe(true);
  expect(done[0]?.lines[0]?.from?.comment).toBe('余下由接任人补录');
  const { officer } = await desk.ask('app.status', {});
  expect(officer).toMatchObject({ name: '赵接任', role: 'liaison' });
  const keys = await desk.ask('keys.status', {});
  expect(keys.officers).toMatchObject([
    { name: '赵接任', role: 'liaison', enrolled: true, goneAt: null },
    { name: provider.officer.name, enrolled: false },
  ]);
  expect(keys.officers[1]?.goneAt).not.toBeNull();
  expect(keys.recovery).toBeNull();
  await desk.ask('session.lock', {});
  expect(await codeOf(desk.ask('session.unlock', { passphrase }))).toBe('store/wrongPassphrase');
});

it('accepted ahead of its day, it waits for it: until then the former officer is the liaison officer', async () => {
  const desk = await begin(addDays(beijingDay(Date.now()), 5));
  await markAll(desk);
  await desk.ask('handover.seal', { road: 'here', own: passphrase, successor: { passphrase: NEXT } });
  await desk.ask('session.lock', {});
  await desk.ask('session.unlock', { passphrase: NEXT });
  await markAll(desk);
  expect((await desk.ask('handover.accept', { own: NEXT })).current?.state).toBe('accepted');
  await desk.ask('session.lock', {});
  expect((await desk.ask('session.unlock', { passphrase })).officer?.role).toBe('liaison');
  expect(await codeOf(desk.ask('handover.cancel', {}))).toBe('handover/notNow');
  await desk.ask('session.lock', {});
  here.skip(5 * DAY);
  // On its day the former officer's passphrase opens nothing, before anybody else has come in.
  expect(await codeOf(desk.ask('session.unlock', { passphrase }))).toBe('keys/gone');
  expect((await desk.ask('session.unlock', { passphrase: NEXT })).officer).toMatchObject({ name: '赵接任', role: 'liaison' });
});

it('on another computer: a file only the successor opens; the old desk is read from then on and closes on the day', async () => {
  const desk = await begin(addDays(beijingDay(Date.now()), 2));
  await markAll(desk);
  const sealed = await desk.ask('handover.seal', { road: 'bundle', own: passphrase, successor: { passphrase: NEXT } });
  const file = sealed.current?.bundle ?? '';
  expect(existsSync(file)).toBe(true);
  expect((await desk.ask('app.status', {})).officer?.role).toBe('auditor');
  expect(await codeOf(desk.ask('submissions.open', { dataset: 'M1', period: '2026-08' }))).toBe('contract/notAllowed');

  const other = openDesk(join(file, '..', 'elsewhere'), here.clock);
  expect(await codeOf(other.ask('restore.open', { token: other.choose(file), secret: passphrase }))).toBe('backup/wrongSecret');
  await other.ask('restore.open', { token: other.choose(file), secret: NEXT });
  expect(await current(other)).toMatchObject({ state: 'sealed', road: 'bundle', side: 'to' });
  await markAll(other);
  expect(await codeOf(other.ask('handover.accept', { own: NEXT }))).toBe('handover/freshNeeded');
  here.skip(2 * DAY);
  const { done } = await other.ask('handover.accept', { own: NEXT, fresh: OWN });
  expect(done[0]?.state).toBe('done');
  expect((await other.ask('app.status', {})).officer?.role).toBe('liaison');
  await other.ask('session.lock', {});
  expect(await codeOf(other.ask('session.unlock', { passphrase: NEXT }))).toBe('store/wrongPassphrase');
  here.skip(60_000);
  await other.ask('session.unlock', { passphrase: OWN });
  await other.stop();

  await desk.ask('session.lock', {});
  expect(await codeOf(desk.ask('session.unlock', { passphrase }))).toBe('keys/gone');
});

it('is begun once, with a day ahead and another name, and may be cancelled while it is not signed for', async () => {
  const desk = await begin();
  // The office has been told: a workstation that enrols from now on is the new officer's.
  const newcomer = openDesk(join(here.platform.state.folder, '..', 'newcomer'), here.clock);
  const { officer } = await newcomer.ask('enrol.begin', {
    kind: 'online',
    platformUrl: here.platform.url,
    activationCode: provider.activationCode,
  });
  expect(officer).toMatchObject({ name: '赵接任', role: 'liaison' });
  await newcomer.stop();
  const { id } = await current(desk);
  const again = { name: '赵接任', office: '处', post: '处长', phone: '1', effective: today(), reason: '调整', words: '函' };
  expect(await codeOf(desk.ask('handover.begin', again))).toBe('handover/underway');
  await desk.ask('handover.cancel', {});
  expect(await desk.ask('handover.status', {})).toEqual({ current: null, done: [] });
  expect(await codeOf(desk.ask('handover.begin', { ...again, name: provider.officer.name }))).toBe('handover/oneself');
  expect(await codeOf(desk.ask('handover.begin', { ...again, effective: addDays(today(), -1) }))).toBe('handover/past');
  await desk.ask('handover.begin', again);
  expect((await current(desk)).id).toBeGreaterThan(id);
  expect(await codeOf(desk.ask('handover.seal', { road: 'here', own: passphrase, successor: { passphrase: NEXT } }))).toBe(
    'handover/letterFirst',
  );
});
