import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Plugin } from 'vite';
import { bundledFile, librariesIn, notingFiles, notingLibraries } from './bundled.ts';
import { licencesOf } from './licences.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts: string[]) => join(root, ...parts);

/** Left as they are: native or supplied by the platform. */
const external = [/^node:/, 'better-sqlite3-multiple-ciphers', 'electron'];

/** Threads find each other by these names beside the bundle (shared/engine/start.node.ts, engine/jobs). */
const threads = {
  'engine-thread': at('shared/engine/thread.node.ts'),
  'job-thread': at('shared/engine/jobs/job-thread.node.ts'),
  'export-thread': at('shared/engine/export/export-thread.node.ts'),
  'legacy-thread': at('shared/records/import/legacy-thread.node.ts'),
};

const hosts = {
  loopback: at('shared/host/loopback/main.node.ts'),
  launcher: at('shared/host/launcher/main.node.ts'),
  cli: at('shared/host/cli/main.node.ts'),
  'electron-main': at('electron/main.ts'),
};

/**
 * Takes Node's own modules without their ES wrapper: making it reads every export, and those of `node:http` load an HTTP
 * client nobody asked for. 30 ms at the start of every thread.
 */
const bareBuiltins: Plugin = {
  name: 'bare-builtins',
  renderChunk: (code) => ({
    code: code.replace(
      /^import (?:([\w$]+)(?:, )?)?(?:\{ ([^}]*) \}|\* as ([\w$]+))? from "(node:[\w/]+)";$/gm,
      (_line, whole: string | undefined, names: string | undefined, all: string | undefined, id: string) => {
        const module = `process.getBuiltinModule("${id}")`;
        const bound = [whole ?? all, names === undefined ? undefined : `{ ${names.replaceAll(' as ', ': ')} }`];
        return bound.map((to) => (to === undefined ? '' : `const ${to} = ${module};`)).join('');
      },
    ),
    map: null,
  }),
};

const node = (
  input: Record<string, string>,
  outDir: string,
  format: 'es' | 'cjs',
  extension: string,
  noting: readonly Plugin[],
): InlineConfig => ({
  configFile: false,
  root,
  logLevel: 'warn',
  ssr: { noExternal: true },
  plugins: [...(format === 'es' ? [bareBuiltins] : []), ...noting],
  build: {
    ssr: true,
    target: 'node24',
    outDir,
    emptyOutDir: false,
    minify: false,
    rollupOptions: {
      input,
      external,
      output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `[name]-[hash].${extension}` },
    },
  },
});

/** Goes along as it is, beside the bundle (see `external`). */
const alongside = ['node_modules/better-sqlite3-multiple-ciphers'];

/**
 * Builds everything a host runs into dist/: renderer (pages), app (hosts and threads), preload (CommonJS, sandboxed); and
 * says which libraries got in: `bundled.json` for those who package, their licences for the officer (and the law).
 */
export async function bundle(): Promise<void> {
  const libraries = new Set(alongside);
  const written = new Set(['third-party.json']);
  const noting = [notingLibraries(root, libraries), notingFiles(written)];
  await build({ configFile: at('renderer/vite.config.ts'), logLevel: 'warn', plugins: [notingLibraries(root, libraries)] });
  await build(node({ ...threads, ...hosts }, at('dist/app'), 'es', 'js', noting));
  await build(node({ preload: at('electron/preload.ts') }, at('dist/app'), 'cjs', 'cjs', noting));
  const list = librariesIn(root, libraries);
  writeFileSync(bundledFile(root), JSON.stringify(list, null, 1));
  writeFileSync(at('dist/app/third-party.json'), JSON.stringify(licencesOf(root, list)));
  // Parts of an earlier build would be packed along with this one. They go last: a running host may still want one.
  for (const file of readdirSync(at('dist/app'))) if (!written.has(file)) rmSync(at('dist/app', file), { recursive: true });
}

/** A script of the benches as the hosts are built, beside threads of its own, which it starts as they do; answers its path. */
export async function bundleScript(script: string): Promise<string> {
  const folder = at('dist/bench');
  rmSync(folder, { recursive: true, force: true });
  await build(node({ ...threads, ...hosts, script }, folder, 'es', 'js', []));
  return join(folder, 'script.js');
}

const newest = (folder: string): number => {
  let latest = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && !entry.name.includes('.spec.'))
      latest = Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return latest;
};

/** Builds only when a source is newer than the last build, so that a second start is quick. */
export async function bundleIfStale(): Promise<boolean> {
  const marker = at('dist/app/loopback.js');
  const sources = ['shared', 'renderer', 'electron'].map((folder) => newest(at(folder)));
  const built = existsSync(marker) && existsSync(at('dist/renderer/index.html')) ? statSync(marker).mtimeMs : 0;
  if (built > Math.max(...sources)) return false;
  await bundle();
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
