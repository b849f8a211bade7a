import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a virtual screen with a real input method needs, and the Debian package of each. */
const tools: readonly (readonly [command: string, packages: readonly string[]])[] = [
  ['Xvfb', ['xvfb']],
  ['xfwm4', ['xfwm4']],
  ['xdotool', ['xdotool']],
  ['dbus-run-session', ['dbus', 'dbus-x11']],
  ['fcitx5', ['fcitx5', 'fcitx5-chinese-addons', 'fcitx5-frontend-gtk3']],
  ['fcitx5-remote', ['fcitx5']],
];

const onPath = (command: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** Packages of what is not there. */
export const missingTools = (there: (command: string) => boolean = onPath): readonly string[] => [
  ...new Set(tools.flatMap(([command, packages]) => (there(command) ? [] : packages))),
];

/** Gets what is missing where that may be done (Debian, as root); answers what is missing still. */
export function ensureTools(): readonly string[] {
  const missing = missingTools();
  if (missing.length === 0 || process.platform !== 'linux' || process.getuid?.() !== 0) return missing;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env });
  if (spawnSync('apt-get', ['--version']).status !== 0) return missing;
  process.stderr.write(`Installing ${missing.join(', ')} (first run only)…\n`);
  apt('update', '-q');
  apt('install', '-y', '-q', '--no-install-recommends', ...missing);
  return missingTools();
}
