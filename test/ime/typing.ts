import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { z } from 'zod';
import { root } from '../../build/bundle.ts';
import { beijingDay } from '../../shared/base/clock.ts';
import { findBrowser } from '../../shared/host/loopback/browser.node.ts';
import { periodsDueBetween } from '../../shared/periods/window.ts';
import { demoCatalog } from '../platform/catalog/index.ts';
import { demoDesk, startDemoPlatform } from '../platform/demo.ts';
import { openDesk } from '../support/desk.ts';
import { enrolDesk } from '../support/history.ts';

const PASSPHRASE = 'seven herons at dusk';
const DATASET = 'RS01';
/** The name column: second of the dataset. */
const COLUMN = 1;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const keys = (...names: string[]): void => {
  for (const name of names) spawnSync('xdotool', ['key', '--delay', '60', name]);
};

/** One way to come to a cell, and what must stand in it after the keys. */
interface Case {
  readonly name: string;
  readonly keys: readonly string[];
  readonly wanted: string;
}
const women = [...'women', 'space'];
const cases: readonly Case[] = [
  { name: 'the first key over a selected cell', keys: [...women, 'Return'], wanted: '我们' },
  { name: 'the next row at once, as one types on', keys: [...women, 'Return'], wanted: '我们' },
  { name: 'twice in one cell', keys: [...women, ...women, 'Return'], wanted: '我们我们' },
  { name: 'opened with F2', keys: ['F2', ...women, 'Return'], wanted: '我们' },
  { name: 'taken back in the input method, then typed again', keys: [...'ni', 'Escape', ...women, 'Return'], wanted: '我们' },
];

const folder = mkdtempSync(join(tmpdir(), 'ime-'));
const platform = await startDemoPlatform({ state: join(folder, 'platform') });
const profile = join(folder, 'profile');
const id = await prepare();
const host = spawn(process.execPath, [join(root, 'dist/app/loopback.js'), '--headless', '--profile', profile], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let failed = 0;
try {
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? 'chromium',
    headless: false,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--ozone-platform=x11', '--window-size=1366,768'],
  });
  try {
    const page = await browser.newPage({ viewport: null });
    await page.goto(await addressOf());
    await page.locator('input[type=password]').fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.locator('.duties tbody tr').first().waitFor();
    await page.evaluate((draft) => {
      location.hash = `#/editor/${draft}`;
    }, id);
    await page.locator('.grid-row').first().waitFor();
    await type(page);
  } finally {
    await browser.close();
  }
} finally {
  const ended = new Promise((resolve) => host.once('exit', resolve));
  host.kill('SIGTERM');
  await ended;
}
// The store is what counts, not what the page shows.
const desk = openDesk(profile);
await desk.ask('session.unlock', { passphrase: PASSPHRASE });
const rows = await desk.ask('records.page', { id, start: 0, count: cases.length });
cases.forEach(({ name, wanted }, row) => {
  const stored = rows[row]?.cells[COLUMN] ?? null;
  if (stored !== wanted) failed++;
  process.stdout.write(`${stored === wanted ? '✓' : '✗'} ${name}: ${stored}${stored === wanted ? '' : ` (wanted ${wanted})`}\n`);
});
await desk.stop();
await platform.close();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${cases.length - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

async function prepare(): Promise<string> {
  const desk = openDesk(profile);
  await enrolDesk(desk, platform.url, demoDesk.activationCode, PASSPHRASE);
  const dataset = demoCatalog().datasets.find((one) => one.id === DATASET);
  const period = dataset && periodsDueBetween(dataset.liaison.timing, '2026-01-01', beijingDay(Date.now())).at(-1);
  if (!period) throw new Error(`${DATASET} has no period`);
  const opened = await desk.ask('submissions.open', { dataset: DATASET, period: period.id });
  await desk.stop();
  return opened.id;
}

async function addressOf(): Promise<string> {
  for await (const line of createInterface({ input: host.stdout }))
    return z.object({ client: z.string() }).parse(JSON.parse(line)).client;
  throw new Error('the host did not start');
}

async function type(page: Page): Promise<void> {
  // The keys are the screen's, not the driver's: the window must have them.
  await page.bringToFront();
  for (const [row, { keys: typed }] of cases.entries()) {
    await page.locator(`.grid-row[data-row="${row}"] [data-col="${COLUMN}"]`).click();
    await pause(400);
    if (row === 0) {
      spawnSync('fcitx5-remote', ['-o']);
      spawnSync('fcitx5-remote', ['-s', 'pinyin']);
      await pause(600);
    }
    keys(...typed);
    await pause(700);
  }
}
