import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVault } from '../../shared/security/vault.node.ts';
import { type Enrolled, enrolled, passphrase } from '../support/enrolled.ts';

const script = fileURLToPath(new URL('./writer.ts', import.meta.url));
let folder = '';
let world: Enrolled;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kill-'));
  world = await enrolled(folder);
}, 60_000);
afterAll(async () => {
  await world.platform.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Line {
  readonly held?: Readonly<Record<string, string>>;
  readonly asked?: readonly [number, string];
  readonly kept?: readonly [number, string];
  readonly rows?: number;
  readonly importing?: number;
  readonly imported?: number;
}

/** Runs the writer until `enough` says so, kills it -9 after a random moment more, answers what it had said. */
async function untilKilled(args: readonly string[], enough: (line: Line) => boolean, within: number): Promise<Line[]> {
  const child: ChildProcess = spawn(process.execPath, [script, world.profile, world.period, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  let seen = 0;
  let doomed = false;
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    const lines = said.split('\n');
    for (; seen < lines.length - 1; seen++) {
      if (doomed || !enough(JSON.parse(lines[seen] ?? ''))) continue;
      doomed = true;
      setTimeout(() => child.kill('SIGKILL'), Math.random() * within);
    }
  });
  const signal = await new Promise((resolve) => child.on('close', (_code, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
  // A last line cut by the kill was never said.
  return said
    .split('\n')
    .slice(0, -1)
    .map((line): Line => JSON.parse(line));
}

async function integrity(): Promise<unknown> {
  const vault = createVault(world.profile, { now: Date.now });
  const opened = await vault.unlock(passphrase);
  if (!opened.ok) throw new Error(opened.problem.code);
  const found = opened.value.store.read((tx) => tx.all('PRAGMA integrity_check'));
  vault.lock();
  return found;
}

describe('kill -9', () => {
  it('loses no acknowledged edit in 20 rounds, and tears none', { timeout: 240_000 }, async () => {
    const kept = new Map<number, string>();
    let underway: readonly [number, string] | null = null;
    let edits = 0;
    // Each round looks at what the one before left; the last kill is looked at by nobody.
    for (let round = 0; round <= 20; round++) {
      const lines = await untilKilled(['edit'], (line) => line.held !== undefined, 250);
      const held = lines.find((line) => line.held !== undefined)?.held ?? {};
      for (const [rid, text] of kept) {
        // Asked for and never answered: may be there or not, but nothing else may.
        const both = underway?.[0] === rid ? [text, underway[1]] : [text];
        expect(both, `row ${rid} in round ${round}`).toContain(held[rid]);
      }
      kept.clear();
      for (const [rid, text] of Object.entries(held)) kept.set(Number(rid), text);
      underway = null;
      for (const line of lines) {
        if (line.asked) underway = line.asked;
        if (!line.kept) continue;
        kept.set(...line.kept);
        underway = null;
        edits++;
      }
    }
    expect(edits).toBeGreaterThan(100);
    expect(await integrity()).toEqual([{ integrity_check: 'ok' }]);
  });

  it('leaves an import done or not begun', { timeout: 120_000 }, async () => {
    const file = join(folder, 'rows.csv');
    const size = 20_000;
    const text = Array.from({ length: size }, (_, n) => `I${n}-${'行'.repeat(20)},,${n}.25`).join('\n');
    writeFileSync(file, `BH,DM,JE\n${text}\n`);
    let least: number | null = null;
    let most = 0;
    for (let round = 0; round < 5; round++) {
      const lines = await untilKilled(['import', file], (line) => line.importing !== undefined, 900);
      const [{ rows = 0 } = {}] = lines;
      if (least !== null) {
        expect((rows - least) % size, `round ${round}`).toBe(0);
        expect(rows).toBeGreaterThanOrEqual(most);
      }
      least ??= rows;
      most = rows + size * lines.filter((line) => line.imported !== undefined).length;
    }
    expect(await integrity()).toEqual([{ integrity_check: 'ok' }]);
  });

  it('leaves nothing readable behind, not even in what a killed process had open', () => {
    const files = readdirSync(world.profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map((entry) => entry.name)).toContain('workbench.db');
    for (const entry of files) {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      // From the catalog, the unit, the rows, the enrolment and the file format itself.
      for (const plain of [
        '综合治税',
        '测试单位',
        '李联络',
        '行行行行',
        'CREATE TABLE',
        'SQLite format',
        '91410100MAFAKE019N',
        passphrase,
      ])
        expect(bytes.includes(plain), `${plain} in ${entry.name}`).toBe(false);
    }
  });
});
