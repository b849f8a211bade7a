import { parseArgs } from 'node:util';
import { fill } from '../../base/problem.ts';
import { ok, type Result } from '../../base/result.ts';
import { type Manner, profiled, readArguments, usage } from './arguments.node.ts';
import { atDesk } from './desk.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';
import { formatOf, saveExport } from './save-export.node.ts';
import { wordsIn } from './words.ts';

/** Writes the workbook of a dataset that is to be filled in. */
export async function template(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const text = { type: 'string' } as const;
  const options = { ...profiled, dataset: text, version: text, out: text } as const;
  const read = readArguments(() => parseArgs({ args: [...argv], options }));
  if (!read.ok) return read;
  const { dataset, version, out } = read.value.values;
  if (dataset === undefined) return usage('--dataset');
  if (out === undefined || formatOf(out) !== 'xlsx') return usage(out === undefined ? '--out' : `--out ${out}`);
  return atDesk(read.value.values, io, manner, async (desk) => {
    const of = { kind: 'template', dataset, ...(version === undefined ? {} : { version }) } as const;
    const saved = await saveExport(desk, { of, out }, io, manner);
    if (!saved.ok) return saved;
    const facts = { dataset, file: saved.value.file, bytes: saved.value.bytes };
    io.out(manner.json ? `${JSON.stringify({ template: facts })}\n` : `${fill(wordsIn(manner.language).templated, facts)}\n`);
    return ok(exit.ok);
  });
}
