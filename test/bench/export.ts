import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { importInto } from '../support/import-into.ts';
import { withEmptyDraft } from './draft.ts';
import { atMost, type Figure, median } from './figures.ts';

const ROWS = 100_000;
/** One mistake in each twentieth row: five thousand findings. */
const ERRORS = 0.05;
const MIB = 1024;

/**
 * The error workbook of 100,000 rows with some 5,000 findings, from asking for it to its last byte, in a process that
 * does nothing else (engine and threads included): how long, and the most memory it ever had. Built anew, and put into
 * the author's own workbook.
 */
export async function benchExport(): Promise<readonly Figure[]> {
  return withEmptyDraft(
    ROWS,
    async ({ desk, profile, id, csv, dataset, writeBook }) => {
      const book = join(dirname(csv), 'rows.xlsx');
      writeBook(book);
      await importInto(desk, id, csv, dataset);
      await desk.stop();
      const runs: z.infer<typeof measured>[] = [];
      for (let run = 0; run < 3; run++) runs.push(await alone(profile, id));
      const findings = runs[0]?.findings ?? 0;
      const own: z.infer<typeof measured>[] = [];
      for (let run = 0; run < 3; run++) own.push(await alone(profile, id, dataset, book));
      return [
        atMost(
          'export.own100k',
          median(own.map(({ seconds }) => seconds)),
          's',
          `the author’s own workbook marked, ${own[0]?.findings} findings`,
          15,
        ),
        atMost(
          'export.own100k.peak',
          Math.max(...own.map(({ peak }) => peak)) / MIB,
          'MiB',
          'memory of the whole process, less what the import before it left',
          500,
        ),
        atMost('export.errors100k', median(runs.map(({ seconds }) => seconds)), 's', `100,000 rows, ${findings} findings`, 15),
        atMost(
          'export.errors100k.peak',
          Math.max(...runs.map(({ peak }) => peak)) / MIB,
          'MiB',
          'memory of the whole process',
          500,
        ),
      ];
    },
    ERRORS,
  );
}

const measured = z.object({ seconds: z.number(), peak: z.number(), findings: z.number() });

async function alone(profile: string, id: string, ...book: readonly string[]): Promise<z.infer<typeof measured>> {
  const script = fileURLToPath(new URL('./export-alone.ts', import.meta.url));
  const child = spawn(process.execPath, [script, profile, id, ...book], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const piece of child.stdout) said += String(piece);
  return measured.parse(JSON.parse(said));
}
