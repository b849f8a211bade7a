import { problem } from '../../shared/base/problem.ts';
import { fail, ok } from '../../shared/base/result.ts';
import type { Io } from '../../shared/host/cli/io.node.ts';
import { run } from '../../shared/host/cli/run.node.ts';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The output's JSON lines. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}

export interface Desk {
  readonly cwd: string;
  readonly now?: number;
  /** First line of file descriptor 3. */
  readonly passphrase?: string;
}

/** Runs one command line in this process; what it prints is kept. */
export async function command(argv: readonly string[], desk: Desk): Promise<Said> {
  let out = '';
  let err = '';
  const io: Io = {
    cwd: desk.cwd,
    now: () => desk.now ?? Date.now(),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    drained: () => Promise.resolve(),
    readLine: (fd) =>
      fd === 3 && desk.passphrase !== undefined ? ok(desk.passphrase) : fail(problem('host/usage', { detail: `fd ${fd}` })),
    ask: () => Promise.resolve(null),
  };
  const code = await run(argv, io);
  const lines = argv.includes('--json')
    ? out
        .split('\n')
        .filter((line) => line !== '')
        .map((line): Readonly<Record<string, unknown>> => JSON.parse(line))
    : [];
  return { code, out, err, lines };
}
