import { parseArgs } from 'node:util';
import { ok, type Result } from '../../base/result.ts';
import { checkNumber, checkTitle, reportText, sayCheck } from '../../security/doctor/words.ts';
import { type Manner, profiled, readArguments } from './arguments.node.ts';
import { atDesk } from './desk.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';

/** `doctor`: the numbered self-checks; the report names no person, unit or data. */
export async function doctor(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const read = readArguments(() => parseArgs({ args: [...argv], options: profiled }));
  if (!read.ok) return read;
  return atDesk(read.value.values, io, manner, async ({ client }) => {
    // Whether the trail is sound is known only after somebody looked.
    const trail = await client.call('audit.verify', {});
    if (!trail.ok) return trail;
    const report = await client.call('doctor.run', {});
    if (!report.ok) return report;
    const { checks, at, product } = report.value;
    if (manner.json) {
      for (const check of checks) {
        const { text, next } = sayCheck(check, manner.language);
        const { name, state, says, data } = check;
        const title = checkTitle(name, manner.language);
        io.out(
          `${JSON.stringify({ check: { number: checkNumber(check.number), name, state, says, data, title, text, next } })}\n`,
        );
      }
      const count = (state: string): number => checks.filter((check) => check.state === state).length;
      io.out(`${JSON.stringify({ summary: { at, product, ok: count('ok'), warn: count('warn'), fail: count('fail') } })}\n`);
    } else io.out(reportText(report.value, manner.language));
    return ok(checks.some(({ state }) => state === 'fail' || state === 'warn') ? exit.findings : exit.ok);
  });
}
