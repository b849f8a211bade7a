import { parseArgs } from 'node:util';
import { fill, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Client } from '../../contract/client.ts';
import { parsePeriod } from '../../periods/calendar.ts';
import { isDelivered, isEditable } from '../../submissions/lifecycle.ts';
import type { Submission } from '../../submissions/model.ts';
import { type Manner, profiled, readArguments, usage } from './arguments.node.ts';
import { atDesk } from './desk.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';
import { secondsOf, syncUntil } from './sync-until.node.ts';
import { wordsIn } from './words.ts';

/** Checks, approves and sends one draft; said to have arrived only when the platform's receipt was verified. */
export async function submit(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const text = { type: 'string' } as const;
  const options = { ...profiled, dataset: text, period: text, timeout: text };
  const read = readArguments(() => parseArgs({ args: [...argv], options }));
  if (!read.ok) return read;
  const { values } = read.value;
  const { dataset, period } = values;
  if (dataset === undefined || period === undefined) return usage(dataset === undefined ? '--dataset' : '--period');
  const seconds = secondsOf(values.timeout);
  if (!seconds.ok) return seconds;

  return atDesk(values, io, manner, async ({ client }) => {
    const found = await newest(client, dataset, period);
    if (!found.ok) return found;
    if (isEditable(found.value.state)) {
      const stopped = await approve(client, found.value, io, manner);
      if (!stopped.ok || stopped.value !== exit.ok) return stopped;
    }
    const { id } = found.value;
    const arrived = await syncUntil(
      client,
      io,
      seconds.value,
      (item) => item.submission === id,
      async () => {
        const now = await client.call('submissions.get', { id });
        if (!now.ok) return now;
        return ok(isDelivered(now.value.state) ? now.value : null);
      },
    );
    return arrived.ok ? ok(tell(arrived.value, io, manner)) : arrived;
  });
}

async function newest(client: Client, dataset: string, asked: string): Promise<Result<Submission>> {
  const detail = await client.call('catalog.dataset', { id: dataset });
  if (!detail.ok) return detail;
  const period = parsePeriod(detail.value.dataset.liaison.timing.frequency, asked)?.id ?? asked;
  const list = await client.call('submissions.list', { dataset, period });
  if (!list.ok) return list;
  const latest = list.value.reduce<Submission | null>((a, b) => (a === null || b.revision > a.revision ? b : a), null);
  return latest ? ok(latest) : fail(problem('submissions/unknown'));
}

async function approve(client: Client, { id, dataset, period }: Submission, io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const checked = await client.call('validation.run', { id });
  if (!checked.ok) return checked;
  const review = await client.call('submissions.review', { id });
  if (!review.ok) return review;
  const { obstacles, counts, timeliness } = review.value;
  if (obstacles.length === 0) {
    const approved = await client.call('submissions.approve', { id });
    return approved.ok ? ok(exit.ok) : approved;
  }
  if (manner.json) io.out(`${JSON.stringify({ submit: { submission: id, sent: false, obstacles, counts } })}\n`);
  else {
    const words = wordsIn(manner.language);
    const { blocking, unjustified } = counts;
    const closes = review.value.submission.closing?.closes ?? '';
    io.out(`${fill(words.notSent, { dataset, period })}\n`);
    for (const obstacle of obstacles)
      io.out(`  · ${fill(words.obstacle[obstacle], { blocking, unjustified, opens: timeliness.opens, closes })}\n`);
  }
  return ok(exit.findings);
}

function tell(done: Submission, io: Io, manner: Manner): ExitCode {
  const { id, dataset, period, state, rows, batchId, root, receivedAt, accepted, rejected } = done;
  const facts = { submission: id, sent: true, state, rows, batchId, root, receivedAt, accepted, rejected };
  if (manner.json) io.out(`${JSON.stringify({ submit: facts })}\n`);
  else {
    const words = wordsIn(manner.language);
    io.out(`${fill(words.sent, { dataset, period, state: words.status[state], rows, batch: batchId ?? '' })}\n`);
  }
  return state === 'returned' || state === 'partly' ? exit.findings : exit.ok;
}
