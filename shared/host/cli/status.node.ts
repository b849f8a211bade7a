import { parseArgs } from 'node:util';
import { fill } from '../../base/problem.ts';
import { ok, type Result } from '../../base/result.ts';
import { inLanguage } from '../../catalog/titles.ts';
import type { Duty } from '../../submissions/model.ts';
import { type Manner, profiled, readArguments } from './arguments.node.ts';
import { atDesk } from './desk.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';
import { wordsIn } from './words.ts';

/** Lists what the unit owes, in the order of the desk. */
export async function status(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const options = { ...profiled, all: { type: 'boolean', default: false } } as const;
  const read = readArguments(() => parseArgs({ args: [...argv], options }));
  if (!read.ok) return read;
  const { values } = read.value;
  return atDesk(values, io, manner, async ({ client }) => {
    const duties = await client.call('duties.list', {});
    if (!duties.ok) return duties;
    const shown = values.all ? duties.value : duties.value.filter((duty) => duty.group !== 'done');
    const waiting = duties.value.filter(needsAction).length;
    if (manner.json) {
      for (const duty of shown) io.out(`${JSON.stringify({ duty })}\n`);
      io.out(`${JSON.stringify({ summary: { duties: shown.length, needAction: waiting } })}\n`);
    } else if (shown.length === 0) io.out(`${wordsIn(manner.language).noDuties}\n`);
    else for (const duty of shown) io.out(`${lineOf(duty, manner)}\n`);
    return ok(waiting > 0 ? exit.findings : exit.ok);
  });
}

/** Late, returned, or with errors: somebody has to do something now. */
const needsAction = (duty: Duty): boolean =>
  duty.group !== 'done' &&
  ((duty.daysLeft ?? 0) < 0 || duty.status === 'errors' || duty.status === 'returned' || duty.status === 'partly');

function lineOf(duty: Duty, { language }: Manner): string {
  const words = wordsIn(language);
  const title = inLanguage(duty.title, language);
  const parts = [duty.dataset, title, duty.period, words.status[duty.status]];
  if (duty.due !== null) parts.push(fill(words.due, { due: duty.due }));
  if (duty.daysLeft !== null && duty.group !== 'done')
    parts.push(fill(duty.daysLeft < 0 ? words.overdue : words.daysLeft, { days: Math.abs(duty.daysLeft) }));
  return parts.join('  ');
}
