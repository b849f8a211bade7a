import { unlinkSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fill, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { type Manner, profiled, readArguments, usage } from './arguments.node.ts';
import { carryWords } from './carry-words.ts';
import { atDesk } from './desk.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';

/** Writes what waits to a bundle for removable media. */
export async function carryOut(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const options = { ...profiled, out: { type: 'string' } } as const;
  const read = readArguments(() => parseArgs({ args: [...argv], options }));
  if (!read.ok) return read;
  const { out } = read.value.values;
  if (out === undefined) return usage('--out');
  return atDesk(read.value.values, io, manner, async ({ client, take }) => {
    const made = await client.call('sync.carryOut', { ids: null });
    if (!made.ok) return made;
    const path = resolve(io.cwd, out);
    const pieces: Uint8Array[] = [];
    const taken = await take(made.value.token);
    if (!taken.ok) return taken;
    for await (const piece of taken.value.bytes) pieces.push(piece);
    try {
      writeFileSync(path, Buffer.concat(pieces), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      // A medium that fills up half-way keeps no half bundle; what stood there before is left alone.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) remove(path);
      return fail(problem('host/noFile', { file: out }));
    }
    const { batches, letters, bytes } = made.value;
    if (manner.json) io.out(`${JSON.stringify({ carryOut: { file: out, batches, letters, bytes } })}\n`);
    else io.out(`${fill(carryWords(manner.language).out, { file: out, batches, letters })}\n`);
    return ok(exit.ok);
  });
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was never there.
  }
}

/** Applies the bundle that came back. */
export async function carryIn(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const read = readArguments(() => parseArgs({ args: [...argv], allowPositionals: true, options: profiled }));
  if (!read.ok) return read;
  const [path, ...more] = read.value.positionals;
  if (path === undefined || more.length > 0) return usage(path === undefined ? 'FILE' : more.join(' '));
  return atDesk(read.value.values, io, manner, async ({ client, stage }) => {
    const token = stage(path);
    if (!token.ok) return token;
    const carried = await client.call('sync.carryIn', { token: token.value });
    if (!carried.ok) return carried;
    const { delivered, letters, refused, spoiled, unverified, events, evidence, gap, damaged } = carried.value;
    if (manner.json) io.out(`${JSON.stringify({ carryIn: carried.value })}\n`);
    else {
      const words = carryWords(manner.language);
      io.out(`${fill(words.in, { delivered, letters, events, evidence })}\n`);
      if (refused > 0) io.out(`${fill(words.refused, { refused })}\n`);
      if (spoiled > 0) io.out(`${fill(words.spoiled, { spoiled })}\n`);
      if (unverified > 0) io.out(`${fill(words.unverified, { unverified })}\n`);
      if (gap) io.out(`${words.gap}\n`);
      for (const file of damaged) io.out(`${fill(words.damaged, { file })}\n`);
    }
    return ok(refused + spoiled + unverified + damaged.length > 0 || gap ? exit.findings : exit.ok);
  });
}
