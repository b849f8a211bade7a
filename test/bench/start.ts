import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium } from '@playwright/test';
import { z } from 'zod';
import { bundleIfStale, root } from '../../build/bundle.ts';
import { beijingDay } from '../../shared/base/clock.ts';
import { findBrowser } from '../../shared/host/loopback/browser.node.ts';
import { GUESS_COST } from '../../shared/security/slots.node.ts';
import { demoCatalog } from '../platform/catalog/index.ts';
import { demoDesk, startDemoPlatform } from '../platform/demo.ts';
import { openDesk, setClock } from '../support/desk.ts';
import { enrolDesk, workThroughHistory } from '../support/history.ts';
import { atMost, type Figure, median } from './figures.ts';
import { PASSPHRASE } from './passphrase.ts';

const YEARS = 3;
/** A browser just started is busy with itself. */
const SETTLE_MS = 3000;

/**
 * From starting the loopback host to a 工作台 that can be used, on a store with three years of history, beyond what the
 * same browser needs for a blank page. The passphrase is typed by machine; its key derivation is part of the time.
 */
export async function benchStart(): Promise<readonly Figure[]> {
  await bundleIfStale();
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  const profile = join(folder, 'profile');
  const stop = await threeYears(folder, profile);
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? 'chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  try {
    // One window stays open, as the product has one without an address bar: a browser that opens a new one for every page
    // loads that bar's own pages for seconds, which is none of ours.
    const window = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    await window.newPage();
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const beyond: number[] = [];
    for (let run = 0; run < 4; run++) {
      const blank = await timed(() => blankPage(window));
      const whole = await toDesk(window, profile);
      // The first round warms the disk cache for both.
      if (run > 0) beyond.push((whole - blank) / 1000);
    }
    return [atMost('start.desk', median(beyond), 's', 'a blank page in the same browser (difference)', 1.5)];
  } finally {
    await browser.close();
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function blankPage(window: BrowserContext): Promise<void> {
  const page = await window.newPage();
  await page.goto('data:text/html,<p>blank</p>');
  await page.getByText('blank').waitFor();
  await page.close();
}

/** Ends the host again; that is not part of the time. */
async function toDesk(window: BrowserContext, profile: string): Promise<number> {
  const from = performance.now();
  const host = spawn(process.execPath, [join(root, 'dist/app/loopback.js'), '--headless', '--profile', profile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const page = await window.newPage();
  await page.goto(await addressOf(host));
  await page.locator('input[type=password]').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  // A duty with its data, not the calendar beside it.
  await page.locator('.duties tbody tr').nth(3).waitFor();
  const took = performance.now() - from;
  await page.close();
  const ended = new Promise((resolve) => host.once('exit', resolve));
  host.kill('SIGTERM');
  await ended;
  return took;
}

async function addressOf(host: ChildProcess): Promise<string> {
  if (host.stdout)
    for await (const line of createInterface({ input: host.stdout }))
      return z.object({ client: z.string() }).parse(JSON.parse(line)).client;
  throw new Error('the host did not start');
}

async function threeYears(folder: string, profile: string): Promise<() => Promise<void>> {
  const days = YEARS * 365;
  const clock = setClock(Date.now() - (days + 1) * 86_400_000);
  const [effectiveFrom, publishedAt] = ['2026-01-01', '2025-12-15T09:00:00+08:00'];
  const catalog = demoCatalog({ version: '2026.11.1', effectiveFrom, publishedAt, firstDay: beijingDay(clock.now()) });
  const platform = await startDemoPlatform({ state: join(folder, 'platform'), clock }, catalog);
  const desk = openDesk(profile, clock, GUESS_COST);
  await enrolDesk(desk, platform.url, demoDesk.activationCode, PASSPHRASE);
  const today = beijingDay(Date.now());
  await workThroughHistory({
    desk,
    clock,
    catalog,
    uscc: demoDesk.uscc,
    today,
    days,
    rows: ({ id }) => (id === 'CL01' ? 3 : 12),
  });
  await desk.stop();
  clock.letGo();
  return () => platform.close();
}
