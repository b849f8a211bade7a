import { setTimeout as wait } from 'node:timers/promises';
import { type Problem, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Client } from '../../contract/client.ts';
import type { OutboxItem, SyncStatus } from '../../sync/model.ts';
import { usage } from './arguments.node.ts';
import type { Io } from './io.node.ts';

const DEFAULT_SECONDS = 120;
const PAUSE_MS = 400;

export function secondsOf(text: string | undefined): Result<number> {
  if (text === undefined) return ok(DEFAULT_SECONDS);
  const seconds = Number(text);
  return /^\d{1,6}$/.test(text) && seconds > 0 ? ok(seconds) : usage(`--timeout ${text}`);
}

/**
 * Rounds with the platform until `look` has something, an item of concern is refused, or time is up. What was last in the way is
 * then the answer; without anything in the way it merely took too long.
 */
export async function syncUntil<T>(
  client: Client,
  io: Io,
  seconds: number,
  concerns: (item: OutboxItem) => boolean,
  look: (status: SyncStatus) => Promise<Result<T | null>>,
): Promise<Result<T>> {
  const deadline = io.now() + seconds * 1000;
  for (;;) {
    const round = await client.call('sync.now', {});
    if (!round.ok) return round;
    const seen = await look(round.value);
    if (!seen.ok) return seen;
    if (seen.value !== null) return ok(seen.value);
    const refused = round.value.items.find((item) => concerns(item) && item.state === 'refused')?.cause ?? null;
    if (refused) return fail(refused);
    if (round.value.line === 'refused' && round.value.lineProblem) return fail(round.value.lineProblem);
    if (io.now() >= deadline) return fail(inTheWay(round.value, concerns) ?? problem('host/offlineTime', { seconds }));
    await wait(PAUSE_MS);
  }
}

const inTheWay = (status: SyncStatus, concerns: (item: OutboxItem) => boolean): Problem | null =>
  status.lineProblem ?? status.items.find((item) => concerns(item) && item.cause !== null)?.cause ?? null;
