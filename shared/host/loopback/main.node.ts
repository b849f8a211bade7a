import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeProblem, problem } from '../../base/problem.ts';
import { createClient } from '../../contract/client.ts';
import { startEngine } from '../../engine/start.node.ts';
import { installationHere } from '../../updates/installation.node.ts';
import { WELL } from '../launcher/launch.node.ts';
import { findBrowser, openWindow } from './browser.node.ts';
import { startLoopback } from './server.node.ts';

/** How long the host outlives its last window: a reload must not end it. */
const LINGER_MS = 4000;

const { values } = parseArgs({
  options: {
    profile: { type: 'string' },
    pages: { type: 'string' },
    port: { type: 'string' },
    /** Serve without opening a window, until stopped; prints one JSON line. */
    headless: { type: 'boolean', default: false },
  },
});

const fromSource = import.meta.url.endsWith('.ts');
const builtPages = fileURLToPath(new URL(fromSource ? '../../../dist/renderer' : '../renderer', import.meta.url));
const profile = resolve(values.profile ?? process.env.LIAISON_PROFILE ?? join(homedir(), '.liaison-workbench'));

const pages = values.pages ?? builtPages;
const installation = installationHere();

const engine = startEngine({ profile, installation, log: (level, text) => process.stderr.write(`${level}: ${text}\n`) });
let linger: NodeJS.Timeout | undefined;
let hadWindow = false;

const loopback = await startLoopback({
  engine,
  pages,
  port: Number(values.port ?? 0),
  onWindows(open) {
    clearTimeout(linger);
    hadWindow ||= open > 0;
    if (open === 0 && hadWindow && !values.headless) linger = setTimeout(() => void end(0), LINGER_MS);
  },
});

let ending = false;
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await engine.stop();
  await loopback.close();
  process.exit(code);
}
process.on('SIGINT', () => void end(0));
process.on('SIGTERM', () => void end(0));
engine.onExit((code) => {
  if (!ending) void end(code === 0 ? 0 : 1);
});

// A launcher that tries this version for the first time waits for this word (host/launcher): the engine answers, the page is there.
if (process.send) {
  const status = await createClient(engine.connect()).call('app.status', {});
  if (!status.ok || !existsSync(join(pages, 'index.html'))) await end(1);
  process.send({ kind: WELL });
  process.channel?.unref();
}

const url = loopback.windowUrl();
if (values.headless) process.stdout.write(`${JSON.stringify({ client: url, profile, pid: process.pid })}\n`);
else {
  const browser = findBrowser();
  // The address stays good until a window has come in by it.
  const sayAddress = (code: 'host/noBrowser' | 'host/noWindow'): void => {
    if (hadWindow) return;
    for (const language of ['zh', 'en'] as const) {
      const words = describeProblem(problem(code), language);
      process.stdout.write(`${words.happened} ${words.next}\n`);
    }
    process.stdout.write(`${url}\n`);
  };
  if (browser) openWindow(browser, url, profile, () => sayAddress('host/noWindow'));
  else sayAddress('host/noBrowser');
}
