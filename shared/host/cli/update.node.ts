import { parseArgs } from 'node:util';
import { fill } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { UpdateStatus } from '../../updates/model.ts';
import { type Manner, profiled, readArguments, usage } from './arguments.node.ts';
import { atDesk } from './desk.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';
import { trustWords } from './trust-words.ts';

/** New versions without a window: looked for, fetched, or taken from a file. */
export async function update(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const options = {
    ...profiled,
    check: { type: 'boolean', default: false },
    take: { type: 'boolean', default: false },
    from: { type: 'string' },
  } as const;
  const read = readArguments(() => parseArgs({ args: [...argv], options }));
  if (!read.ok) return read;
  const { values } = read.value;
  const { check, take, from } = values;
  if ([check, take, from !== undefined].filter((asked) => asked).length !== 1) return usage('--check | --take | --from FILE');
  return atDesk(values, io, manner, async ({ client, stage }) => {
    if (from !== undefined) {
      const staged = stage(from);
      if (!staged.ok) return staged;
      const prepared = await client.call('updates.fromFile', { token: staged.value });
      return prepared.ok ? ok(say(io, manner, prepared.value)) : prepared;
    }
    const looked = await client.call('updates.check', {});
    if (!looked.ok) return looked;
    if (looked.value.problem) return fail(looked.value.problem);
    const { found } = looked.value;
    if (check || !found || found.decision.kind === 'current') return ok(say(io, manner, looked.value));
    const prepared = await client.call('updates.take', { version: found.version });
    return prepared.ok ? ok(say(io, manner, prepared.value)) : prepared;
  });
}

function say(io: Io, { json, language }: Manner, status: UpdateStatus): ExitCode {
  const words = trustWords(language);
  const { version, found, ready } = status;
  const isOpen = !ready && (found?.decision.kind === 'offer' || found?.decision.kind === 'frozen');
  if (json) io.out(`${JSON.stringify({ update: { version, found, ready } })}\n`);
  else if (ready) io.out(`${fill(words.updateReady, { found: ready.version })}\n`);
  else if (!found || found.decision.kind === 'current') io.out(`${fill(words.updateNone, { version })}\n`);
  else {
    const said = found.decision.kind === 'offer' ? words.updateFound : words.updateWaits;
    const notes = found.notes[language].join(language === 'zh' ? '；' : '; ');
    io.out(`${fill(said, { found: found.version, version, notes })}\n`);
  }
  return isOpen ? exit.findings : exit.ok;
}
