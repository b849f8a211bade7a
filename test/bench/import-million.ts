import { spawn } from 'node:child_process';
import { closeSync, cpSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { bundleScript } from '../../build/bundle.ts';
import { createZip, type PartWriter } from '../../shared/records/export/zip.node.ts';
import { letters, membersOf } from '../fixtures/tables/book.ts';
import { withEmptyDraft } from './draft.ts';
import { atMost, type Figure } from './figures.ts';
import { hasSqlite, plainImport } from './import.ts';
import { cellText, isNumber } from './million-cells.ts';
import { widen } from './widen.ts';

const ROWS = 1_000_000;
const COLUMNS = 20;
const MIB = 1024;

const measured = z.object({ seconds: z.number(), peak: z.number() });

/** Built: a process that translates its own sources takes time and memory that no office's does. */
const built = (name: string): Promise<string> => bundleScript(fileURLToPath(new URL(name, import.meta.url)));

/** One measurement in a process that does nothing else, so that its peak is its own. KiB. */
async function alone(script: string, ...args: string[]): Promise<z.infer<typeof measured>> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const piece of child.stdout) said += String(piece);
  return measured.parse(JSON.parse(said));
}

/** Both sides in turn, so often, and the fastest of each: whoever else uses the machine makes either slower, never faster. */
const TURNS = 3;

/** A million rows of 20 columns from .csv into the store, against `sqlite3 .import` of the same file. */
export async function benchCsvMillion(): Promise<readonly Figure[]> {
  if (!hasSqlite()) return [];
  const script = await built('./import-alone.ts');
  return withEmptyDraft(ROWS, async ({ desk, profile, id, csv, dataset }) => {
    await desk.stop();
    const wide = join(dirname(csv), 'wide.csv');
    // What no field is for is read and left out, as in offices' own files.
    widen(csv, wide, COLUMNS);
    const ours: z.infer<typeof measured>[] = [];
    const theirs: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      theirs.push(plainImport(wide) / 1000);
      const fresh = join(dirname(csv), `profile-${turn}`);
      cpSync(profile, fresh, { recursive: true });
      ours.push(await alone(script, fresh, id, wide, dataset));
      rmSync(fresh, { recursive: true });
    }
    const seconds = Math.min(...ours.map((one) => one.seconds));
    const peak = Math.max(...ours.map((one) => one.peak));
    return [
      atMost('import.csv1m', seconds / Math.min(...theirs), 'x', `sqlite3 .import, 1,000,000 × ${COLUMNS}`, 2),
      atMost('import.csv1m.peak', peak / MIB, 'MiB', 'memory of the whole process', 350),
    ];
  });
}

/** A million rows of 20 columns read from .xlsx with shared strings, against inflating the same parts. */
export async function benchXlsxMillion(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-xlsx-'));
  try {
    const path = join(folder, 'million.xlsx');
    await writeWorkbook(path);
    const script = await built('./read-alone.ts');
    const inflated = await alone(script, 'inflate', path);
    const read = await alone(script, 'read', path);
    return [
      atMost(
        'import.xlsx1m',
        read.seconds / inflated.seconds,
        'x',
        `node:zlib inflating the same parts, 1,000,000 × ${COLUMNS}`,
        8,
      ),
      atMost('import.xlsx1m.peak', read.peak / MIB, 'MiB', 'memory of the whole process', 700),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeWorkbook(path: string): Promise<void> {
  const file = openSync(path, 'w');
  const zip = createZip((bytes) => void writeSync(file, bytes), 1);
  const parts = membersOf({ sheets: [{ name: '数据', xml: '#' }], strings: '#' });
  const strings = new Map<string, number>();
  for (const { name, body } of parts) {
    const part = zip.part(name);
    const [before = '', after = ''] = String(body).split('#');
    await part.write(before);
    if (name.endsWith('sheet1.xml')) await writeRows(part, strings);
    if (name.endsWith('sharedStrings.xml')) await writeStrings(part, strings);
    await part.write(after);
    await part.end();
  }
  await zip.end();
  closeSync(file);
}

async function writeRows(part: PartWriter, strings: Map<string, number>): Promise<void> {
  await part.write('<sheetData>');
  for (let row = 0; row < ROWS; row++) {
    let text = `<row r="${row + 1}">`;
    for (let column = 0; column < COLUMNS; column++) {
      const cell = cellText(row, column);
      const at = `${letters(column)}${row + 1}`;
      if (isNumber(column)) text += `<c r="${at}"><v>${cell}</v></c>`;
      else {
        // A name of its own in each row would be a table of ten million: one column has one.
        const known = column === 1 ? cell : column % 2 === 0 ? cell : cellText(row % 20_000, column);
        const index = strings.get(known) ?? strings.size;
        strings.set(known, index);
        text += `<c r="${at}" t="s"><v>${index}</v></c>`;
      }
    }
    await part.write(`${text}</row>`);
  }
  await part.write('</sheetData>');
}

async function writeStrings(part: PartWriter, strings: Map<string, number>): Promise<void> {
  for (const text of strings.keys()) await part.write(`<si><t>${text}</t></si>`);
}
