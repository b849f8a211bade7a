import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { demoDesk, offerUseGrants, startDemoPlatform } from '../../test/platform/demo.ts';
import { setClock } from '../../test/support/desk.ts';
import { bundleIfStale, root } from '../bundle.ts';
import { historyStart, PASSPHRASE, seedDemo } from './seed.ts';
import { freePort, readDemo, writeDemo } from './state.ts';

/** `npm run demo`: a platform, a unit with its past, and the workbench open on it. A second run keeps all work. */
const { values } = parseArgs({
  options: {
    headless: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
  },
});

const folder = join(root, '.demo');
const profile = join(folder, 'profile');
const samples = join(folder, 'samples');
const say = (text: string): void => void process.stderr.write(`${text}\n`);

if (values.fresh) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

if (await bundleIfStale()) say('Built the workbench.');
const known = readDemo(folder);
// A first run that was broken off leaves no demo.json: what it began is thrown away.
if (!known) for (const part of ['profile', 'platform', 'samples']) rmSync(join(folder, part), { recursive: true, force: true });

const clock = setClock(known ? Date.now() : historyStart());
const port = known?.port ?? (await freePort());
const platform = await startDemoPlatform({ state: join(folder, 'platform'), port, clock }).catch((error: unknown) => {
  say(`The demo platform cannot listen on 127.0.0.1:${port} (${error instanceof Error ? error.message : error}).`);
  say('Another demo is probably still running: stop it, or start over with “npm run demo -- --fresh”.');
  process.exit(1);
});

// Who asks for a late permit or a use right in the demo gets one, so that the road can be gone to its end.
platform.office.permits = 'grant';
platform.office.uses = 'grant';

if (!known) {
  offerUseGrants(platform, demoDesk.uscc, Date.now());
  say('Preparing the demo unit’s past months (first run only)…');
  const sampleFiles = await seedDemo({ profile, samples, platform, clock });
  writeDemo(folder, { port, sampleFiles });
}
clock.letGo();
const sampleFiles = readDemo(folder)?.sampleFiles ?? [];

const started = values.headless
  ? spawn(process.execPath, [join(root, 'dist/app/loopback.js'), '--headless', '--profile', profile], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: root,
    })
  : spawn(process.execPath, [join(root, 'build/start.ts'), '--profile', profile], {
      stdio: ['ignore', 'inherit', 'inherit'],
      cwd: root,
    });

const facts = { platform: platform.url, unit: demoDesk.name, passphrase: PASSPHRASE, profile, sampleFiles };
if (started.stdout) {
  const startedSchema = z.object({ client: z.string() });
  for await (const line of createInterface({ input: started.stdout })) {
    const { client } = startedSchema.parse(JSON.parse(line));
    if (values.json) process.stdout.write(`${JSON.stringify({ client, ...facts })}\n`);
    else process.stdout.write(`${client}\n`);
    break;
  }
} else {
  process.stdout.write(`
  单位 unit        ${facts.unit}
  口令 passphrase  ${facts.passphrase}
  示例文件 samples  ${samples}
  平台 platform    ${facts.platform}

`);
}
if (!existsSync(samples)) say(`The sample files are gone from ${samples}; --fresh makes them again.`);

let ending = false;
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  started.kill('SIGTERM');
  await platform.close();
  process.exit(code);
}
process.on('SIGINT', () => void end(0));
process.on('SIGTERM', () => void end(0));
started.on('exit', (code) => void end(code ?? 0));
