import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemKeychain } from '../../electron/keychain.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { CallArgs, CallName, CallReply } from '../../shared/contract/contract.ts';
import { startEngine } from '../../shared/engine/start.node.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { type Enrolled, enrolled, passphrase } from '../support/enrolled.ts';
import { safeStorage } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

let folder = '';
let world: Enrolled;
let profile = '';
let n = 0;
let desk: Desk;
const second = '三棵老槐树立在村口';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keychain-'));
  world = await enrolled(folder);
}, 60_000);
afterAll(async () => {
  await world.platform.close();
  rmSync(folder, { recursive: true, force: true });
});
const start = (): void => {
  desk = openDesk(profile, undefined, undefined, systemKeychain);
};
beforeEach(() => {
  profile = join(folder, `p${n++}`);
  cpSync(world.profile, profile, { recursive: true });
  Object.assign(safeStorage, { present: true, locked: false, backend: 'gnome_libsecret', account: 'officer' });
  start();
});
afterEach(() => desk.stop());

const ask = <N extends CallName>(name: N, args: CallArgs<N>): Promise<CallReply<N>> => desk.ask(name, args);
const code = async <N extends CallName>(name: N, args: CallArgs<N>): Promise<string> => {
  const answer = await desk.client.call(name, args);
  return answer.ok ? 'ok' : answer.problem.code;
};
const turnedOn = async (): Promise<void> => {
  await ask('session.unlock', { passphrase });
  expect(await ask('keychain.turnOn', {})).toMatchObject({ offered: true, mine: true });
  await ask('session.lock', {});
};
const again = async (): Promise<void> => {
  await desk.stop();
  start();
};
const file = () => join(profile, 'system-slot.json');

it('reaches the system from the engine’s own thread, and only through the host', { timeout: 60_000 }, async () => {
  await turnedOn();
  await desk.stop();
  const unlocked = async (keychain: typeof systemKeychain | null) => {
    const engine = startEngine({ profile, keychain, log: () => {} });
    const answer = await createClient(engine.connect()).call('session.unlockBySystem', {});
    await engine.stop();
    return answer.ok ? answer.value.state : answer.problem.code;
  };
  expect(await unlocked(null)).toBe('keychain/locked');
  expect(await unlocked(systemKeychain)).toBe('open');
  start();
});

describe('unlocking by the system’s store of secrets', { timeout: 60_000 }, () => {
  it('is off until an officer turns it on, and then needs no passphrase, after a restart too', async () => {
    expect(await ask('app.status', {})).toMatchObject({ state: 'locked', systemUnlock: false });
    expect(await code('session.unlockBySystem', {})).toBe('keychain/stale');
    await turnedOn();
    await again();
    expect(await ask('app.status', {})).toMatchObject({ state: 'locked', systemUnlock: true, officer: null });
    expect(await ask('session.unlockBySystem', {})).toMatchObject({ state: 'open', officer: { role: 'liaison' } });
    const { entries } = await ask('audit.list', { start: 0, count: 10 });
    expect(entries.map(({ what }) => what)).toEqual(expect.arrayContaining(['unlock.system', 'keychain.turnOn']));
    expect(await ask('keychain.turnOff', {})).toMatchObject({ officer: null, mine: false });
    expect(existsSync(file())).toBe(false);
  });

  it('keeps nothing beside the store that opens it without the system', async () => {
    await turnedOn();
    const text = readFileSync(file(), 'utf8');
    expect(Object.keys(JSON.parse(text))).toEqual(['format', 'id', 'held', 'key']);
    safeStorage.account = 'somebody else';
    expect(await code('session.unlockBySystem', {})).toBe('keychain/locked');
    expect(await code('session.unlock', { passphrase })).toBe('ok');
  });

  it.each([
    ['locked', { locked: true }],
    ['gone', { present: false }],
    ['only scrambled on Linux', { backend: 'basic_text' }],
  ])('falls back to the passphrase, in words, when the store of secrets is %s', async (_what, change) => {
    await turnedOn();
    Object.assign(safeStorage, change);
    if (process.platform !== 'linux' && 'backend' in change) return;
    expect(await code('session.unlockBySystem', {})).toBe('keychain/locked');
    expect(await code('session.unlock', { passphrase })).toBe('ok');
    expect(await code('keychain.turnOn', {})).toBe('keychain/notHere');
  });

  it('works again when the system’s store is open again', async () => {
    await turnedOn();
    safeStorage.locked = true;
    expect(await code('session.unlockBySystem', {})).toBe('keychain/locked');
    safeStorage.locked = false;
    expect(await code('session.unlockBySystem', {})).toBe('ok');
  });

  it('ends with another passphrase, another data key, and with the officer', async () => {
    await turnedOn();
    await ask('session.unlock', { passphrase });
    await ask('secrets.change', { old: passphrase, passphrase: second });
    await ask('session.lock', {});
    expect(await code('session.unlockBySystem', {})).toBe('keychain/stale');
    expect(existsSync(file())).toBe(false);
    await ask('session.unlock', { passphrase: second });
    await ask('keychain.turnOn', {});
    await ask('secrets.rekey', {});
    expect(await code('session.unlockBySystem', {})).toBe('keychain/stale');
    expect(await code('session.unlock', { passphrase: second })).toBe('ok');
  });

  it('lets in whom it was turned on for, and nobody once they are removed', async () => {
    await ask('session.unlock', { passphrase });
    const { officers } = await ask('officers.add', { name: '李华', role: 'preparer', passphrase: second });
    const id = officers.find(({ name }) => name === '李华')?.id ?? '';
    await ask('session.lock', {});
    await ask('session.unlock', { passphrase: second });
    await ask('keychain.turnOn', {});
    await ask('session.lock', {});
    expect(await ask('session.unlockBySystem', {})).toMatchObject({ officer: { name: '李华', role: 'preparer' } });
    await ask('session.lock', {});
    const old = readFileSync(file());
    await ask('session.unlock', { passphrase });
    expect(await ask('keychain.status', {})).toEqual({ offered: true, officer: id, mine: false });
    await ask('officers.remove', { id });
    await ask('session.lock', {});
    writeFileSync(file(), old);
    expect(await code('session.unlockBySystem', {})).toBe('keychain/stale');
  });

  it('is not opened by a file that was altered or half written', async () => {
    await turnedOn();
    const text = readFileSync(file(), 'utf8');
    for (const spoiled of [text.slice(0, 80), text.replace(/"sealed": "./, '"sealed": "#'), '{}']) {
      writeFileSync(file(), spoiled);
      expect(await code('session.unlockBySystem', {})).toBe('keychain/stale');
    }
    expect(await code('session.unlock', { passphrase })).toBe('ok');
  });
});
