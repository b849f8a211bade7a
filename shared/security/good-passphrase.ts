import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { judgePassphrase } from './passphrase.ts';
import type { CodeFault } from './recovery-code.ts';

/** Strong enough to be taken. `context` holds words an attacker knows. */
export function goodPassphrase(passphrase: string, context: readonly string[]): Result<undefined> {
  const judged = judgePassphrase(passphrase, context);
  return judged.ok ? ok() : fail(problem('store/weakPassphrase', { reason: judged.problems.join(', ') }));
}

/** What is wrong with a recovery code as it was typed. */
export const codeProblem = (fault: CodeFault) =>
  fault.fault === 'length'
    ? problem('keys/codeLength', { have: fault.have, want: fault.want })
    : problem('keys/codeTypo', { groups: fault.groups.join('、') });
