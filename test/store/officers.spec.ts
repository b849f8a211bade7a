import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createVault } from '../../shared/security/vault.node.ts';
import { openDesk } from '../support/desk.ts';
import { type Enrolled, enrolled, passphrase } from '../support/enrolled.ts';
import { unlockedDesk } from '../support/security-world.ts';

let folder = '';
let world: Enrolled;
let profile = '';
let n = 0;
const second = '三棵老槐树立在村口';
const third = '一盏渔火照见两岸柳';
type Desk = ReturnType<typeof openDesk>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'officers-'));
  world = await enrolled(folder);
}, 60_000);
beforeEach(() => {
  profile = join(folder, `p${n++}`);
  cpSync(world.profile, profile, { recursive: true });
});
afterAll(async () => {
  await world.platform.close();
  rmSync(folder, { recursive: true, force: true });
});

const unlock = (desk: Desk, secret: string) => desk.client.call('session.unlock', { passphrase: secret });
const code = async (asked: Promise<{ ok: boolean; problem?: { code: string } }>) => {
  const answer = await asked;
  return answer.ok ? 'ok' : answer.problem?.code;
};
const add = (desk: Desk) => desk.ask('officers.add', { name: '李梅', role: 'preparer', passphrase: second });

describe('officers of one computer', { timeout: 60_000 }, () => {
  it('each comes in by an own passphrase and in an own role, without the store being written anew', async () => {
    const { desk } = await unlockedDesk(profile);
    const pages = readFileSync(join(profile, 'workbench.db'));
    const { officers } = await add(desk);
    expect(officers.map(({ name, role, enrolled: first }) => [name, role, first])).toEqual([
      [expect.any(String), 'liaison', true],
      ['李梅', 'preparer', false],
    ]);
    // Only the log grew: the pages are those that were there.
    expect(readFileSync(join(profile, 'workbench.db')).equals(pages)).toBe(true);
    expect(await code(desk.client.call('officers.add', { name: '李梅', role: 'auditor', passphrase: third }))).toBe(
      'keys/sameName',
    );
    expect(await code(desk.client.call('officers.add', { name: '赵强', role: 'auditor', passphrase: second }))).toBe(
      'keys/sameSecret',
    );
    expect(await code(desk.client.call('officers.add', { name: '赵强', role: 'auditor', passphrase: '123456' }))).toBe(
      'store/weakPassphrase',
    );
    await desk.ask('session.lock', {});
    expect(await unlock(desk, second)).toMatchObject({ value: { officer: { name: '李梅', role: 'preparer' } } });
    expect(await code(desk.client.call('officers.remove', { id: 'x' }))).toBe('contract/notAllowed');
    const { id } = await desk.ask('submissions.open', { dataset: 'M1', period: world.period });
    expect(await code(desk.client.call('submissions.approve', { id }))).toBe('contract/notAllowed');
    await desk.stop();
    const next = openDesk(profile);
    expect(await unlock(next, passphrase)).toMatchObject({ value: { officer: { role: 'liaison' } } });
    await next.stop();
  });

  it('one who is removed opens nothing any more; the enrolled one and oneself stay', async () => {
    const { desk } = await unlockedDesk(profile);
    const { officers } = await add(desk);
    const [first, other] = officers;
    expect(await code(desk.client.call('officers.remove', { id: first?.id ?? '' }))).toBe('keys/enrolledStays');
    await desk.ask('officers.remove', { id: other?.id ?? '' });
    expect(await code(desk.client.call('officers.remove', { id: other?.id ?? '' }))).toBe('keys/noOfficer');
    await desk.ask('session.lock', {});
    expect(await code(unlock(desk, second))).toBe('store/wrongPassphrase');
    expect((await unlock(desk, passphrase)).ok).toBe(true);
    await desk.stop();
  });

  it('a key file put back from before a removal lets nobody in who was removed', async () => {
    const { desk } = await unlockedDesk(profile);
    const { officers } = await add(desk);
    const before = readFileSync(join(profile, 'keys.json'));
    await desk.ask('officers.remove', { id: officers[1]?.id ?? '' });
    await desk.ask('session.lock', {});
    writeFileSync(join(profile, 'keys.json'), before);
    expect(await code(unlock(desk, second))).toBe('keys/gone');
    expect(await desk.ask('app.status', {})).toMatchObject({ state: 'locked' });
    expect((await unlock(desk, passphrase)).ok).toBe(true);
    await desk.stop();
  });

  it('passphrases are changed by who knows them, and set anew by the liaison officer', async () => {
    const { desk } = await unlockedDesk(profile);
    const { officers } = await add(desk);
    expect(await code(desk.client.call('secrets.change', { old: 'wrong', passphrase: third }))).toBe('store/wrongPassphrase');
    expect(await code(desk.client.call('secrets.change', { old: passphrase, passphrase: second }))).toBe('keys/sameSecret');
    await desk.ask('secrets.change', { old: passphrase, passphrase: third });
    await desk.ask('officers.passphrase', { id: officers[1]?.id ?? '', passphrase: '柳絮随风过长堤而去' });
    await desk.ask('session.lock', {});
    expect(await code(unlock(desk, passphrase))).toBe('store/wrongPassphrase');
    expect(await unlock(desk, '柳絮随风过长堤而去')).toMatchObject({ value: { officer: { name: '李梅' } } });
    await desk.ask('session.lock', {});
    expect(await unlock(desk, third)).toMatchObject({ value: { officer: { role: 'liaison' } } });
    await desk.stop();
  });
});

