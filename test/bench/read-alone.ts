import { createReadStream, statSync } from 'node:fs';
import { createInflateRaw } from 'node:zlib';
import { openFile } from '../../shared/records/import/open.node.ts';
import { bytesOf } from '../../shared/records/import/source.node.ts';
import { readDirectory } from '../../shared/records/import/zip.node.ts';
import { cellText, isNumber } from './million-cells.ts';
import { peakMemory } from './peak.ts';

/** A workbook read, or only inflated, in a process of its own; prints seconds and the peak of memory in KiB. */
const [what = '', path = ''] = process.argv.slice(2);

const source = { kind: 'path' as const, name: 'x.xlsx', size: statSync(path).size, path };

/** Only what node:zlib needs for the two large parts. */
async function inflated(): Promise<number> {
  const entries = await readDirectory(bytesOf(source));
  const from = performance.now();
  for (const name of ['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml']) {
    const entry = entries.get(name);
    if (!entry) throw new Error(`${name} is missing`);
    const start = entry.offset + 30 + Buffer.byteLength(name);
    const stream = createReadStream(path, { start, end: start + entry.packed - 1, highWaterMark: 1 << 18 });
    let size = 0;
    for await (const chunk of stream.pipe(createInflateRaw({ chunkSize: 1 << 18 }))) size += chunk.length;
    if (size !== entry.size) throw new Error(`${name} is not whole`);
  }
  return performance.now() - from;
}

/** Every row and cell as our own reader gives them; every hundredth row is looked at cell by cell. */
async function read(): Promise<number> {
  const from = performance.now();
  const opened = await openFile(source);
  if (!opened.ok) throw new Error(opened.problem.code);
  let rows = 0;
  let cells = 0;
  const done = await opened.value.read('数据', (batch) => {
    for (const row of batch) {
      rows++;
      cells += row.cells.length;
      if (row.n % 100 === 1) check(row.n - 1, row.cells);
    }
    return true;
  });
  const took = performance.now() - from;
  if (!done.ok || rows !== 1_000_000 || cells !== 20_000_000) throw new Error(`read ${rows} rows, ${cells} cells`);
  return took;
}

function check(row: number, cells: readonly (string | null)[]): void {
  cells.forEach((cell, column) => {
    const own = column === 1 || column % 2 === 0 || isNumber(column);
    const wanted = cellText(own ? row : row % 20_000, column);
    if (cell !== wanted) throw new Error(`row ${row + 1}, column ${column + 1}: ${cell}, not ${wanted}`);
  });
}

const measure = { inflate: inflated, read }[what];
if (!measure) throw new Error(`no measurement “${what}”`);
const seconds = (await measure()) / 1000;
process.stdout.write(`${JSON.stringify({ seconds, peak: peakMemory() })}\n`);
