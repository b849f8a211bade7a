import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { root } from '../../build/bundle.ts';
import { demoDesk, startDemoPlatform } from '../platform/demo.ts';
import type { Platform } from '../platform/server.ts';
import { leftReadable } from './readable.ts';
import { type SmallDisk, smallDisk, spawnOnSmallDisk } from './small-disk.ts';

/** The whole product as an officer has it: a platform on the network, a host on this computer, a real browser. */
export interface Workbench {
  readonly platform: Platform;
  readonly folder: string;
  readonly profile: string;
  /** Starts the loopback host (again) and answers the one-time address of a window. */
  start(): Promise<string>;
  /** The same, with the profile on a disk of its own that can be filled. */
  startOnSmallDisk(megabytes: number): Promise<{ readonly address: string; readonly disk: SmallDisk }>;
  /** The platform goes away, and comes back at the same address with what it knew. */
  platformDown(): Promise<void>;
  platformUp(): Promise<void>;
  /** Starts one more host on the same profile, beside the running one. */
  another(): Promise<string>;
  /** Starts a host on an empty profile, as on another computer. */
  elsewhere(): Promise<string>;
  /** Ends the host: `SIGKILL` as a power cut would. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

export const PASSPHRASE = '七只白鹭飞过金水河';
export const unit = demoDesk;

function fail(why: string): never {
  throw new Error(why);
}

const commandOf = (profile: string): readonly string[] => [
  process.execPath,
  join(root, 'dist/app/loopback.js'),
  '--headless',
  '--profile',
  profile,
];

/** Where a host would put temporary files: beside its profile, where they are looked for. */
function temporaryOf(profile: string): string {
  const folder = `${profile}-tmp`;
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Nothing of what was on view may be readable on the disk: called before a journey's folder goes. */
export function expectNothingLeft(profiles: readonly string[], since: number): void {
  const folders = profiles.flatMap((profile) => [profile, `${profile}-tmp`]);
  expect(leftReadable(folders, since, [PASSPHRASE, unit.name])).toEqual([]);
}

export function spawnHost(profile: string): ChildProcess {
  const [program = '', ...args] = commandOf(profile);
  return spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, TMPDIR: temporaryOf(profile) } });
}

export async function addressOf(host: ChildProcess): Promise<string> {
  if (host.stdout)
    for await (const line of createInterface({ input: host.stdout }))
      return z.object({ client: z.string() }).parse(JSON.parse(line)).client;
  return fail('the host did not start');
}

export async function stop(host: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return;
  const ended = new Promise((resolve) => host.once('exit', resolve));
  host.kill(signal);
  await ended;
}

/** A picture for the eye of whoever runs the journeys with JOURNEY_PICTURES=folder; nothing otherwise. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.JOURNEY_PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}

export const test = base.extend<{ workbench: Workbench; consoleErrors: string[] }>({
  workbench: async ({ browserName: _browser }, use) => {
    const begun = Date.now();
    const folder = mkdtempSync(join(tmpdir(), 'journey-'));
    const profile = join(folder, 'profile');
    const state = { state: join(folder, 'platform'), control: true };
    let platform = await startDemoPlatform(state);
    let host: ChildProcess | null = null;
    const others: ChildProcess[] = [];
    const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
      const running = host;
      host = null;
      if (running) await stop(running, signal);
    };
    await use({
      get platform() {
        return platform;
      },
      platformDown: () => platform.close(),
      async platformUp() {
        platform = await startDemoPlatform({ ...state, port: platform.port });
      },
      folder,
      profile,
      async start() {
        await end('SIGTERM');
        host = spawnHost(profile);
        return addressOf(host);
      },
      async startOnSmallDisk(megabytes) {
        await end('SIGTERM');
        host = spawnOnSmallDisk(profile, megabytes, commandOf(profile));
        const address = await addressOf(host);
        return { address, disk: smallDisk(host, profile) };
      },
      another() {
        const other = spawnHost(profile);
        others.push(other);
        return addressOf(other);
      },
      elsewhere() {
        const other = spawnHost(join(folder, 'elsewhere'));
        others.push(other);
        return addressOf(other);
      },
      end,
    });
    await end('SIGTERM');
    for (const other of others) await stop(other, 'SIGTERM');
    await platform.close();
    expectNothingLeft([profile, join(folder, 'elsewhere')], begun);
    rmSync(folder, { recursive: true, force: true });
  },
  // Every journey also listens to the console: a warning there is a defect nobody saw.
  consoleErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('console', (message) => {
        // A journey that ends the host may cut off a request; a host that ends by itself fails the journey anyway.
        if (/ERR_CONNECTION_(REFUSED|RESET)/.test(message.text())) return;
        if (message.type() === 'error' || message.type() === 'warning')
          errors.push(`${message.text()} ${message.location().url}`.trim());
      });
      page.on('pageerror', (error) => errors.push(String(error)));
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

/** No serious accessibility finding on what is shown now. */
export async function expectAccessible(page: Page): Promise<void> {
  // A dialog that is still fading in has colours of its own.
  await page.waitForFunction(
    () =>
      !document.querySelector(
        '[class*="-appear-prepare"], [class*="-appear-start"], [class*="-enter-prepare"], [class*="-enter-start"]',
      ) &&
      document
        .getAnimations()
        .every(
          ({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
        ),
  );
  // No frame of another origin is shown, so no second page is needed to join what frames say; and only what is wrong is told.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'], runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] } })
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)).toEqual([]);
}

export { expect };
