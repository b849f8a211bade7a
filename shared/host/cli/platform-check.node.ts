import { parseArgs } from 'node:util';
import { ok, type Result } from '../../base/result.ts';
import { checkPlatform } from '../../sync/conformance.node.ts';
import { common, type Manner, readArguments, usage } from './arguments.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';
import { platformWords } from './platform-words.ts';

/** Tells whoever builds a platform what it does wrong. */
export async function platformCheck(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const options = { ...common, code: { type: 'string' } } as const;
  const read = readArguments(() => parseArgs({ args: [...argv], allowPositionals: true, options }));
  if (!read.ok) return read;
  const [url, ...more] = read.value.positionals;
  const { code } = read.value.values;
  if (url === undefined || more.length > 0) return usage(url === undefined ? 'URL' : more.join(' '));
  if (code === undefined) return usage('--code');
  const checked = await checkPlatform({ url, code }, { now: io.now });
  if (!checked.ok) return checked;
  const words = platformWords(manner.language);
  const wrong = checked.value.filter((entry) => entry.wrong !== null);
  for (const entry of checked.value)
    io.out(
      manner.json
        ? `${JSON.stringify({ check: { ...entry, ok: entry.wrong === null } })}\n`
        : `${entry.wrong === null ? '✓' : '✗'} ${words.rules[entry.rule]}${entry.wrong === null ? '' : `: ${entry.wrong}`}\n`,
    );
  if (manner.json) io.out(`${JSON.stringify({ summary: { checks: checked.value.length, wrong: wrong.length } })}\n`);
  else io.out(`${wrong.length === 0 ? words.fine : words.wrong}\n`);
  return ok(wrong.length === 0 ? exit.ok : exit.findings);
}
