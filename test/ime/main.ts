import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundleIfStale } from '../../build/bundle.ts';
import { ensureTools } from './tools.ts';

/** `npm run ime`: types into the grid through a real pinyin input method. Says so where that cannot be had. */
const missing = ensureTools();
if (missing.length > 0) {
  process.stdout.write(
    `skipped: no real input method here. ${
      process.platform === 'linux' ? `Install: sudo apt-get install ${missing.join(' ')}` : 'It needs Linux with X11.'
    }\n`,
  );
  process.exit(0);
}
await bundleIfStale();
const at = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const done = spawnSync(at('with-ime.sh'), [process.execPath, '--disable-warning=ExperimentalWarning', at('typing.ts')], {
  stdio: 'inherit',
});
process.exit(done.status ?? 1);
