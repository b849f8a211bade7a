import { describeProblem, type Problem, problem } from '../../base/problem.ts';
import type { Result } from '../../base/result.ts';
import { type Manner, mannerOf, usage } from './arguments.node.ts';
import { audit } from './audit.node.ts';
import { backup, restore } from './backup.node.ts';
import { carryIn, carryOut } from './carry.node.ts';
import { doctor } from './doctor.node.ts';
import { type ExitCode, exit, exitOf } from './exit.ts';
import { exportData } from './export.node.ts';
import { findings } from './findings.node.ts';
import { helpFor } from './help.ts';
import { importFile } from './import.node.ts';
import type { Io } from './io.node.ts';
import { platformCheck } from './platform-check.node.ts';
import { receipt } from './receipt.node.ts';
import { status } from './status.node.ts';
import { submit } from './submit.node.ts';
import { sync } from './sync.node.ts';
import { template } from './template.node.ts';
import { update } from './update.node.ts';
import { validate } from './validate.node.ts';
import { verifyReceiptFile } from './verify-receipt.node.ts';

type Command = (argv: readonly string[], io: Io, manner: Manner) => Promise<Result<ExitCode>>;

const commands: Readonly<Record<string, Command>> = {
  validate,
  import: importFile,
  status,
  template,
  export: exportData,
  findings,
  submit,
  sync,
  receipt,
  'verify-receipt': verifyReceiptFile,
  'carry-out': carryOut,
  'carry-in': carryIn,
  'platform-check': platformCheck,
  backup,
  restore,
  audit,
  doctor,
  update,
};

/** Runs one command line; never throws and never prints a stack trace. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = argv;
  const manner = mannerOf(argv);
  const wantsHelp = argv.includes('--help') || argv.includes('-h');
  if (name === undefined) {
    io.err(helpFor(null, manner.language));
    return exit.usage;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (wantsHelp || name === 'help') {
    io.out(helpFor(command ? name : null, manner.language));
    return exit.ok;
  }
  if (!command) return tell(io, manner, usage(name).problem);
  try {
    const done = await command(rest, io, manner);
    return done.ok ? done.value : tell(io, manner, done.problem);
  } catch (error) {
    const reference = io.now().toString(36).toUpperCase();
    io.err(`${reference}: ${error instanceof Error ? error.message : 'unknown'}\n`);
    return tell(io, manner, problem('contract/internal', { reference }));
  }
}

/** A problem in the caller's manner: a line for programs on the output, sentences for people on the error stream. */
function tell(io: Io, { json, language }: Manner, what: Problem): ExitCode {
  const words = describeProblem(what, language);
  if (json) io.out(`${JSON.stringify({ problem: { code: what.code, ...words } })}\n`);
  else io.err(`${words.number} ${words.happened}\n      ${words.safe}\n      ${words.next}\n`);
  return exitOf(what.code);
}
