import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../shared/catalog/model.ts';
import { parsePeriod, previousPeriod } from '../../shared/periods/calendar.ts';
import type { Frequency } from '../../shared/periods/model.ts';
import { matchColumns } from '../../shared/records/import/match.ts';
import { openFile, type RawRow } from '../../shared/records/import/open.node.ts';
import { compile, type Validator } from '../../shared/validation/compile.ts';
import type { PlacedFinding } from '../../shared/validation/model.ts';
import { createTableCheck } from '../../shared/validation/table.ts';
import { datasetIds, demoCatalog } from '../platform/catalog/index.ts';
import { sampleFor } from './for-period.ts';
import { estateUnit, projectCode, residentId, uscc, vin } from './makers.ts';
import { type Row, type SampleOptions, sampleTable } from './rows.ts';
import type { SamplePeriod } from './values.ts';
import { writeSample } from './write.ts';

const today = '2026-11-24';
const catalog = demoCatalog();
const folder = mkdtempSync(join(tmpdir(), 'sample-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ids: Readonly<Record<Frequency, string>> = {
  realtime: '2026-11-20',
  daily: '2026-11-20',
  weekly: '2026-W46',
  monthly: '2026-10',
  quarterly: '2026Q3',
  halfyear: '2026H1',
  annual: '2026',
};
function datasetOf(id: string): Dataset {
  const dataset = catalog.datasets.find((candidate) => candidate.id === id);
  if (!dataset) throw new Error(id);
  return dataset;
}
function periodFor({ liaison }: Dataset): SamplePeriod & { readonly frequency: Frequency } {
  const { frequency } = liaison.timing;
  const period = parsePeriod(frequency, ids[frequency]);
  if (!period) throw new Error(frequency);
  return period;
}
const options = (dataset: Dataset, rows: number, errors: number, seed = 7): SampleOptions => ({
  rows,
  seed,
  errors,
  period: periodFor(dataset),
});

function check(dataset: Dataset, rows: readonly Row[], period: SamplePeriod): PlacedFinding[] {
  const { codeLists } = catalog;
  const result = compile({ schema: dataset.schema, rules: dataset.liaison.rules, codeLists, dataset: dataset.id, period, today });
  if (!result.ok) throw new Error(dataset.id);
  const validator: Validator = result.value;
  const table = createTableCheck(validator);
  const found: PlacedFinding[] = [];
  const keep = (finding: PlacedFinding): void => {
    found.push(finding);
  };
  rows.forEach((row, at) => {
    table.check({ row: at + 1, cells: validator.fields.map((field) => row[field.name] || null) }, keep);
  });
  table.end(keep);
  return found;
}
const said = (found: readonly PlacedFinding[]): string[] =>
  found.filter(({ severity }) => severity !== 'info').map((f) => `${f.row} ${f.rule ?? f.code} ${f.detail} ${f.fields.join()}`);

describe('a clean sample', () => {
  it.each(datasetIds)('of %s has nothing to block or to justify, in this period and the one before', (id) => {
    const dataset = datasetOf(id);
    const period = periodFor(dataset);
    for (const when of [period, previousPeriod(period)])
      expect(said(check(dataset, sampleTable(dataset, catalog, { ...options(dataset, 400, 0), period: when }), when))).toEqual(
        [],
      );
  });

  it.each(['RS01', 'CZ01', 'GG01', 'MZ01'])('of %s stays clean over many rows', (id) => {
    const dataset = datasetOf(id);
    expect(said(check(dataset, sampleTable(dataset, catalog, options(dataset, 6_000, 0)), periodFor(dataset)))).toEqual([]);
  });
});

it('CL01 refers to units that RS01 lists, the whole of it and every period', () => {
  const [from, to] = [datasetOf('CL01'), datasetOf('RS01')];
  const units = new Set<string>();
  const period = periodFor(to);
  for (const row of sampleFor('RS01', catalog, period).rows) units.add(row.DWDM ?? '');
  for (const when of [periodFor(from), previousPeriod(periodFor(from))]) {
    const asked = [...sampleFor('CL01', catalog, when).rows].map((row) => row.TYSHXYDM ?? '');
    expect(asked.length).toBeGreaterThan(200);
    expect(asked.filter((unit) => !units.has(unit))).toEqual([]);
  }
  expect(from.schema.foreignKeys).toMatchObject([{ reference: { resource: 'RS01' } }]);
});

describe('mistakes', () => {
  it.each(datasetIds)('in %s are seen in about the share asked for', (id) => {
    const dataset = datasetOf(id);
    const rows = sampleTable(dataset, catalog, options(dataset, 1200, 0.05));
    const share = new Set(check(dataset, rows, periodFor(dataset)).map(({ row }) => row)).size / rows.length;
    const noise = new Set(
      check(dataset, sampleTable(dataset, catalog, options(dataset, 400, 0)), periodFor(dataset)).map(({ row }) => row),
    ).size;
    expect(noise).toBeLessThan(3);
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.07);
  });

  it('leave the other rows as they are without mistakes', () => {
    const dataset = datasetOf('RS01');
    const clean = sampleTable(dataset, catalog, options(dataset, 500, 0));
    const spoiled = sampleTable(dataset, catalog, options(dataset, 500, 0.1));
    const changed = spoiled.filter((row, at) => JSON.stringify(row) !== JSON.stringify(clean[at])).length;
    expect(changed).toBeGreaterThan(25);
    expect(changed).toBeLessThan(75);
  });

  it('of several kinds: types, identifiers, rules, forgotten cells', () => {
    const dataset = datasetOf('RS01');
    const found = check(dataset, sampleTable(dataset, catalog, options(dataset, 3000, 0.1)), periodFor(dataset));
    const codes = new Set(found.map(({ code }) => code));
    for (const code of ['cell/type', 'cell/identifier', 'cell/required', 'cell/codeList', 'row/rule', 'row/primaryKey'] as const)
      expect(codes, code).toContain(code);
  });
});

