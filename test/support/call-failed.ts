import type { Problem } from '../../shared/base/problem.ts';

/** A call was answered with a problem where none was expected. */
export class CallFailed extends Error {
  readonly problem: Problem;
  constructor(name: string, problem: Problem) {
    super(`${name}: ${problem.code} ${JSON.stringify(problem.data ?? {})}`);
    this.problem = problem;
  }
}
