import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { launch } from './launch.node.ts';

/** Entry of the packed loopback host: `<home>/versions/<version>/app/launcher.js`. */
const home = fileURLToPath(new URL('../../..', import.meta.url));
const PATIENCE_MS = 60_000;

let child: ChildProcess | null = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void child?.kill(signal));

process.exitCode = await launch({
  home,
  args: process.argv.slice(2),
  log: (text) => process.stderr.write(`${text}\n`),
  now: Date.now,
  patience: PATIENCE_MS,
  onChild: (started) => {
    child = started;
  },
});
