import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { TakingFailed } from '../../engine/export/taken.node.ts';
import type { ExportOf } from '../../exports/calls.ts';
import type { ExportFacts, ExportFormat } from '../../exports/model.ts';
import type { Manner } from './arguments.node.ts';
import type { Desk } from './desk.node.ts';
import type { Io } from './io.node.ts';

export interface SaveRequest {
  readonly of: ExportOf;
  readonly out: string;
  readonly purpose?: string;
  /** Values of level S in full. */
  readonly full?: boolean;
}

/** By the name of the file; anything else is no file of ours. */
export function formatOf(out: string): ExportFormat | null {
  const ending = extname(out).toLowerCase();
  return ending === '.xlsx' ? 'xlsx' : ending === '.csv' ? 'csv' : null;
}

export interface Saved extends ExportFacts {
  readonly file: string;
}

/** Takes a file out of the unlocked profile, into a new file; what stands there already is not overwritten. */
export async function saveExport(
  { client, take }: Desk,
  { of, out, purpose, full }: SaveRequest,
  io: Io,
  { language }: Manner,
): Promise<Result<Saved>> {
  const prepared = await client.call('exports.prepare', {
    of,
    format: formatOf(out) ?? 'xlsx',
    language,
    ...(purpose === undefined ? {} : { purpose }),
    masked: full !== true,
  });
  if (!prepared.ok) return prepared;
  const path = resolve(io.cwd, out);
  const file = create(path);
  if (file === null) return fail(problem('host/noFile', { file: out }));
  const { token } = prepared.value;
  const followed = client.call('exports.follow', { token });
  const written = await write(file, await take(token)).finally(() => closeSync(file));
  if (!written.ok) {
    unlinkSync(path);
    return written;
  }
  const facts = await followed;
  return facts.ok ? ok({ file: path, ...facts.value }) : facts;
}

async function write(file: number, taken: Awaited<ReturnType<Desk['take']>>): Promise<Result<undefined>> {
  if (!taken.ok) return taken;
  try {
    for await (const piece of taken.value.bytes) writeSync(file, piece);
    return ok();
  } catch (error) {
    return fail(error instanceof TakingFailed ? error.problem : problem('exports/notSaved'));
  }
}

function create(path: string): number | null {
  try {
    return openSync(path, 'wx', 0o600);
  } catch {
    return null;
  }
}
