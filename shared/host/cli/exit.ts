import type { ProblemCode } from '../../base/problem.ts';

/** Exit codes, the same for every command and printed by --help. */
export const exit = { ok: 0, findings: 1, usage: 2, problem: 3 } as const;
export type ExitCode = (typeof exit)[keyof typeof exit];

export function exitOf(code: ProblemCode): ExitCode {
  if (code === 'host/usage') return exit.usage;
  return code === 'host/offlineTime' ? exit.findings : exit.problem;
}
