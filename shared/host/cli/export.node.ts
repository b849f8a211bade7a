import { parseArgs } from 'node:util';
import { fill, problem } from '../../base/problem.ts';
import { isPurpose } from '../../base/purpose.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { ExportOf } from '../../exports/calls.ts';
import { type Manner, profiled, readArguments, usage } from './arguments.node.ts';
import { atDesk, type Desk } from './desk.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';
import { formatOf, saveExport } from './save-export.node.ts';
import { wordsIn } from './words.ts';

const kinds = ['rows', 'errors', 'ledger', 'trend', 'quarter', 'log'] as const;
type Kind = (typeof kinds)[number];
const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text);

/** Takes data out of the workbench into a file, for a purpose that is kept in the log (第十四条). */
export async function exportData(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const text = { type: 'string' } as const;
  const options = {
    ...profiled,
    what: { type: 'string', default: 'rows' },
    dataset: text,
    period: text,
    year: text,
    quarter: text,
    out: text,
    purpose: text,
    full: { type: 'boolean', default: false },
  } as const;
  const read = readArguments(() => parseArgs({ args: [...argv], options }));
  if (!read.ok) return read;
  const { what, dataset, period, year, quarter, out, purpose = '', full } = read.value.values;
  if (!isKind(what)) return usage(`--what ${what}`);
  if ((what === 'rows' || what === 'errors') && (dataset === undefined || period === undefined))
    return usage(dataset === undefined ? '--dataset' : '--period');
  const ofLedger = what === 'ledger' || what === 'trend' || what === 'quarter';
  if (ofLedger && !/^20\d\d$/.test(year ?? '')) return usage('--year');
  if (what === 'quarter' && !/^[1-4]$/.test(quarter ?? '')) return usage('--quarter');
  const format = out === undefined ? null : formatOf(out);
  if (out === undefined || format === null || (what === 'errors' && format !== 'xlsx'))
    return usage(out === undefined ? '--out' : `--out ${out}`);
  if (!isPurpose(purpose)) return usage('--purpose');
  return atDesk(read.value.values, io, manner, async (desk) => {
    const of = await wanted(desk, what, { dataset, period, year: Number(year), quarter: Number(quarter) });
    if (!of.ok) return of;
    const saved = await saveExport(desk, { of: of.value, out, purpose: purpose.trim(), full }, io, manner);
    if (!saved.ok) return saved;
    io.out(
      manner.json
        ? `${JSON.stringify({ export: { what, ...saved.value } })}\n`
        : `${fill(wordsIn(manner.language).saved, { rows: saved.value.rows, file: saved.value.file })}\n`,
    );
    return ok(exit.ok);
  });
}

async function wanted(
  { client }: Desk,
  what: Kind,
  at: {
    readonly dataset: string | undefined;
    readonly period: string | undefined;
    readonly year: number;
    readonly quarter: number;
  },
): Promise<Result<ExportOf>> {
  if (what === 'ledger' || what === 'trend') return ok({ kind: what, year: at.year });
  if (what === 'quarter') return ok({ kind: what, year: at.year, quarter: at.quarter });
  if (what === 'log') return ok({ kind: what });
  // Any period there ever was, not only what is due now; the latest revision of it.
  const found = await client.call('submissions.list', { dataset: at.dataset, period: at.period });
  if (!found.ok) return found;
  const latest = [...found.value].sort((a, b) => b.revision - a.revision)[0];
  return latest ? ok({ kind: what, id: latest.id }) : fail(problem('records/noDraft'));
}
