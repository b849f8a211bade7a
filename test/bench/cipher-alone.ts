import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Desk } from '../support/desk.ts';
import { importInto } from '../support/import-into.ts';
import { withEmptyDraft } from './draft.ts';
import { PASSPHRASE } from './passphrase.ts';
import { openThreadDesk } from './thread-desk.ts';

/**
 * One side of `bench cipher`, in a process of its own: says when it is ready and whether its store is plain, and then
 * measures once for each line it is given. So both sides are measured in turn, on whatever else the computer does.
 */

const PAGE_ROWS = 200;
const PAGES = 400;
const MILLION = 1_000_000;
/** The check of the trail and the first look at the platform come after the opening. */
const SETTLED_MS = 4_000;

/** SQLite's own first sixteen bytes; an encrypted file has none of them. */
function isPlain(profile: string): boolean {
  const file = openSync(join(profile, 'workbench.db'), 'r');
  const head = Buffer.alloc(16);
  readSync(file, head, 0, head.length, 0);
  closeSync(file);
  return head.toString('latin1') === 'SQLite format 3\0';
}

const tell = (said: object): void => void process.stdout.write(`${JSON.stringify(said)}\n`);

/** Measures `work` once for every line, until there are no more. */
async function serve(profile: string, work: (run: number) => Promise<void>): Promise<void> {
  await work(0);
  tell({ plain: isPlain(profile) });
  let run = 1;
  for await (const _ of createInterface({ input: process.stdin })) {
    const from = performance.now();
    await work(run++);
    tell({ ms: performance.now() - from });
  }
}

const importing = (rows: number): Promise<void> =>
  withEmptyDraft(rows, ({ desk, profile, id, csv, dataset }) => serve(profile, () => importInto(desk, id, csv, dataset)));

async function on(profile: string, work: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = openThreadDesk(profile);
  try {
    await desk.ask('session.unlock', { passphrase: PASSPHRASE });
    await work(desk);
  } finally {
    await desk.stop();
  }
}

/** Pages all over a million rows, most of which no cache holds. */
const paging = (profile: string, id: string): Promise<void> =>
  on(profile, async (desk) => {
    await desk.ask('records.open', { id });
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    await serve(profile, async (run) => {
      for (let n = 0; n < PAGES; n++) {
        const start = (n * 648_391 + run * 7919 + 17_777) % (MILLION - PAGE_ROWS);
        await desk.ask('records.page', { id, start, count: PAGE_ROWS });
      }
    });
  });

/** From the passphrase to the open desk; what locking costs is not in it. */
const unlocking = (profile: string): Promise<void> =>
  on(profile, async (desk) => {
    const runs: number[] = [];
    for (let run = 0; run < 3; run++) {
      await desk.ask('session.lock', {});
      const from = performance.now();
      await desk.ask('session.unlock', { passphrase: PASSPHRASE });
      runs.push(performance.now() - from);
    }
    for (const ms of runs) tell({ ms });
  });

const [what = '', first = '', second = ''] = process.argv.slice(2);
const measure = { import: () => importing(Number(first)), page: () => paging(first, second), unlock: () => unlocking(first) };
const work = Object.entries(measure).find(([name]) => name === what)?.[1];
if (!work) throw new Error(`no measurement “${what}”`);
await work();
