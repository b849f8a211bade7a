import { parseArgs } from 'node:util';
import { fill, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Client } from '../../contract/client.ts';
import type { ImportPreview } from '../../records/model.ts';
import { type Manner, profiled, readArguments, usage } from './arguments.node.ts';
import { atDesk } from './desk.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';
import { wordsIn } from './words.ts';

interface Chosen {
  readonly sheet: string;
  readonly preview: ImportPreview;
  readonly matched: number;
}

/** Imports a file into a draft as the window's import page does, with the matching it would propose. */
export async function importFile(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const text = { type: 'string' } as const;
  const options = {
    ...profiled,
    dataset: text,
    period: text,
    sheet: text,
    mode: { type: 'string', default: 'replace' },
  } as const;
  const read = readArguments(() => parseArgs({ args: [...argv], allowPositionals: true, options }));
  if (!read.ok) return read;
  const { values, positionals } = read.value;
  const { dataset, period, mode, sheet } = values;
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) return usage(path === undefined ? 'FILE' : more.join(' '));
  if (dataset === undefined || period === undefined) return usage(dataset === undefined ? '--dataset' : '--period');
  if (mode !== 'replace' && mode !== 'append') return usage(`--mode ${mode}`);

  return atDesk(values, io, manner, async ({ client, stage }) => {
    const token = stage(path);
    if (!token.ok) return token;
    const chosen = await chooseSheet(client, token.value, dataset, sheet);
    if (!chosen.ok) return chosen;
    const { preview } = chosen.value;
    const submission = await client.call('submissions.open', { dataset, period });
    if (!submission.ok) return submission;
    const { id } = submission.value;
    const mapping = preview.columns.map(({ column, field }) => ({ column, field, labels: true }));
    const { headerRow } = preview;
    const done = await client.call('imports.run', {
      id,
      token: token.value,
      sheet: chosen.value.sheet,
      headerRow,
      mapping,
      mode,
    });
    if (!done.ok) return done;
    const { counts, ...report } = done.value;
    const leftOut = preview.columns.filter((column) => column.field === null && column.header !== '');
    if (manner.json) {
      const facts = { submission: id, sheet: chosen.value.sheet, ...report, ...counts };
      const left = leftOut.map((column) => column.header);
      io.out(`${JSON.stringify({ import: { ...facts, leftOut: left, missingRequired: preview.missingRequired } })}\n`);
    } else {
      const words = wordsIn(manner.language);
      for (const { letters, header } of leftOut) io.out(`${fill(words.leftOut, { letters, header })}\n`);
      for (const field of preview.missingRequired) io.out(`${fill(words.missing, { field })}\n`);
      const { rows, blankRows } = report;
      const { blocking, justify, info } = counts;
      io.out(`${fill(words.imported, { rows, blankRows, blocking, justify, info })}\n`);
    }
    return ok(counts.blocking + counts.justify > 0 ? exit.findings : exit.ok);
  });
}

/** The named sheet, or the visible one whose header fits best. */
async function chooseSheet(client: Client, token: string, dataset: string, named?: string): Promise<Result<Chosen>> {
  const info = await client.call('imports.inspect', { token });
  if (!info.ok) return info;
  const sheets = info.value.sheets.filter((sheet) => (named === undefined ? !sheet.hidden : sheet.name === named));
  const [first] = sheets;
  if (!first) return fail(problem('file/noSheet', { file: info.value.file, sheet: named ?? '' }));
  let best: Chosen | null = null;
  let refusal: Result<Chosen> = fail(problem('file/noHeader', { sheet: first.name, dataset }));
  for (const { name: sheet } of sheets) {
    const preview = await client.call('imports.preview', { token, dataset, sheet });
    if (!preview.ok) {
      refusal = preview;
      continue;
    }
    const matched = preview.value.columns.filter((column) => column.field !== null).length;
    if (matched > (best?.matched ?? 0)) best = { sheet, preview: preview.value, matched };
  }
  return best ? ok(best) : refusal;
}
