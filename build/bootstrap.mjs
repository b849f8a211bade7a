// What a fresh machine lacks, installed in order: dependencies, a Node new enough, a browser and a CJK font.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const say = (text) => process.stderr.write(`${text}\n`);
const windows = process.platform === 'win32';

function run(command, args, cwd) {
  say(`· ${command} ${args.join(' ')}`);
  // Everything an installer says goes to stderr: stdout belongs to the command the officer asked for.
  const done = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 2, 2],
    shell: windows,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return done.status === 0;
}

const ownNode = (root) => join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

function isComplete(root) {
  const marker = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(marker)) return false;
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const installed = JSON.parse(readFileSync(marker, 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

export function ensureModules(root) {
  if (isComplete(root)) return;
  say('Installing the dependencies (first run only)…');
  if (run('npm', ['ci', '--no-audit', '--no-fund'], root)) return;
  // npm 10 ignores allowScripts and would compile what ships ready-made; only Node's own script is needed.
  if (run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], root) && run('npm', ['rebuild', 'node'], root)) return;
  say('The dependencies could not be installed. Check that the npm registry can be reached, then run the command again.');
  process.exit(1);
}

const works = (node) => {
  const asked = spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  return asked.status === 0 && Number(asked.stdout.split('.')[0]) >= 24;
};

export function ensureNode(root) {
  const own = ownNode(root);
  if (existsSync(own) && works(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  run('npm', ['rebuild', 'node'], root);
  if (existsSync(own) && works(own)) return own;
  say('Node 24 is needed and could not be installed by npm (are install scripts switched off?). Run: npm rebuild node');
  process.exit(1);
}

const browserNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const fixedBrowsers = {
  win32: ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'].flatMap((place) =>
    process.env[place]
      ? [
          join(process.env[place], 'Microsoft/Edge/Application/msedge.exe'),
          join(process.env[place], 'Google/Chrome/Application/chrome.exe'),
        ]
      : [],
  ),
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
};

const canRun = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function hasBrowser() {
  if (process.env.LIAISON_BROWSER) return canRun(process.env.LIAISON_BROWSER);
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => browserNames.map((name) => join(folder, name)));
  return [...(fixedBrowsers[process.platform] ?? []), ...onPath].some(canRun);
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

/** A Chromium-family browser and a Chinese font, through apt where we may; otherwise says exactly what to install. */
export function ensureBrowser() {
  const missing = [];
  if (!hasBrowser()) missing.push('chromium');
  if (!hasChineseFont()) missing.push('fonts-noto-cjk', 'fontconfig');
  if (missing.length === 0) return;
  const apt = process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (apt) {
    say(`Installing ${missing.join(', ')} (first run only)…`);
    run('apt-get', ['update', '-q']);
    if (run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing])) return;
  }
  say(
    process.platform === 'linux'
      ? `Missing: ${missing.join(', ')}. Install with: sudo apt-get install ${missing.join(' ')}`
      : 'No Chromium, Chrome or Edge was found. Install Microsoft Edge or Google Chrome, or set LIAISON_BROWSER to its path.',
  );
  if (missing.includes('chromium')) process.exit(1);
}
