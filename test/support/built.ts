import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../build/bundle.ts';

/** The built product, made anew only when a source is newer. In a process of its own: a runner’s environment builds differently. */
export function built(): void {
  const script = `await (await import(${JSON.stringify(pathToFileURL(join(root, 'build/bundle.ts')).href)})).bundleIfStale();`;
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== 'NODE_ENV' && !name.startsWith('VITEST')),
  );
  const done = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (done.status !== 0) throw new Error('the product could not be built');
}