describe('files', () => {
  it.each(['rs01.xlsx', 'rs01.csv'])('%s has the same bytes for the same seed, others for another', (name) => {
    const dataset = datasetOf('RS01');
    const bytes = (seed: number): Buffer => {
      const path = join(folder, name);
      expect(writeSample(path, dataset, catalog, options(dataset, 50, 0.1, seed))).toBe(50);
      return readFileSync(path);
    };
    expect(bytes(7).equals(bytes(7))).toBe(true);
    expect(bytes(7).equals(bytes(8))).toBe(false);
  });

  it('a CSV begins with the names, or with the codes', () => {
    const dataset = datasetOf('GG01');
    const path = join(folder, 'gg01.csv');
    writeSample(path, dataset, catalog, options(dataset, 2, 0));
    expect(readFileSync(path, 'utf8').split('\r\n')[0]).toMatch(/^\uFEFF招标编号,标段名称,/);
    writeSample(path, dataset, catalog, { ...options(dataset, 2, 0), codes: true });
    expect(readFileSync(path, 'utf8').split('\r\n')[0]).toMatch(/^\uFEFFZBBH,BDMC,/);
  });
});

describe('a workbook', () => {
  it.each(datasetIds)('of %s comes back through the import as it was made, columns matched by name', async (id) => {
    const dataset = datasetOf(id);
    const path = join(folder, `${id}.xlsx`);
    writeSample(path, dataset, catalog, options(dataset, 60, 0));
    const opened = await openFile({ kind: 'path', name: `${id}.xlsx`, path, size: statSync(path).size });
    if (!opened.ok) throw new Error(opened.problem.code);
    const read: RawRow[] = [];
    await opened.value.read(opened.value.info.sheets[0]?.name ?? '', (rows) => read.push(...rows) > 0);
    const fields = dataset.schema.fields.map(({ name, title, constraints }) => ({
      code: name,
      title: title ?? name,
      required: constraints?.required === true,
    }));
    const match = matchColumns(read, fields);
    expect(match.headerRow).toBe(3);
    expect(match.missingRequired).toEqual([]);
    const rows = sampleTable(dataset, catalog, options(dataset, 60, 0));
    const back = read
      .slice(3)
      .map((row) => Object.fromEntries(match.columns.map(({ column, field }) => [field, row.cells[column]])));
    expect(back).toEqual(rows.map((row) => expect.objectContaining(amountsAsNumbers(row, dataset))));
  });
});