describe('the recovery code', { timeout: 60_000 }, () => {
  it('sets a new passphrase; the old one and a former code open nothing', async () => {
    const { desk } = await unlockedDesk(profile);
    const former = await desk.ask('recovery.renew', {});
    const now = await desk.ask('recovery.renew', {});
    await desk.ask('session.lock', {});
    const recover = (text: string, fresh = third) => desk.client.call('session.recover', { code: text, passphrase: fresh });
    expect(await recover(now.code.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')))).toMatchObject({
      problem: { code: 'keys/codeTypo', data: { groups: '7' } },
    });
    expect(await code(recover(now.code.slice(0, 11)))).toBe('keys/codeLength');
    expect(await code(recover(former.code))).toBe('keys/wrongCode');
    expect(await code(recover(now.code, 'weak'))).toBe('store/weakPassphrase');
    expect(await desk.ask('app.status', {})).toMatchObject({ state: 'locked' });
    expect(await recover(now.code.toLowerCase().replaceAll('-', ' '))).toMatchObject({ value: { state: 'open' } });
    await desk.ask('recovery.revoke', {});
    expect((await desk.ask('keys.status', {})).recovery).toBeNull();
    await desk.ask('session.lock', {});
    expect(await code(unlock(desk, passphrase))).toBe('store/wrongPassphrase');
    expect(await code(recover(now.code))).toBe('keys/wrongCode');
    expect((await unlock(desk, third)).ok).toBe(true);
    await desk.stop();
  });
});

describe('a new data key', { timeout: 60_000 }, () => {
  it('comes to every slot without anybody’s secret, and the old key opens the file no more', async () => {
    const { desk: first } = await unlockedDesk(profile);
    await add(first);
    const recovery = await first.ask('recovery.renew', {});
    await first.stop();
    const vault = createVault(profile, { now: Date.now });
    const opened = await vault.unlock(passphrase);
    if (!opened.ok) throw new Error(opened.problem.code);
    const old = Buffer.from(opened.value.store.rawKey);
    vault.lock();
    const { desk } = await unlockedDesk(profile);
    expect(await desk.ask('secrets.rekey', {})).toMatchObject({ state: 'locked' });
    const stores = readdirSync(profile).filter((name) => name.endsWith('.db'));
    expect(stores).toEqual([expect.stringMatching(/^workbench-\w+\.db$/)]);
    const { openStore } = await import('../../shared/store/open.node.ts');
    const tried = await openStore({ path: join(profile, stores[0] ?? ''), rawKey: old, cipher: opened.value.cipher });
    expect(tried).toMatchObject({ ok: false });
    expect(await unlock(desk, second)).toMatchObject({ value: { officer: { name: '李梅' } } });
    await desk.ask('session.lock', {});
    expect(await unlock(desk, passphrase)).toMatchObject({ value: { state: 'open' } });
    expect((await desk.ask('audit.list', { start: 0, count: 50 })).entries.map(({ what }) => what)).toContain('secrets.rekey');
    await desk.ask('session.lock', {});
    expect(await desk.client.call('session.recover', { code: recovery.code, passphrase: third })).toMatchObject({ ok: true });
    await desk.stop();
  });
});

