import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../../../test/support/captured-io.ts';

let folder = '';
const main = fileURLToPath(new URL('./main.node.ts', import.meta.url));
const started = (...argv: string[]) => spawnSync(process.execPath, [main, ...argv], { cwd: folder, encoding: 'utf8', input: '' });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line', () => {
  it('explains itself in both languages, command by command', async () => {
    for (const name of [
      'validate',
      'import',
      'status',
      'template',
      'export',
      'findings',
      'submit',
      'sync',
      'receipt',
      'verify-receipt',
      'carry-out',
      'carry-in',
      'platform-check',
    ]) {
      const zh = await command([name, '--help'], { cwd: folder });
      const en = await command([name, '--help', '--lang', 'en'], { cwd: folder });
      expect([zh.code, en.code]).toEqual([0, 0]);
      expect(zh.out).toContain('退出码：0');
      expect(en.out).toContain('Exit codes: 0');
      expect(zh.out).toContain(name);
    }
    expect((await command(['--help'], { cwd: folder })).out).toContain('submit --dataset ID --period P');
  });

  it('refuses what it does not know with 2 and changes nothing', async () => {
    expect(await command([], { cwd: folder })).toMatchObject({ code: 2, out: '' });
    expect(await command(['fly'], { cwd: folder })).toMatchObject({ code: 2, err: expect.stringContaining('P7003') });
    expect(await command(['constructor'], { cwd: folder })).toMatchObject({ code: 2 });
    expect(await command(['import', 'x.csv'], { cwd: folder })).toMatchObject({ code: 2 });
    expect(await command(['submit', '--dataset', 'D1'], { cwd: folder })).toMatchObject({ code: 2 });
    expect(await command(['sync', '--timeout', 'soon'], { cwd: folder })).toMatchObject({ code: 2 });
  });

  it('takes no passphrase as an argument', async () => {
    expect(await command(['status', '--passphrase', 'secret'], { cwd: folder })).toMatchObject({ code: 2 });
  });

  it('runs as a process of its own with its exit code, streams apart, no stack trace', () => {
    writeFileSync(join(folder, 's.json'), JSON.stringify({ fields: [{ name: 'a', type: 'integer' }] }));
    writeFileSync(join(folder, 'a.csv'), 'a\nx\n');
    const bad = started('validate', 'a.csv', '--schema', 's.json', '--json');
    expect(bad.status).toBe(1);
    expect(bad.stderr).toBe('');
    expect(JSON.parse(bad.stdout.split('\n')[0] ?? '')).toMatchObject({ row: 1, field: 'a', code: 'cell/type', value: 'x' });
    const gone = started('validate', 'none.csv', '--schema', 's.json');
    expect(gone.status).toBe(3);
    expect(gone.stdout).toBe('');
    expect(gone.stderr).toContain('P7004');
    expect(gone.stderr).not.toMatch(/\n\s+at /);
  });
});
