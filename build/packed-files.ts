import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { packaging, type System } from './electron-builder.ts';

interface Matcher {
  readonly patterns: readonly string[];
  createFilter(): (file: string, stat: object) => boolean;
}
type Expand = (text: string) => string;
interface Rules {
  readonly FileMatcher: new (from: string, to: string, expand: Expand, patterns?: readonly string[]) => Matcher;
  getMainFileMatchers(
    app: string,
    to: string,
    expand: Expand,
    own: object,
    packager: object,
    out: string,
    old: boolean,
  ): Matcher[];
  getNodeModuleFileMatcher(app: string, to: string, expand: Expand, own: object, packager: object): Matcher;
}
interface Copying {
  readonly NodeModuleCopyHelper: new (
    matcher: Matcher,
    packager: object,
  ) => { collectNodeModules(module: object, without: readonly string[], to: string): Promise<readonly string[]> };
}

// electron-builder's own rules, which its types keep to themselves.
const require = createRequire(import.meta.url);
const rules: Rules = require('app-builder-lib/out/fileMatcher.js');
const copying: Copying = require('app-builder-lib/out/util/NodeModuleCopyHelper.js');

/** Every file below a folder, by paths from it with forward slashes, in one order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''))
    .sort();
}

const dependenciesSchema = z.object({ dependencies: z.record(z.string(), z.string()).default({}) });
const dependenciesOf = (folder: string): string[] =>
  Object.keys(dependenciesSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).dependencies);

/** What runs along: our dependencies and theirs. Anything that is not flat in node_modules would be news. */
function runningAlong(root: string): string[] {
  const found = new Set<string>();
  const visit = (folder: string): void => {
    for (const name of dependenciesOf(folder)) {
      if (found.has(name)) continue;
      found.add(name);
      visit(join(root, 'node_modules', name));
    }
  };
  visit(root);
  return [...found].sort();
}

const isFile = { isDirectory: () => false, isFile: () => true, isSymbolicLink: () => false };

/**
 * Exactly what goes into the desktop program, by electron-builder's own rules and its own code, but without the Electron
 * binary that a real build needs. `own` are the project's files, as paths from the root.
 */
export async function desktopFiles(
  root: string,
  own: readonly string[],
  system: System,
  arch: 'x64' | 'arm64',
): Promise<string[]> {
  const config = packaging(system);
  const expand = (text: string): string => text.replaceAll(`\${arch}`, arch);
  const info = {
    config,
    projectDir: root,
    buildResourcesDir: config.directories?.buildResources ?? 'build',
    isPrepackedAppAsar: false,
    debugLogger: { isEnabled: false },
    appInfo: { type: 'module' },
    getWorkspaceRoot: async () => root,
  };
  const out = join(root, config.directories?.output ?? 'dist');
  const [main, ...more] = rules.getMainFileMatchers(root, 'app', expand, {}, { info }, out, false);
  if (!main || more.length > 0) throw new Error('one list of files was expected');
  const takes = main.createFilter();
  const taken = own.filter((file) => takes(join(root, file), isFile));

  const { patterns } = rules.getNodeModuleFileMatcher(root, 'app', expand, {}, info);
  for (const name of runningAlong(root)) {
    const folder = join(root, 'node_modules', name);
    const matcher = new rules.FileMatcher(folder, `app/node_modules/${name}`, expand, patterns);
    const copier = new copying.NodeModuleCopyHelper(matcher, info);
    const files = await copier.collectNodeModules({ dir: folder, name }, ['.h', '.c', '.cc'], `node_modules/${name}`);
    for (const file of files) taken.push(`node_modules/${name}${file.slice(folder.length).replaceAll('\\', '/')}`);
  }
  return taken.sort();
}
