import { readSync } from 'node:fs';
import type { ReadStream } from 'node:tty';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';

/** What a command needs of the process it runs in; specs give their own. */
export interface Io {
  /** File arguments are relative to it. */
  readonly cwd: string;
  now(): number;
  out(text: string): void;
  err(text: string): void;
  /** Resolves when what was written to `out` has gone: a slow reader slows the command instead of filling memory. */
  drained(): Promise<void>;
  /** One line of an inherited file descriptor. */
  readLine(fd: number): Result<string>;
  /** Asks on the terminal without showing what is typed; null when there is no terminal. */
  ask(prompt: string): Promise<string | null>;
}

const LONGEST_LINE = 4096;

export function processIo(): Io {
  // A reader that has gone (`| head`) ends the command quietly.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3));
  return {
    cwd: process.cwd(),
    now: () => Date.now(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    drained: () =>
      process.stdout.writableNeedDrain ? new Promise((resolve) => process.stdout.once('drain', resolve)) : Promise.resolve(),
    readLine,
    ask: (prompt) => (process.stdin.isTTY ? askHidden(process.stdin, prompt) : Promise.resolve(null)),
  };
}

function readLine(fd: number): Result<string> {
  const bytes: number[] = [];
  const one = Buffer.alloc(1);
  try {
    while (bytes.length < LONGEST_LINE && readSync(fd, one, 0, 1, null) === 1 && one[0] !== 10) bytes.push(one[0] ?? 0);
  } catch {
    return fail(problem('host/usage', { detail: `--passphrase-fd ${fd}` }));
  }
  return ok(Buffer.from(bytes).toString('utf8').replace(/\r$/, ''));
}

/** Backspace, Ctrl+C and Ctrl+D work as at any password prompt. */
function askHidden(terminal: ReadStream, prompt: string): Promise<string | null> {
  process.stderr.write(prompt);
  terminal.setRawMode(true);
  terminal.setEncoding('utf8');
  return new Promise((resolve) => {
    let typed = '';
    const end = (answer: string | null): void => {
      terminal.off('data', onData);
      terminal.setRawMode(false);
      terminal.pause();
      process.stderr.write('\n');
      resolve(answer);
    };
    const onData = (chunk: string): void => {
      for (const char of chunk) {
        const enter = char === '\r' || char === '\n';
        if (enter || char === '\u0003' || char === '\u0004') {
          end(enter ? typed : null);
          return;
        }
        if (char === '\u007f' || char === '\b') typed = [...typed].slice(0, -1).join('');
        else typed += char;
      }
    };
    terminal.on('data', onData);
    terminal.resume();
  });
}
