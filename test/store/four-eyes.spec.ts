import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../shared/base/clock.ts';
import { periodOf } from '../../shared/periods/calendar.ts';
import { catalog } from '../platform/spec-support.ts';
import type { Desk } from '../support/desk.ts';
import { type Enrolled, enrolled, passphrase } from '../support/enrolled.ts';
import { unlockedDesk } from '../support/security-world.ts';

const second = '三棵老槐树立在村口';
let folder = '';
let world: Enrolled;
let desk: Desk;

const as = async (secret: string): Promise<void> => {
  await desk.ask('session.lock', {});
  await desk.ask('session.unlock', { passphrase: secret });
};
const codeOf = async (asked: Promise<{ ok: boolean; problem?: { code: string } }>): Promise<string> => {
  const answer = await asked;
  return answer.ok ? 'ok' : (answer.problem?.code ?? '');
};
const approve = (id: string) => codeOf(desk.client.call('submissions.approve', { id }));

describe('four eyes, where the catalog asks for them', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'four-eyes-'));
    const small = catalog();
    const datasets = small.datasets.map((one) => ({ ...one, liaison: { ...one.liaison, signOff: 'fourEyes' as const } }));
    world = await enrolled(folder, { catalogs: [{ ...small, datasets }] });
    ({ desk } = await unlockedDesk(world.profile));
    await desk.ask('officers.add', { name: '李梅', role: 'preparer', passphrase: second });
  }, 60_000);
  afterAll(async () => {
    await desk.stop();
    await world.platform.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('who changed it last does not approve it: by an edit, by an undo, and it is said before sending', async () => {
    const { id } = await desk.ask('submissions.open', { dataset: 'M1', period: world.period });
    await desk.ask('records.insert', { id, after: null, rows: [{ BH: 'A1', JE: '1' }] });
    await desk.ask('validation.run', { id });
    const me = (await desk.ask('app.status', {})).officer?.name;
    expect(await desk.ask('submissions.review', { id })).toMatchObject({ obstacles: ['fourEyes'], fourEyes: { lastHand: me } });
    expect(await approve(id)).toBe('submissions/fourEyes');

    await as(second);
    await desk.ask('records.insert', { id, after: null, rows: [{ BH: 'A2', JE: '2' }] });
    // To the preparer, who approves nothing, it is no obstacle.
    await desk.ask('validation.run', { id });
    expect((await desk.ask('submissions.review', { id })).obstacles).toEqual([]);

    await as(passphrase);
    await desk.ask('records.undo', { id });
    await desk.ask('validation.run', { id });
    expect(await approve(id)).toBe('submissions/fourEyes');

    await as(second);
    await desk.ask('records.redo', { id });
    await desk.ask('validation.run', { id });
    await as(passphrase);
    expect(await desk.ask('submissions.review', { id })).toMatchObject({ obstacles: [], fourEyes: { lastHand: '李梅' } });
    expect(await approve(id)).toBe('ok');
    // Whose work it was is said of the one who changed it last, not of the one who opened it.
    expect(await desk.ask('submissions.get', { id })).toMatchObject({ preparedBy: '李梅', approvedBy: me });
  });

  it('waits for the signature once asked; a change, or who was to sign, gives it back', async () => {
    await as(second);
    // Older than what the desk shows, so that it is nobody else's in this file.
    const period = periodOf('monthly', addDays(`${world.period}-01`, -75)).id;
    const { id } = await desk.ask('submissions.open', { dataset: 'M1', period });
    const ask = () => codeOf(desk.client.call('submissions.askSignOff', { id }));
    const giveBack = (note: string) => codeOf(desk.client.call('submissions.giveBack', { id, note }));
    const standing = async () => (await desk.ask('submissions.get', { id })).signOff;
    expect(await ask()).toBe('submissions/empty');
    await desk.ask('records.insert', { id, after: null, rows: [{ BH: 'A1', JE: '1' }] });
    expect(await ask()).toBe('submissions/unchecked');
    await desk.ask('validation.run', { id });
    expect(await giveBack('金额请再核对')).toBe('contract/notAllowed');
    expect(await ask()).toBe('ok');
    expect(await standing()).toMatchObject({ state: 'asked', who: '李梅' });

    await desk.ask('records.insert', { id, after: null, rows: [{ BH: 'A2', JE: '2' }] });
    await desk.ask('validation.run', { id });
    expect(await standing()).toBeNull();
    expect(await ask()).toBe('ok');

    await as(passphrase);
    const waiting = (await desk.ask('duties.list', {})).filter(({ signOff }) => signOff?.state === 'asked');
    expect(waiting.map(({ submission }) => submission)).toEqual([id]);
    expect(await giveBack('改')).toBe('submissions/reasonTooShort');
    expect(await giveBack('编号 A2 请再核对')).toBe('ok');
    expect(await standing()).toMatchObject({ state: 'back', note: '编号 A2 请再核对' });
    expect(await giveBack('编号 A2 请再核对')).toBe('submissions/notAsked');

    await as(second);
    expect(await ask()).toBe('ok');
    await as(passphrase);
    expect(await approve(id)).toBe('ok');
    expect(await standing()).toBeNull();
    const { timeline } = await desk.ask('submissions.history', { id });
    const told = timeline.filter(({ what }) => what === 'signOffAsked' || what === 'givenBack' || what === 'sealed');
    expect(told.map(({ what }) => what)).toEqual(['signOffAsked', 'signOffAsked', 'givenBack', 'signOffAsked', 'sealed']);
    expect(told.map(({ detail }) => detail).slice(0, 3)).toEqual([null, null, '编号 A2 请再核对']);
  });

  it('holds for a nil return: somebody else begins it', async () => {
    const [duty] = (await desk.ask('duties.list', {})).filter(
      ({ dataset, period, status }) => dataset === 'M1' && period < world.period && status === 'notStarted',
    );
    if (!duty) throw new Error('no earlier duty');
    const nil = { dataset: 'M1', period: duty.period, reason: '本期没有业务发生' };
    expect(await codeOf(desk.client.call('submissions.nilReturn', nil))).toBe('submissions/fourEyes');
    await as(second);
    await desk.ask('submissions.open', { dataset: 'M1', period: duty.period });
    await as(passphrase);
    expect(await codeOf(desk.client.call('submissions.nilReturn', nil))).toBe('ok');
  });
});
