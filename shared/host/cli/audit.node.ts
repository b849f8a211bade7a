import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fill, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { verifyTrailText } from '../../security/audit/file.node.ts';
import type { AuditCheck } from '../../security/model.ts';
import { type Manner, profiled, readArguments, usage } from './arguments.node.ts';
import { atDesk } from './desk.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';
import { trustWords } from './trust-words.ts';

const MOST_BYTES = 256 * 1024 * 1024;

/** `audit verify`: the profile's own trail, or with a file one that was taken out (no profile, no passphrase). */
export async function audit(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const read = readArguments(() => parseArgs({ args: [...argv], allowPositionals: true, options: profiled }));
  if (!read.ok) return read;
  const [what, path, ...more] = read.value.positionals;
  if (what !== 'verify' || more.length > 0) return usage(what === 'verify' ? more.join(' ') : `audit ${what ?? ''}`);
  if (path !== undefined) {
    const text = textOf(resolve(io.cwd, path));
    if (text === null) return fail(problem('host/noFile', { file: path }));
    const checked = verifyTrailText(text);
    return checked.ok ? ok(say(io, manner, checked.value)) : checked;
  }
  return atDesk(read.value.values, io, manner, async ({ client }) => {
    const checked = await client.call('audit.verify', {});
    return checked.ok ? ok(say(io, manner, checked.value)) : checked;
  });
}

function say(io: Io, { json, language }: Manner, found: AuditCheck): ExitCode {
  const words = trustWords(language);
  if (json) io.out(`${JSON.stringify({ audit: found })}\n`);
  else if (found.broken === null) io.out(`${fill(words.auditWhole, { lines: found.lines, head: found.head.slice(0, 16) })}\n`);
  else {
    const { contradicted: receipt, broken: line } = found;
    io.out(`${receipt === null ? fill(words.auditBroken, { line }) : fill(words.auditContradicted, { receipt, line })}\n`);
  }
  return found.broken === null ? exit.ok : exit.findings;
}

function textOf(path: string): string | null {
  try {
    const bytes = readFileSync(path);
    return bytes.length > MOST_BYTES ? null : bytes.toString('utf8');
  } catch {
    return null;
  }
}
