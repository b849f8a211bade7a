import { spawn } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { createVault } from '../../shared/security/vault.node.ts';
import { atMost, type Figure, median } from './figures.ts';
import { withMillion } from './million.ts';
import { PASSPHRASE } from './passphrase.ts';

const IMPORT_ROWS = 100_000;
const ROUNDS = 3;
/** In each round, so often in turn. */
const TURNS = 4;
const MOST_COST = 1.15;
const MIB = 1024 * 1024;
const LEAST_KDF_MIB = 64;

const ready = z.object({ plain: z.boolean() });
const measured = z.object({ ms: z.number() });

interface Side {
  measure(): Promise<number>;
  end(): Promise<void>;
}

interface Child {
  readonly next: () => Promise<unknown>;
  readonly ask: () => void;
  readonly end: () => Promise<void>;
}

function start(plain: boolean, args: readonly string[]): Child {
  const script = fileURLToPath(new URL('./cipher-alone.ts', import.meta.url));
  const keyless = plain ? ['--import', new URL('./plain-driver.ts', import.meta.url).href] : [];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...keyless, script, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async next() {
      const line = await lines.next();
      if (line.done) throw new Error(`${args.join(' ')} ended early`);
      return JSON.parse(line.value);
    },
    ask: () => void child.stdin.write('\n'),
    end() {
      child.stdin.end();
      return ended;
    },
  };
}

/** A process that has prepared its store and measures when it is asked; with `plain` its driver is told no key, in every thread. */
async function side(plain: boolean, ...args: readonly string[]): Promise<Side> {
  const { next, ask, end } = start(plain, args);
  const found = ready.parse(await next());
  if (found.plain !== plain) throw new Error(`the store of this measurement is ${found.plain ? '' : 'not '}plain`);
  return {
    async measure() {
      ask();
      return measured.parse(await next()).ms;
    },
    end,
  };
}

/**
 * Medians of three, each the ratio of what both sides took for the same work in turn, now one first and now the other: what
 * else the computer does meets both.
 */
async function ratio(sealed: Side, plain: Side): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    let [ours, theirs] = [0, 0];
    for (let turn = 0; turn < TURNS; turn++) {
      if (turn % 2 === 0) ours += await sealed.measure();
      theirs += await plain.measure();
      if (turn % 2 === 1) ours += await sealed.measure();
    }
    ratios.push(ours / theirs);
  }
  await sealed.end();
  await plain.end();
  return median(ratios);
}

/** What encryption costs against the same product on the same rows unencrypted. */
export async function benchCipher(): Promise<readonly Figure[]> {
  const [sealed, plain] = [await side(false, 'import', `${IMPORT_ROWS}`), await side(true, 'import', `${IMPORT_ROWS}`)];
  const imported = await ratio(sealed, plain);
  return [
    atMost('cipher.import', imported, 'x', 'the same store unencrypted, 100,000 rows', MOST_COST),
    ...(await benchMillion()),
  ];
}

async function benchMillion(): Promise<readonly Figure[]> {
  return withMillion(async ({ profile, id }) => {
    const twin = `${profile}-plain`;
    cpSync(profile, twin, { recursive: true });
    await unseal(twin);
    const paged = await ratio(await side(false, 'page', profile, id), await side(true, 'page', twin, id));
    const unlocking = start(false, ['unlock', profile]);
    const unlocks: number[] = [];
    for (let run = 0; run < ROUNDS; run++) unlocks.push(measured.parse(await unlocking.next()).ms);
    await unlocking.end();
    const kdf = kdfMemory(profile) / MIB;
    return [
      atMost('cipher.page', paged, 'x', 'the same store unencrypted, pages of 200 all over 1,000,000 rows', MOST_COST),
      atMost('cipher.unlock', median(unlocks) / 1000, 's', 'from the passphrase to the open desk, 1,000,000 rows', 1.5),
      {
        name: 'cipher.kdf',
        value: kdf,
        unit: 'MiB',
        against: 'memory that one guess of a passphrase takes',
        goal: `>=${LEAST_KDF_MIB}`,
        ok: kdf >= LEAST_KDF_MIB,
      },
    ];
  });
}

/** The store of this profile without encryption: the same pages with the same rows. */
async function unseal(profile: string): Promise<void> {
  const vault = createVault(profile, { now: Date.now });
  const opened = await vault.unlock(PASSPHRASE);
  if (!opened.ok) throw new Error(opened.problem.code);
  const key = Buffer.from(opened.value.store.rawKey).toString('hex');
  const { cipher } = opened.value;
  vault.lock();
  const db = new Sqlite(join(profile, 'workbench.db'));
  db.pragma(`cipher='${cipher}'`);
  db.pragma(`key="raw:${key}"`);
  db.pragma('journal_mode=DELETE');
  db.pragma(`rekey=''`);
  db.close();
}

const keys = z.object({ slots: z.array(z.object({ kdf: z.object({ N: z.number(), r: z.number() }) })).min(1) });

/** scrypt needs 128 bytes for each of N × r. */
function kdfMemory(profile: string): number {
  const { slots } = keys.parse(JSON.parse(readFileSync(join(profile, 'keys.json'), 'utf8')));
  return Math.min(...slots.map(({ kdf }) => 128 * kdf.N * kdf.r));
}
