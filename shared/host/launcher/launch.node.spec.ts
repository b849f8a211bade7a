import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type StubVersion, writeStub } from '../../../test/updates/stub-version.ts';
import { changeSwitch, readCurrent, readSwitch, versionFolder } from '../../updates/switch.node.ts';
import { launch } from './launch.node.ts';

let home = '';
let log: string[] = [];
const started = (): string[] =>
  existsSync(join(home, 'started')) ? readFileSync(join(home, 'started'), 'utf8').trim().split('\n') : [];
const put = (stub: StubVersion): void => writeStub(versionFolder(home, stub.version), stub);
const next = (version: string, attempts = 0): void => changeSwitch(home, { next: { version, attempts, back: false } });
const launched = (patience = 5000): Promise<number> =>
  launch({ home, args: [], log: (text) => log.push(text), now: () => 7, patience, onChild: () => {} });

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'launch-'));
  log = [];
  vi.stubEnv('STARTED', join(home, 'started'));
  put({ version: '0.1.0' });
  writeFileSync(join(home, 'current'), '0.1.0\n');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

describe.skipIf(process.platform === 'win32')('the launcher', () => {
  it('starts the version that counts, and hands on how it ended', async () => {
    expect(await launched()).toBe(0);
    put({ version: '0.1.0', host: 'falls' });
    expect(await launched()).toBe(3);
    expect(started()).toEqual(['0.1.0', '0.1.0']);
  });

  it('tries a new version, and keeps to it once it is well; the one before stays beside it', async () => {
    put({ version: '0.2.0' });
    next('0.2.0');
    expect(await launched()).toBe(0);
    expect(readCurrent(home)).toBe('0.2.0');
    expect(readSwitch(home)).toEqual({ next: null, previous: '0.1.0', failed: null });
    await launched();
    expect(started()).toEqual(['0.2.0', '0.2.0']);
    put({ version: '0.3.0' });
    next('0.3.0');
    await launched();
    expect(readdirSync(join(home, 'versions')).sort()).toEqual(['0.2.0', '0.3.0']);
  });

  it.each([
    ['falls', 'ended'],
    ['silent', 'silent'],
  ] as const)('goes back by itself in the same start when the new one %s', async (host, why) => {
    put({ version: '0.2.0', host });
    next('0.2.0');
    expect(await launched(700)).toBe(0);
    expect(started()).toEqual(['0.2.0', '0.1.0']);
    expect(readCurrent(home)).toBe('0.1.0');
    expect(readSwitch(home)).toMatchObject({ next: null, failed: { version: '0.2.0', at: 7, why } });
    await launched();
    expect(started()).toEqual(['0.2.0', '0.1.0', '0.1.0']);
  });

  it('does not try again what took the computer down while it was tried', async () => {
    put({ version: '0.2.0' });
    next('0.2.0', 1);
    await launched();
    expect(started()).toEqual(['0.1.0']);
    expect(readSwitch(home).failed?.version).toBe('0.2.0');
  });

  it('leaves aside what is not whole, or whose Node does not run', async () => {
    next('0.2.0');
    await launched();
    expect(readSwitch(home).failed).toMatchObject({ version: '0.2.0', why: 'incomplete' });
    put({ version: '0.3.0' });
    rmSync(join(versionFolder(home, '0.3.0'), 'node'));
    next('0.3.0');
    expect(await launched()).toBe(0);
    expect(started()).toEqual(['0.1.0', '0.1.0']);
    expect(readSwitch(home).failed?.version).toBe('0.3.0');
  });

  it('starts all the same when what is written beside is damaged or half written', async () => {
    writeFileSync(join(home, 'switch.json'), '{"next":{"vers');
    expect(await launched()).toBe(0);
    writeFileSync(join(home, 'switch.json'), JSON.stringify({ next: { version: '../../evil', attempts: 0, back: false } }));
    expect(await launched()).toBe(0);
    // Settled, but the power went before the rest was written.
    next('0.1.0', 1);
    expect(await launched()).toBe(0);
    expect(readSwitch(home)).toMatchObject({ next: null, failed: null });
  });
});
