import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command } from '../support/captured-io.ts';
import { type Enrolled, enrolled, passphrase } from '../support/enrolled.ts';
import { unlockedDesk } from '../support/security-world.ts';

let folder = '';
let world: Enrolled;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trust-cli-'));
  world = await enrolled(folder);
}, 60_000);
afterAll(async () => {
  await world.platform.close();
  rmSync(folder, { recursive: true, force: true });
});

const cli = (argv: readonly string[], secret = passphrase) =>
  command([...argv, '--lang', 'en'], { cwd: folder, passphrase: secret });

it('backs up, practises, restores elsewhere and verifies the trail, without a window', { timeout: 60_000 }, async () => {
  const made = await cli(['backup', '--drill', '--profile', world.profile, '--passphrase-fd', '3']);
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toMatch(/Backup made and read back[\s\S]*It can be restored: 0 drafts/);
  const [name = ''] = readdirSync(join(world.profile, 'backups')).sort().reverse();
  const file = join(world.profile, 'backups', name);
  const elsewhere = join(folder, 'elsewhere');
  expect((await cli(['restore', file, '--profile', elsewhere, '--passphrase-fd', '3'], 'wrong')).code).toBe(3);
  expect(readdirSync(elsewhere)).toEqual([]);
  const restored = await cli(['restore', file, '--profile', elsewhere, '--passphrase-fd', '3']);
  expect(restored).toMatchObject({ code: 0 });
  const checked = await cli(['audit', 'verify', '--profile', elsewhere, '--passphrase-fd', '3']);
  expect(checked).toMatchObject({ code: 0 });
  expect(checked.out).toMatch(/\d+ lines of the audit trail/);
  expect((await cli(['audit', 'look'])).code).toBe(2);
});

it('an exported trail proves itself by its signature and its chain, and names what was changed in it', {
  timeout: 60_000,
}, async () => {
  const { desk } = await unlockedDesk(world.profile);
  const { token } = await desk.ask('audit.export', { purpose: '年度审计检查' });
  const file = await desk.take(token);
  if (!file.ok) throw new Error(file.problem.code);
  const pieces: Uint8Array[] = [];
  for await (const piece of file.value.bytes) pieces.push(piece);
  const text = Buffer.concat(pieces).toString('utf8');
  expect((await desk.take(token)).ok).toBe(false);
  await desk.stop();
  const path = join(folder, 'trail.json');
  writeFileSync(path, text);
  expect(await cli(['audit', 'verify', path])).toMatchObject({ code: 0 });
  writeFileSync(path, text.replace('enrol', 'xnrol'));
  expect(await cli(['audit', 'verify', path])).toMatchObject({ code: 3, err: expect.stringContaining('P2301') });
  writeFileSync(path, '{"format":"something else"}');
  expect(await cli(['audit', 'verify', path])).toMatchObject({ code: 3, err: expect.stringContaining('P2302') });
});
