import { parseArgs } from 'node:util';
import { beijingTime } from '../../base/clock.ts';
import { fill, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { type Manner, profiled, readArguments, usage } from './arguments.node.ts';
import { atDesk, atProfile, passphraseOf } from './desk.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';
import { trustWords } from './trust-words.ts';

/** Makes a backup where the desk keeps them; with `--drill` also proves that it opens. */
export async function backup(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const options = { ...profiled, drill: { type: 'boolean', default: false } } as const;
  const read = readArguments(() => parseArgs({ args: [...argv], options }));
  if (!read.ok) return read;
  const { values } = read.value;
  const words = trustWords(manner.language);
  return atDesk(values, io, manner, async ({ client }) => {
    const made = await client.call('backup.make', {});
    if (!made.ok) return made;
    const { name, bytes } = made.value;
    io.out(manner.json ? `${JSON.stringify({ backup: made.value })}\n` : `${fill(words.backedUp, { name, bytes })}\n`);
    if (!values.drill) return ok(exit.ok);
    const report = await client.call('backup.drill', {});
    if (!report.ok) return report;
    const { drafts, batches, receipts } = report.value;
    const said = fill(words.drilled, { drafts, batches, receipts, name: report.value.name });
    io.out(manner.json ? `${JSON.stringify({ drill: report.value })}\n` : `${said}\n`);
    return ok(exit.ok);
  });
}

/** A profile out of a backup file. The secret is asked for, or the first line of a file descriptor; never an argument. */
export async function restore(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const options = { ...profiled, 'new-passphrase-fd': { type: 'string' } } as const;
  const read = readArguments(() => parseArgs({ args: [...argv], allowPositionals: true, options }));
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) return usage(path === undefined ? 'FILE' : more.join(' '));
  const words = trustWords(manner.language);
  return atProfile(values, io, async ({ client, stage }) => {
    const staged = stage(path);
    if (!staged.ok) return staged;
    const token = staged.value;
    const offer = await client.call('restore.inspect', { token });
    if (!offer.ok) return offer;
    const secret = await passphraseOf(values['passphrase-fd'], io, words.secret);
    if (!secret.ok) return secret;
    const given = { token, secret: secret.value };
    let done = await client.call('restore.open', given);
    if (!done.ok && done.problem.code === 'keys/needPassphrase') {
      const fresh = await passphraseOf(values['new-passphrase-fd'], io, words.newPassphrase);
      if (!fresh.ok) return fail(problem('keys/needPassphrase'));
      done = await client.call('restore.open', { ...given, passphrase: fresh.value });
    }
    if (!done.ok) return done;
    const { madeAt } = offer.value;
    const said = fill(words.restored, {
      at: beijingTime(madeAt).slice(0, 16).replace('T', ' '),
      unit: done.value.unit?.name ?? '',
    });
    io.out(manner.json ? `${JSON.stringify({ restored: offer.value })}\n` : `${said}\n`);
    return ok(exit.ok);
  });
}
