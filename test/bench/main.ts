import { parseArgs } from 'node:util';
import { benchCipher } from './cipher.ts';
import { benchDestroy } from './destroy.ts';
import { benchEdit } from './edit.ts';
import { benchExport } from './export.ts';
import type { Figure } from './figures.ts';
import { benchFindings } from './findings.ts';
import { benchGrid } from './grid.ts';
import { benchImport } from './import.ts';
import { benchCsvMillion, benchXlsxMillion } from './import-million.ts';
import { benchLetter } from './letter.ts';
import { benchStart } from './start.ts';
import { benchSync } from './sync.ts';
import { benchValidate } from './validate.ts';

/** `npm run bench -- NAME… --json`: ratios measured in one run, medians of three. Without a name: all; `--quick` scrolls less. */
const benches: Readonly<Record<string, (how: { readonly quick: boolean }) => Promise<readonly Figure[]>>> = {
  start: benchStart,
  edit: benchEdit,
  import: async () => [...(await benchImport()), ...(await benchCsvMillion()), ...(await benchXlsxMillion())],
  sync: benchSync,
  validate: benchValidate,
  findings: benchFindings,
  export: benchExport,
  letter: benchLetter,
  grid: benchGrid,
  destroy: benchDestroy,
  cipher: benchCipher,
};

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const wanted = positionals.length > 0 ? positionals : Object.keys(benches);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(`No bench “${unknown.join(', ')}”. One of: ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}

let missed = 0;
for (const name of wanted)
  for (const figure of (await benches[name]?.({ quick: values.quick })) ?? []) {
    if (!figure.ok) missed++;
    process.stdout.write(
      values.json
        ? `${JSON.stringify(figure)}\n`
        : `${figure.ok ? '✓' : '✗'} ${figure.name.padEnd(24)} ${String(figure.value).padStart(8)} ${figure.unit.padEnd(3)} against ${figure.against} (goal ${figure.goal})\n`,
    );
  }
process.exit(missed === 0 ? 0 : 1);
