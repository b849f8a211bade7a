import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const fixed: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  win32: ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'].flatMap((place) => {
    const root = process.env[place];
    return root ? [join(root, 'Microsoft/Edge/Application/msedge.exe'), join(root, 'Google/Chrome/Application/chrome.exe')] : [];
  }),
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
};

/** The system's Chromium, Chrome or Edge; `LIAISON_BROWSER` overrides. Null when there is none. */
export function findBrowser(): string | null {
  const chosen = process.env.LIAISON_BROWSER;
  if (chosen) return existsSync(chosen) ? chosen : null;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => commands.map((command) => join(folder, command)));
  return [...(fixed[process.platform] ?? []), ...onPath].find((path) => existsSync(path)) ?? null;
}

/**
 * Opens the workbench as an app window with a browser profile of its own inside the workbench's profile. `onFailed` is
 * told when the browser cannot show one (no display, a broken installation).
 */
export function openWindow(browser: string, url: string, profile: string, onFailed: () => void): void {
  const data = join(profile, 'window');
  const preferences = join(data, 'Default', 'Preferences');
  if (!existsSync(preferences)) {
    mkdirSync(join(data, 'Default'), { recursive: true });
    // No translation bar over a Chinese page, no password or form memory.
    writeFileSync(
      preferences,
      JSON.stringify({ translate: { enabled: false }, credentials_enable_service: false, autofill: { profile_enabled: false } }),
    );
  }
  const flags = [
    `--app=${url}`,
    `--user-data-dir=${data}`,
    '--window-size=1366,768',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disk-cache-size=1',
    // Chromium refuses to sandbox under root; an officer's account keeps the sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const child = spawn(browser, flags, { detached: true, stdio: 'ignore' });
  child.on('error', onFailed);
  child.on('exit', (code) => {
    if (code !== 0) onFailed();
  });
  child.unref();
}
