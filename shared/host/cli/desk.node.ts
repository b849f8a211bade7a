import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { type Problem, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { type Client, createClient } from '../../contract/client.ts';
import { type EngineHandle, startEngine } from '../../engine/start.node.ts';
import { installationHere } from '../../updates/installation.node.ts';
import { type Manner, usage } from './arguments.node.ts';
import type { Io } from './io.node.ts';
import { wordsIn } from './words.ts';

/** An unlocked profile, spoken to as any window does: by the contract's calls over a wire. */
export interface Desk {
  readonly client: Client;
  /** Names a file of this computer for `imports.*`. */
  stage(path: string): Result<string>;
  /** Fetches a prepared export, once. */
  take: EngineHandle['take'];
}

export interface DeskArguments {
  readonly profile?: string | undefined;
  readonly 'passphrase-fd'?: string | undefined;
}

/** Opens the profile, does the work, closes it again whatever happens. */
export const atDesk = <T>(
  args: DeskArguments,
  io: Io,
  manner: Manner,
  work: (desk: Desk) => Promise<Result<T>>,
): Promise<Result<T>> =>
  atProfile(args, io, async (desk) => {
    const unlocked = await unlock(desk.client, args, io, manner);
    return unlocked ? fail(unlocked) : work(desk);
  });

/** The same without unlocking: for what there may be no store yet. */
export async function atProfile<T>(args: DeskArguments, io: Io, work: (desk: Desk) => Promise<Result<T>>): Promise<Result<T>> {
  const profile = resolve(io.cwd, args.profile ?? process.env.LIAISON_PROFILE ?? join(homedir(), '.liaison-workbench'));
  const engine = startEngine({
    profile,
    installation: installationHere(),
    log: (level, text) => {
      if (level === 'error') io.err(`${text.split('\n')[0] ?? ''}\n`);
    },
  });
  try {
    const client = createClient(engine.connect());
    return await work({ client, stage: (path) => stage(engine, resolve(io.cwd, path)), take: engine.take });
  } finally {
    await engine.stop();
  }
}

async function unlock(client: Client, args: DeskArguments, io: Io, manner: Manner): Promise<Problem | null> {
  const status = await client.call('app.status', {});
  if (!status.ok) return status.problem;
  if (status.value.state === 'empty') return problem('store/missing');
  const passphrase = await passphraseOf(args['passphrase-fd'], io, wordsIn(manner.language).passphrase);
  if (!passphrase.ok) return passphrase.problem;
  const opened = await client.call('session.unlock', { passphrase: passphrase.value });
  return opened.ok ? null : opened.problem;
}

export async function passphraseOf(fd: string | undefined, io: Io, prompt: string): Promise<Result<string>> {
  if (fd !== undefined && !/^\d{1,4}$/.test(fd)) return usage(`--passphrase-fd ${fd}`);
  const asked = fd === undefined ? ok(await io.ask(prompt)) : io.readLine(Number(fd));
  if (!asked.ok) return asked;
  return asked.value ? ok(asked.value) : usage('--passphrase-fd');
}

function stage(engine: EngineHandle, path: string): Result<string> {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return fail(problem('host/noFile', { file: path }));
    const token = randomUUID();
    engine.stage(token, { kind: 'path', name: basename(path), size: stat.size, path });
    return ok(token);
  } catch {
    return fail(problem('host/noFile', { file: path }));
  }
}
