import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVault } from '../../shared/security/vault.node.ts';
import { checkBackup, withFile } from '../../shared/store/backup/file.node.ts';
import { atMost } from '../bench/figures.ts';
import { type Enrolled, enrolled, passphrase } from '../support/enrolled.ts';
import { dice, type SuiteResult } from './verdict.ts';

const script = fileURLToPath(new URL('./kill-writer.ts', import.meta.url));
const modes = ['edit', 'import', 'seal', 'backup'] as const;
/** Rows of the file that is imported: all of them are there after a kill, or none. */
const IMPORTED = 200;
const FIRST_ROWS = 20;
const LONGEST_MS = 700;

interface Line {
  readonly held?: Readonly<Record<string, string>>;
  readonly total?: number;
  readonly asked?: readonly [number, string];
  readonly kept?: readonly [number, string];
  readonly backup?: string;
}

/** `runs` processes killed -9 at moments from a seed while they edit, import, seal and back up, on one profile. */
export async function killSuite(runs: number, seed: number): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), 'kills-'));
  const world = await enrolled(folder);
  const file = join(folder, 'rows.csv');
  writeFileSync(file, `BH,DM,JE\n${Array.from({ length: IMPORTED }, (_, n) => `I${n},,${n}.25`).join('\n')}\n`);
  const roll = dice(seed);
  const broken: object[] = [];
  const fault = (run: number, what: string): void => void broken.push({ suite: 'kill', seed, run, what });
  const kept = new Map<number, string>();
  let underway: readonly [number, string] | null = null;
  let [edits, lost, torn, unopenable, spoiled] = [0, 0, 0, 0, 0];
  try {
    // Each process begins by saying what the one before left; the last is only looked at.
    for (let run = 0; run <= runs; run++) {
      const last = run === runs;
      const mode = modes[run % modes.length] ?? 'edit';
      const lines = await untilKilled(world, file, last ? 'edit' : mode, roll(LONGEST_MS));
      const first = lines.find((line) => line.held !== undefined);
      if (!first) {
        unopenable++;
        fault(run, 'the store did not open');
        continue;
      }
      for (const [rid, text] of kept) {
        const may = underway?.[0] === rid ? [text, underway[1]] : [text];
        if (may.includes(first.held?.[rid] ?? '')) continue;
        lost++;
        fault(run, `row ${rid}: ${text} was acknowledged, ${first.held?.[rid]} is there`);
      }
      if (((first.total ?? 0) - FIRST_ROWS) % IMPORTED !== 0) {
        torn++;
        fault(run, `${first.total} rows: half an import`);
      }
      kept.clear();
      for (const [rid, text] of Object.entries(first.held ?? {})) kept.set(Number(rid), text);
      underway = null;
      for (const line of lines) {
        if (line.asked) underway = line.asked;
        if (!line.kept) continue;
        kept.set(...line.kept);
        underway = null;
        edits++;
      }
      for (const name of await spoiledBackups(world.profile)) {
        spoiled++;
        fault(run, `${name} is there and not whole`);
      }
    }
    if (!(await isSound(world.profile))) {
      unopenable++;
      fault(runs, 'the integrity check failed');
    }
  } finally {
    await world.platform.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const over = `${runs} kills, ${edits} acknowledged edits, seed ${seed}`;
  return {
    broken,
    figures: [
      atMost('kill.lost', lost, 'runs', over, 0),
      atMost('kill.torn', torn, 'runs', over, 0),
      atMost('kill.unopenable', unopenable, 'runs', over, 0),
      atMost('kill.spoiledBackups', spoiled, 'runs', over, 0),
    ],
  };
}

/** Lets an officer work until `after` ms past the first line, and kills; answers what was said whole. */
async function untilKilled({ profile, period }: Enrolled, file: string, mode: string, after: number): Promise<Line[]> {
  const child = spawn(process.execPath, [script, profile, period, file, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let doomed = false;
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (doomed || !said.includes('\n')) return;
    doomed = true;
    setTimeout(() => child.kill('SIGKILL'), after);
  });
  const given = setTimeout(() => child.kill('SIGKILL'), 60_000);
  await new Promise<void>((resolve) => child.on('close', () => resolve()));
  clearTimeout(given);
  return said
    .split('\n')
    .slice(0, -1)
    .map((line): Line => JSON.parse(line));
}

async function spoiledBackups(profile: string): Promise<string[]> {
  const place = join(profile, 'backups');
  if (!existsSync(place)) return [];
  const names = readdirSync(place).filter((name) => name.endsWith('.liaison-backup'));
  const sound = await Promise.all(names.map((name) => withFile(join(place, name), (source) => checkBackup(source))));
  return names.filter((_, at) => sound[at]?.ok !== true);
}

async function isSound(profile: string): Promise<boolean> {
  const vault = createVault(profile, { now: Date.now });
  const opened = await vault.unlock(passphrase);
  if (!opened.ok) return false;
  const found = opened.value.store.read((tx) => tx.all<{ integrity_check: string }>('PRAGMA integrity_check'));
  vault.lock();
  return found.every((row) => row.integrity_check === 'ok');
}
