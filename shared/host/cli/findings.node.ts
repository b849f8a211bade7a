import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fill, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Client } from '../../contract/client.ts';
import { exportHead, exportLine } from '../../validation/export.ts';
import { fieldTitle } from '../../validation/words.ts';
import { type Manner, profiled, readArguments, usage } from './arguments.node.ts';
import { atDesk } from './desk.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';
import { wordsIn } from './words.ts';

const PAGE = 200;
/** A purpose said in fewer signs says nothing. */
const LEAST_PURPOSE = 4;

/** Writes the findings of a draft as a table (CSV) for colleagues; what it is for is kept in the draft's history. */
export async function findings(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const text = { type: 'string' } as const;
  const options = { ...profiled, dataset: text, period: text, out: text, purpose: text } as const;
  const read = readArguments(() => parseArgs({ args: [...argv], options }));
  if (!read.ok) return read;
  const { dataset, period, out, purpose = '' } = read.value.values;
  if (dataset === undefined || period === undefined) return usage(dataset === undefined ? '--dataset' : '--period');
  if (out === undefined) return usage('--out');
  if ([...purpose.trim()].length < LEAST_PURPOSE) return usage('--purpose');
  return atDesk(read.value.values, io, manner, async ({ client }) => {
    const duties = await client.call('duties.list', {});
    if (!duties.ok) return duties;
    const id = duties.value.find((duty) => duty.dataset === dataset && duty.period === period)?.submission ?? null;
    if (id === null) return fail(problem('records/noDraft'));
    const path = resolve(io.cwd, out);
    const file = create(path);
    if (file === null) return fail(problem('host/noFile', { file: out }));
    const written = await write(
      client,
      { id, dataset, purpose: purpose.trim() },
      manner,
      (lines) => void writeSync(file, lines),
    ).finally(() => closeSync(file));
    if (!written.ok) {
      unlinkSync(path);
      return written;
    }
    const facts = { file: path, findings: written.value };
    io.out(manner.json ? `${JSON.stringify({ export: facts })}\n` : `${fill(wordsIn(manner.language).exported, facts)}\n`);
    return ok(exit.ok);
  });
}

/** A new file; what stands there already is not overwritten. */
function create(path: string): number | null {
  try {
    return openSync(path, 'wx', 0o600);
  } catch {
    return null;
  }
}

async function write(
  client: Client,
  { id, dataset, purpose }: { readonly id: string; readonly dataset: string; readonly purpose: string },
  { language }: Manner,
  put: (lines: string) => void,
): Promise<Result<number>> {
  const submission = await client.call('submissions.get', { id });
  if (!submission.ok) return submission;
  const detail = await client.call('catalog.dataset', { id: dataset, version: submission.value.catalogVersion });
  if (!detail.ok) return detail;
  const titles = new Map(
    detail.value.dataset.schema.fields.map((field) => [
      field.name,
      fieldTitle({ name: field.name, title: field.title ?? field.name, liaison: field.liaison ?? null }, language),
    ]),
  );
  const overview = await client.call('validation.export', { id, purpose });
  if (!overview.ok) return overview;
  // The mark by which spreadsheets know UTF-8.
  put(`\ufeff${exportHead(language)}`);
  let count = 0;
  for (const group of overview.value.groups)
    for (let start = 0; ; start += PAGE) {
      const page = await client.call('validation.list', { id, group: group.key, start, count: PAGE });
      if (!page.ok) return page;
      // A group may have findings of two severities; each is listed with its own.
      const own = page.value.filter((finding) => finding.severity === group.severity);
      put(own.map((finding) => exportLine(finding, group, titles.get(finding.fields[0] ?? '') ?? '', language)).join(''));
      count += own.length;
      if (page.value.length < PAGE) break;
    }
  return ok(count);
}
