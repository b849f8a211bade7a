import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSetting, writeSetting } from './settings.node.ts';
import { createVault } from './vault.node.ts';

let folder = '';
let now = 1_000_000;
const vault = () => createVault(join(folder, 'profile'), { now: () => now });
const words = '金水河畔 2026 的雨天';
const marker = (value: string) => (store: Parameters<Parameters<ReturnType<typeof createVault>['create']>[1]>[0]) =>
  store.write((tx) => writeSetting(tx, 'marker', value));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-'));
  now = 1_000_000;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the vault', () => {
  it('opens again with its passphrase, however it was composed, and only with it', async () => {
    const first = vault();
    expect(await first.create({ passphrase: words }, marker('kept'))).toMatchObject({ ok: true });
    first.lock();
    const second = vault();
    expect(await second.unlock('金水河畔 2026 的晴天')).toMatchObject({ ok: false, problem: { code: 'store/wrongPassphrase' } });
    // Full-width digits from an input method are the same words.
    const opened = await second.unlock('金水河畔 ２０２６ 的雨天');
    expect(opened.ok && opened.value.store.read((tx) => readSetting(tx, 'marker'))).toBe('kept');
    second.lock();
  });

  it('slows wrong tries down, counts them across restarts, forgets them after a right one', async () => {
    const made = vault();
    await made.create({ passphrase: words }, marker('x'));
    made.lock();
    for (let n = 0; n < 3; n++) await vault().unlock('wrong');
    expect(vault().wait()).toBe(2);
    expect(await vault().unlock(words)).toMatchObject({ ok: false, problem: { code: 'store/throttled', data: { wait: 2 } } });
    now += 2000;
    const late = vault();
    expect((await late.unlock(words)).ok).toBe(true);
    expect(late.wait()).toBe(0);
    late.lock();
  });

  it('asks 128 MiB of memory for every guess', async () => {
    const made = vault();
    await made.create({ passphrase: words }, marker('x'));
    made.lock();
    const file = made.keys();
    const asked = file.ok ? file.value.slots.map(({ kdf }) => kdf) : [];
    expect(asked).toMatchObject([{ name: 'scrypt', N: 131_072, r: 8, p: 1 }]);
  });

  it('holds no passphrase and no key in its header', async () => {
    const made = vault();
    const created = await made.create({ passphrase: words }, marker('x'));
    const header = readFileSync(join(folder, 'profile', 'keys.json'), 'utf8');
    expect(header).not.toContain(words);
    if (created.ok) expect(header).not.toContain(Buffer.from(created.value.store.rawKey).toString('base64'));
    made.lock();
    if (created.ok) expect(created.value.store.rawKey.every((byte) => byte === 0)).toBe(true);
  });

  it('makes nothing when its first content cannot be written', async () => {
    const broken = vault();
    await expect(
      broken.create({ passphrase: words }, () => {
        throw new Error('power cut');
      }),
    ).rejects.toThrow('power cut');
    expect(vault().exists()).toBe(false);
    const again = vault();
    expect((await again.create({ passphrase: words }, marker('second'))).ok).toBe(true);
    again.lock();
    expect(readdirSync(join(folder, 'profile')).some((name) => name.includes('unfinished'))).toBe(true);
  });

  it('is held by one owner at a time', async () => {
    const one = vault();
    await one.create({ passphrase: words }, marker('x'));
    expect(await vault().unlock(words)).toMatchObject({ ok: false, problem: { code: 'store/inUse' } });
    one.lock();
    const two = vault();
    expect((await two.unlock(words)).ok).toBe(true);
    two.lock();
  });
});