describe('the audit trail', { timeout: 60_000 }, () => {
  it('tells who came in, what was done and what was refused, and how often a passphrase was wrong', async () => {
    const desk = openDesk(profile);
    await unlock(desk, 'wrong once');
    await unlock(desk, 'wrong twice');
    await unlock(desk, passphrase);
    await desk.ask('settings.set', { lockAfterMinutes: 20 });
    const { id } = await desk.ask('submissions.open', { dataset: 'M1', period: world.period });
    await desk.client.call('submissions.approve', { id });
    await desk.ask('submissions.discard', { id });
    const { entries } = await desk.ask('audit.list', { start: 0, count: 20 });
    expect(entries.slice(0, 5).map(({ what, about }) => [what, about])).toEqual([
      ['submissions.discard', { id }],
      ['submissions.approve.refused', { id, code: expect.any(String) }],
      ['settings.set', { lockAfterMinutes: 20 }],
      ['unlock', {}],
      ['unlock.failed', { failures: 2 }],
    ]);
    expect(await desk.ask('audit.verify', {})).toMatchObject({ broken: null, lines: entries.length });
    expect(JSON.stringify(entries)).not.toContain('wrong once');
    expect(
      (await desk.ask('audit.list', { what: 'unlock', start: 0, count: 20 })).entries.every(({ what }) => what === 'unlock'),
    ).toBe(true);
    await desk.stop();
  });

  it('names the line that somebody with the key has changed, taken out of the middle, or cut off', async () => {
    const vault = createVault(profile, { now: Date.now });
    const { default: Sqlite } = await import('better-sqlite3-multiple-ciphers');
    const { verify } = await import('../../shared/security/audit/chain.node.ts');
    const { txOver } = await import('../../shared/store/connection.node.ts');
    const desk = openDesk(profile);
    await unlock(desk, passphrase);
    for (let minutes = 1; minutes <= 6; minutes++) await desk.ask('settings.set', { lockAfterMinutes: minutes });
    await desk.stop();
    const opened = await vault.unlock(passphrase);
    if (!opened.ok) throw new Error(opened.problem.code);
    const { path, rawKey } = opened.value.store;
    const key = Buffer.from(rawKey).toString('hex');
    vault.lock();
    const db = new Sqlite(path);
    db.pragma(`cipher='${opened.value.cipher}'`);
    db.pragma(`key="raw:${key}"`);
    for (const trigger of ['audit_stays', 'audit_kept']) db.exec(`DROP TRIGGER ${trigger}`);
    const broken = (change: string): number | null => {
      db.exec('BEGIN');
      db.exec(change);
      const found = verify(txOver(db)).broken;
      db.exec('ROLLBACK');
      return found;
    };
    expect(broken('SELECT 1')).toBeNull();
    expect(broken(`UPDATE audit SET about = replace(about, '4', '5') WHERE about LIKE '%:4}'`)).toBeGreaterThan(4);
    expect(broken(`UPDATE audit SET at = at + 1 WHERE n = 5`)).toBe(5);
    expect(broken(`UPDATE audit SET who = '别人' WHERE n = 2`)).toBe(2);
    expect(broken('DELETE FROM audit WHERE n = 3')).toBe(3);
    const last = verify(txOver(db)).lines;
    expect(broken(`DELETE FROM audit WHERE n = ${last}`)).toBe(last);
    db.close();
  });
});
