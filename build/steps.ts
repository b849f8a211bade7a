import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One command of a pipeline: a tool of node_modules/.bin, or a script run by this Node. */
export type Step = { readonly name: string } & (
  | { readonly command: readonly [string, ...string[]] }
  | { readonly script: string }
);

/** Runs steps in order, their output straight through; answers the names of those that failed. */
export function runSteps(steps: readonly Step[]): string[] {
  return steps.filter((step) => !runStep(step)).map((step) => step.name);
}

export function runStep(step: Step, env: NodeJS.ProcessEnv = process.env): boolean {
  const [command, args]: [string, readonly string[]] =
    'script' in step
      ? [process.execPath, [join(root, step.script)]]
      : [join(root, 'node_modules', '.bin', step.command[0]), step.command.slice(1)];
  process.stdout.write(`\n— ${step.name}\n`);
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env, shell: process.platform === 'win32' }).status === 0;
}
