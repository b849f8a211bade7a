import { type ChildProcess, execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { demoUnits } from '../platform/catalog/index.ts';
import type { PlatformUnit } from '../platform/clients.ts';
import { demoDesk, startDemoPlatform } from '../platform/demo.ts';
import type { Platform } from '../platform/server.ts';
import { lastMonth, unlock } from './officer.ts';
import { addressOf, expectNothingLeft, PASSPHRASE, spawnHost, stop } from './workbench.ts';

/** Two units at their own desks, each in its own window, and the platform between them. */
export interface TwoUnits {
  readonly platform: Platform;
  /** 提供单位: it delivered last month. */
  readonly provider: Page;
  /** 获取单位 */
  readonly obtainer: Page;
  /** A delivered record, by the fields that name it and by what it says. */
  readonly record: Readonly<Record<string, string | null>>;
  readonly batchId: string;
  /** What the console of either window complained of. */
  readonly complaints: readonly string[];
  end(): Promise<void>;
}

export const DATASET = 'RS01';
export const provider = demoDesk;
const found = demoUnits.find(({ name }) => name.includes('市场监督'));
if (!found) throw new Error('the demo has one unit only');
export const obtainer: PlatformUnit = found;

const run = promisify(execFile);

/** The product's own engine cannot run within the test runner's process; it makes the profiles in one of its own. */
async function profileOf(folder: string, platform: Platform, unit: PlatformUnit, delivers: boolean): Promise<unknown> {
  const script = join(import.meta.dirname, 'unit-profile.ts');
  const what = delivers ? [DATASET, lastMonth().id] : [];
  const args = [script, folder, platform.url, unit.activationCode, PASSPHRASE, ...what];
  const { stdout } = await run(process.execPath, args);
  return JSON.parse(stdout);
}

const sentSchema = z.object({ batchId: z.string(), record: z.record(z.string(), z.string().nullable()) });

export async function twoUnits(browser: Browser): Promise<TwoUnits> {
  const begun = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'journey-two-'));
  const platform = await startDemoPlatform({ state: join(folder, 'platform'), control: true });
  const profiles = { provider: join(folder, 'provider'), obtainer: join(folder, 'obtainer') };
  const sent = sentSchema.parse(await profileOf(profiles.provider, platform, provider, true));
  await platform.idle();
  await profileOf(profiles.obtainer, platform, obtainer, false);

  const hosts: ChildProcess[] = [];
  const complaints: string[] = [];
  const open = async (profile: string): Promise<Page> => {
    const host = spawnHost(profile);
    hosts.push(host);
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })).newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(await addressOf(host));
    await unlock(page, PASSPHRASE);
    await expect(page.getByRole('heading', { name: '应报事项' })).toBeVisible();
    return page;
  };
  const windows = { provider: await open(profiles.provider), obtainer: await open(profiles.obtainer) };
  return {
    platform,
    ...windows,
    ...sent,
    complaints,
    async end() {
      for (const page of Object.values(windows)) await page.context().close();
      for (const host of hosts) await stop(host, 'SIGTERM');
      await platform.close();
      expectNothingLeft(Object.values(profiles), begun);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Fetches what the platform has to say, as an officer does who does not want to wait. */
export async function syncNow(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: '同步' }).click();
  await page.getByRole('button', { name: '立即同步' }).click();
  await expect(page.getByRole('button', { name: '立即同步' })).toBeEnabled();
}
