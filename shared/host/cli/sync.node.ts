import { parseArgs } from 'node:util';
import { describeProblem, fill } from '../../base/problem.ts';
import { ok, type Result } from '../../base/result.ts';
import type { OutboxItem, SyncStatus } from '../../sync/model.ts';
import { type Manner, profiled, readArguments } from './arguments.node.ts';
import { atDesk } from './desk.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';
import { secondsOf, syncUntil } from './sync-until.node.ts';
import { wordsIn } from './words.ts';

const isOpen = (item: OutboxItem): boolean => item.state !== 'done' && item.state !== 'withdrawn';

/** Exchanges with the platform until nothing waits any more. */
export async function sync(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const options = { ...profiled, timeout: { type: 'string' } } as const;
  const read = readArguments(() => parseArgs({ args: [...argv], options }));
  if (!read.ok) return read;
  const { values } = read.value;
  const seconds = secondsOf(values.timeout);
  if (!seconds.ok) return seconds;
  return atDesk(values, io, manner, async ({ client }) => {
    let last: SyncStatus | null = null;
    const done = await syncUntil(
      client,
      io,
      seconds.value,
      () => true,
      async (status) => {
        last = status;
        // Paused items wait for an officer, not for the platform.
        const moving = status.items.some((item) => isOpen(item) && item.state !== 'paused');
        return ok(status.line === 'connected' && !moving ? status : null);
      },
    );
    const shown = done.ok ? done.value : last;
    if (shown) tell(shown, io, manner);
    if (!done.ok) return done;
    return ok(done.value.items.some(isOpen) ? exit.findings : exit.ok);
  });
}

function tell(status: SyncStatus, io: Io, { json, language }: Manner): void {
  const open = status.items.filter(isOpen);
  if (json) {
    for (const item of status.items) io.out(`${JSON.stringify({ item })}\n`);
    const { line, lastContact } = status;
    io.out(`${JSON.stringify({ summary: { line, lastContact, items: status.items.length, waiting: open.length } })}\n`);
    return;
  }
  const words = wordsIn(language);
  io.out(`${words.line[status.line]}  ${status.platformUrl}\n`);
  for (const item of open) {
    const cause = item.cause ? `  ${describeProblem(item.cause, language).happened}` : '';
    io.out(`${item.dataset}  ${item.period}  ${words.outbox[item.state]}${cause}\n`);
  }
  if (open.length === 0) io.out(`${fill(words.nothingToSync)}\n`);
}
