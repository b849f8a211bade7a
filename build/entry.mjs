// The one door for every command, on whatever Node is there (20 or newer): installs what is missing, then runs the
// command's script on the project's own Node 24. Only built-in modules here: at first there is nothing else.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser, ensureModules, ensureNode } from './bootstrap.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const scripts = {
  start: 'start.ts',
  desktop: 'start.ts',
  demo: 'demo/demo.ts',
  platform: '../test/platform/main.ts',
  cli: '../shared/host/cli/main.node.ts',
  sample: '../test/sample/main.ts',
  build: 'bundle.ts',
  check: 'check/check.ts',
  ready: 'ready.ts',
  bench: '../test/bench/main.ts',
  ime: '../test/ime/main.ts',
  faults: '../test/faults/main.ts',
  openapi: 'openapi.ts',
  test: 'test.ts',
  package: 'package.ts',
  publisher: 'publisher.ts',
};
const needsBrowser = new Set(['demo', 'test', 'bench', 'ime']);

const [command = '', ...args] = process.argv.slice(2);
const script = scripts[command];
if (!script) {
  process.stderr.write(`Unknown command “${command}”. One of: ${Object.keys(scripts).join(', ')}\n`);
  process.exit(2);
}

ensureModules(root);
const node = ensureNode(root);
if (needsBrowser.has(command)) ensureBrowser();

const path = join(here, script);
if (!existsSync(path)) throw new Error(`missing ${script}`);
const bin = join(root, 'node_modules', '.bin');
const env = {
  ...process.env,
  PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
};
const extra = command === 'desktop' ? ['--desktop'] : [];
// cli keeps the caller's folder: its file arguments are relative to it. npm tells where that was.
const cwd = command === 'cli' || command === 'sample' ? (process.env.INIT_CWD ?? process.cwd()) : root;
const child = spawn(node, ['--disable-warning=ExperimentalWarning', path, ...extra, ...args], { stdio: 'inherit', cwd, env });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