/** A number cell has no trailing zeros to give back. */
const amountsAsNumbers = (row: Row, dataset: Dataset): Row =>
  Object.fromEntries(
    dataset.schema.fields.map(({ name, type }) => {
      const text = row[name] ?? '';
      return [name, type === 'number' && text !== '' ? String(Number(text)) : text];
    }),
  );

describe('history', () => {
  it('keeps units and their size from month to month, and the months different', () => {
    const month = (id: string): Map<string, number> => {
      const period = parsePeriod('monthly', id);
      if (!period) throw new Error(id);
      const { rows } = sampleFor('RS01', catalog, period);
      return new Map([...rows].map((row) => [`${row.DWDM}${row.XZ}`, Number(row.CBRS)]));
    };
    const [september, october] = [month('2026-09'), month('2026-10')];
    expect(Math.abs(october.size / september.size - 1)).toBeLessThan(0.2);
    let same = 0;
    for (const [unit, people] of october) {
      const before = september.get(unit);
      if (before === undefined) continue;
      expect(Math.abs(people - before)).toBeLessThanOrEqual(5);
      if (people === before) same++;
    }
    expect(same).toBeLessThan(october.size / 2);
    expect(month('2026-10')).toEqual(october);
  });

  it('brings new subjects and numbers where each period has its own', () => {
    const dataset = datasetOf('GG01');
    const numbers = ['2026-W45', '2026-W46'].flatMap((id) => {
      const period = parsePeriod('weekly', id);
      return period ? [...sampleFor('GG01', catalog, period).rows].map((row) => row.ZBBH) : [];
    });
    expect(dataset.schema.primaryKey).toEqual(['ZBBH']);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('the command', () => {
  const run = (...args: readonly string[]) =>
    spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('main.ts', import.meta.url)), ...args],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );

  it('writes the file it is asked for', () => {
    const done = run(
      '--dataset',
      'rs01',
      '--period',
      '2026-10',
      '--rows',
      '30',
      '--seed',
      '7',
      '--errors',
      '0.02',
      '--out',
      'a.csv',
    );
    expect([done.status, done.stderr]).toEqual([0, '']);
    expect(readFileSync(join(folder, 'a.csv'), 'utf8').trimEnd().split('\r\n')).toHaveLength(31);
  });

  it.each([
    ['a dataset that is not there', ['--dataset', 'XX', '--out', 'b.csv'], 'There is no dataset “XX”'],
    ['a period of another kind', ['--dataset', 'RS01', '--period', '2026Q1', '--out', 'b.csv'], 'write it like 2026-11'],
    ['an ending it cannot write', ['--dataset', 'RS01', '--out', 'b.pdf'], '.xlsx or .csv'],
    ['an option it does not know', ['--datasets', 'RS01'], '--datasets'],
  ])('refuses %s and writes nothing', (_what, args, why) => {
    const done = run(...args);
    expect(done.status).toBe(2);
    expect(done.stderr).toContain(why);
    expect(existsSync(join(folder, 'b.csv'))).toBe(false);
  });
});

describe('makers', () => {
  it.each([
    ['uscc', uscc],
    ['residentId', residentId],
    ['vin', vin],
    ['estateUnit', estateUnit],
    ['projectCode', projectCode],
  ] as const)('%s never gives the same twice in 30,000', (_name, make) => {
    const seen = new Set<string>();
    for (let n = 0; n < 30_000; n++) seen.add(make(n));
    expect(seen.size).toBe(30_000);
  });
});
