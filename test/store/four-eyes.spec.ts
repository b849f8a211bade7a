import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
