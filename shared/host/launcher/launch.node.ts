import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { changeSwitch, packedIn, readCurrent, readSwitch, settle, versionFolder } from '../../updates/switch.node.ts';

export interface LaunchOptions {
  /** The folder with `current` and `versions/`. */
  readonly home: string;
  readonly args: readonly string[];
  readonly log: (text: string) => void;
  readonly now: () => number;
  /** How long a new version may take to say that it is well. */
  readonly patience: number;
  /** Told of each process, so that signals can be passed on. */
  readonly onChild: (child: ChildProcess) => void;
}

const program = process.platform === 'win32' ? 'node.exe' : 'node';

/** What a host says over its channel once its engine answers and its page is there. */
export const WELL = 'liaison-well';
const isWell = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'kind' in message && message.kind === WELL;

function start(options: LaunchOptions, version: string): ChildProcess {
  const folder = versionFolder(options.home, version);
  const child = spawn(join(folder, program), [join(folder, 'app', 'loopback.js'), ...options.args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  options.onChild(child);
  return child;
}

/** Exit code of a process that was started; null when it never was. */
const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });

function saysWell(child: ChildProcess, patience: number): Promise<'well' | 'ended' | 'silent'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('silent'), patience);
    const done = (what: 'well' | 'ended'): void => {
      clearTimeout(timer);
      resolve(what);
    };
    child.on('message', (message) => {
      if (isWell(message)) done('well');
    });
    child.once('error', () => done('ended'));
    child.once('exit', () => done('ended'));
  });
}

/**
 * Starts the version that counts. One that is to be tried for the first time has to say that it is well; if it does not,
 * it is left aside for good and the version before goes on, in the same start.
 */
export async function launch(options: LaunchOptions): Promise<number> {
  const { home, log } = options;
  const current = readCurrent(home);
  const { next } = readSwitch(home);
  // Settled, but the power went before that was written down.
  if (next && next.version === current) changeSwitch(home, { next: null });
  else if (next) {
    const tried = await tryNext(options, next);
    if (tried !== null) return tried;
  }
  if (current === null) {
    log(`no version in ${home}`);
    return 1;
  }
  return (await ended(start(options, current))) ?? 1;
}

/** Its exit code when it started well; null when the version before has to go on. */
async function tryNext(
  options: LaunchOptions,
  next: { readonly version: string; readonly attempts: number; readonly back: boolean },
): Promise<number | null> {
  const { home, log, now } = options;
  const { version } = next;
  const leave = (why: string): null => {
    log(`version ${version} did not start (${why}); the version before goes on`);
    changeSwitch(home, { next: null, failed: { version, at: now(), why } });
    return null;
  };
  if (next.attempts > 0) return leave('ended before it was well');
  if (packedIn(home, version)?.version !== version) return leave('incomplete');
  changeSwitch(home, { next: { ...next, attempts: 1 } });
  const child = start(options, version);
  const over = ended(child);
  const said = await saysWell(child, options.patience);
  if (said === 'well') {
    settle(home, version);
    return (await over) ?? 1;
  }
  if (said === 'silent') {
    child.kill('SIGKILL');
    await over;
  }
  return leave(said === 'silent' ? 'silent' : 'ended');
}
