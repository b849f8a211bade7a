import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fill, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { type Manner, profiled, readArguments, usage } from './arguments.node.ts';
import { atDesk } from './desk.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';
import { proofWords } from './proof-words.ts';

/** Writes the platform's receipts of a submission to a file that proves itself, after looking at all of it again. */
export async function receipt(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const text = { type: 'string' } as const;
  const options = { ...profiled, dataset: text, period: text, row: text, out: text } as const;
  const read = readArguments(() => parseArgs({ args: [...argv], options }));
  if (!read.ok) return read;
  const { dataset, period, row, out } = read.value.values;
  if (dataset === undefined || period === undefined) return usage(dataset === undefined ? '--dataset' : '--period');
  if (out === undefined) return usage('--out');
  if (row !== undefined && !/^[1-9]\d{0,8}$/.test(row)) return usage(`--row ${row}`);
  return atDesk(read.value.values, io, manner, async ({ client }) => {
    const listed = await client.call('submissions.list', { dataset, period });
    if (!listed.ok) return listed;
    const sealed = listed.value.filter(({ receivedAt }) => receivedAt !== null).sort((a, b) => b.revision - a.revision)[0];
    if (!sealed) return fail(problem('sync/noReceipt'));
    const proof = await client.call('sync.proof', { submission: sealed.id, row: row === undefined ? null : Number(row) });
    if (!proof.ok) return proof;
    try {
      writeFileSync(resolve(io.cwd, out), proof.value.text, { flag: 'wx', mode: 0o600 });
    } catch {
      return fail(problem('host/noFile', { file: out }));
    }
    const words = proofWords(manner.language);
    const { matches, checks } = proof.value;
    if (manner.json) io.out(`${JSON.stringify({ receipt: { file: out, matches, checks } })}\n`);
    else io.out(`${fill(words.written, { file: out })} ${matches ? words.matches : words.differs}\n`);
    return ok(matches ? exit.ok : exit.findings);
  });
}
