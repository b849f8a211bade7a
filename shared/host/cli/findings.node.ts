import { parseArgs } from 'node:util';
import { fill, problem } from '../../base/problem.ts';
import { isPurpose } from '../../base/purpose.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { type Manner, profiled, readArguments, usage } from './arguments.node.ts';
import { atDesk } from './desk.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';
import { formatOf, saveExport } from './save-export.node.ts';
import { wordsIn } from './words.ts';

/** Writes the findings of a draft as a table for colleagues; what it is for is kept in the log and in the draft's history. */
export async function findings(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const text = { type: 'string' } as const;
  const full = { type: 'boolean', default: false } as const;
  const options = { ...profiled, dataset: text, period: text, out: text, purpose: text, full } as const;
  const read = readArguments(() => parseArgs({ args: [...argv], options }));
  if (!read.ok) return read;
  const { dataset, period, out, purpose = '', full: whole } = read.value.values;
  if (dataset === undefined || period === undefined) return usage(dataset === undefined ? '--dataset' : '--period');
  if (out === undefined || formatOf(out) === null) return usage(out === undefined ? '--out' : `--out ${out}`);
  if (!isPurpose(purpose)) return usage('--purpose');
  return atDesk(read.value.values, io, manner, async (desk) => {
    const duties = await desk.client.call('duties.list', {});
    if (!duties.ok) return duties;
    const id = duties.value.find((duty) => duty.dataset === dataset && duty.period === period)?.submission ?? null;
    if (id === null) return fail(problem('records/noDraft'));
    const saved = await saveExport(desk, { of: { kind: 'findings', id }, out, purpose: purpose.trim(), full: whole }, io, manner);
    if (!saved.ok) return saved;
    const facts = { file: saved.value.file, findings: saved.value.rows };
    io.out(manner.json ? `${JSON.stringify({ export: facts })}\n` : `${fill(wordsIn(manner.language).exported, facts)}\n`);
    return ok(exit.ok);
  });
}
