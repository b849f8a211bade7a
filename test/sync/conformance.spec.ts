import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { conformanceRules } from '../../shared/sync/conformance.ts';
import type { FaultInput } from '../platform/faults.ts';
import { type Platform, type PlatformOptions, startPlatform } from '../platform/server.ts';
import { command } from '../support/captured-io.ts';
import { catalog } from '../support/submissions-world.ts';
import { code, platformUnit } from './support.ts';

let folder = '';
let platform: Platform;
afterEach(async () => {
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(more: Partial<PlatformOptions> = {}): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  platform = await startPlatform({ state: folder, units: [platformUnit], catalogs: [catalog], ...more });
}
async function wrong(): Promise<string[]> {
  const { lines } = await command(['platform-check', platform.url, '--code', code, '--json'], { cwd: folder });
  return lines.flatMap((line) => (isWrong(line) ? [line.check.rule] : []));
}
const isWrong = (line: unknown): line is { check: { rule: string } } =>
  typeof line === 'object' && line !== null && 'check' in line && JSON.stringify(line).includes('"ok":false');

describe('platform-check', () => {
  it.each(['gjgxjhpt', 'x-client', 'app-key'] as const)(
    'finds nothing wrong with the reference platform (%s)',
    async (signer) => {
      await start({ signer });
      const said = await command(['platform-check', platform.url, '--code', code, '--lang', 'en'], { cwd: folder });
      expect(said).toMatchObject({ code: 0, out: expect.stringContaining('Nothing found') });
      expect(said.out.match(/✓/g)?.length).toBe(conformanceRules.length);
    },
  );

  it.each<[string, FaultInput, string[]]>([
    [
      'a captive portal before it',
      { kind: 'captive', match: { path: '/v1/inbox' }, count: null },
      ['header', 'unsigned', 'signature', 'time', 'inbox'],
    ],
    ['forged catalogs', { kind: 'badSignature', count: null }, ['catalog']],
    ['a clock of its own', { kind: 'skew', ms: 300_000, count: null }, ['date']],
    ['a feed that repeats itself', { kind: 'twice', match: { method: 'GET', path: '/v1/inbox' }, count: null }, ['inbox']],
    [
      'errors of another code',
      { kind: 'error', status: 500, code: 7, match: { path: '/v1/batches' }, count: null },
      ['unknownBatch', 'manifestSignature', 'manifestShape'],
    ],
    ['an upload service that is away', { kind: 'lost', match: { path: '/v1/uploads' }, count: null }, ['uploads']],
  ])('tells %s', async (_, fault, rules) => {
    await start();
    platform.faults.add(fault);
    expect(await wrong()).toEqual(rules);
  });

  it('says why it could not even begin', async () => {
    await start();
    const said = await command(['platform-check', platform.url, '--code', 'NO', '--json'], { cwd: folder });
    expect(said).toMatchObject({ code: 3, lines: [{ problem: { code: 'sync/activation' } }] });
  });
});
