import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVault } from '../../shared/security/vault.node.ts';
import { type Enrolled, enrolled, passphrase } from '../support/enrolled.ts';

/** A disk of its own for one process needs a mount namespace; where there is none, the spec cannot be run. */
const canMount = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
const script = fileURLToPath(new URL('./writer.ts', import.meta.url));
let folder = '';
let world: Enrolled;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'full-'));
  world = await enrolled(folder);
}, 60_000);
afterAll(async () => {
  await world.platform.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Line {
  readonly kept?: readonly number[];
  readonly problem?: string;
}

describe.skipIf(!canMount)('a full disk', () => {
  it('is named, loses nothing acknowledged, and work goes on once there is room', { timeout: 60_000 }, async () => {
    const disk = join(folder, 'disk');
    const after = join(folder, 'after');
    for (const place of [disk, after]) mkdirSync(place);
    const inside =
      'mount -t tmpfs -o size=12m tmpfs "$1" && cp -r "$2/." "$1" && "$4" "$5" "$1" "$6" fill && rm -f "$1/ballast" && cp -r "$1/." "$3"';
    const args = ['-Urm', 'sh', '-c', inside, 'sh', disk, world.profile, after, process.execPath, script, world.period];
    const done = spawnSync('unshare', args, { encoding: 'utf8' });
    expect(done.status, done.stderr).toBe(0);
    const lines = done.stdout
      .trim()
      .split('\n')
      .map((line): Line => JSON.parse(line));
    const problems = lines.flatMap((line) => line.problem ?? []);
    expect(problems).toEqual(['store/diskFull']);
    const kept = lines.flatMap((line) => line.kept ?? []);
    // Batches before the disk was full, and one row after room was made.
    expect(kept.length).toBeGreaterThan(40);
    expect(lines.at(-1)?.kept).toHaveLength(1);

    const copy = join(folder, 'copy');
    cpSync(after, copy, { recursive: true });
    const vault = createVault(copy, { now: Date.now });
    const opened = await vault.unlock(passphrase);
    if (!opened.ok) throw new Error(opened.problem.code);
    const { store } = opened.value;
    expect(store.read((tx) => tx.all('PRAGMA integrity_check'))).toEqual([{ integrity_check: 'ok' }]);
    const rids = store.read((tx) => tx.all<{ rid: number }>('SELECT rid FROM draft_row')).map(({ rid }) => rid);
    expect(rids).toEqual(expect.arrayContaining(kept));
    vault.lock();
  });
});
