import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { z } from 'zod';
import { digitsOf, parseDecimal } from '../../../shared/base/decimal.ts';
import { checkResidentId } from '../../../shared/validation/identifiers/resident-id.ts';
import { checkUscc } from '../../../shared/validation/identifiers/uscc.ts';
import type { Candidate } from './compare.ts';
import { fields, lists, TODAY } from './table.ts';

/** Checks no library has: ours are plugged in, so that the difference comes from the rest. */
const isUscc = (text: string): boolean => checkUscc(text, text).verdict === 'valid';
const isPerson = (text: string): boolean => checkResidentId(text, text, TODAY).verdict === 'valid';
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
function isAmount(text: string): boolean {
  const value = parseDecimal(text);
  if (!value || value.coef < 0) return false;
  const { whole, fraction } = digitsOf(value);
  return whole <= 14 && fraction <= 2;
}
const isWhole = (text: string): boolean => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 9999;

const names = fields.map(({ name }) => name);

/** Ajv compiled, all errors, the row as a tuple. */
export function createAjv(): Candidate {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTuples: false });
  const formats = { uscc: isUscc, person: isPerson, day: isDay, amount: isAmount, whole: isWhole };
  for (const [name, holds] of Object.entries(formats)) ajv.addFormat(name, holds);
  const items = fields.map((field) => {
    const { liaison, type, constraints } = field;
    const base = { type: 'string', ...('required' in constraints && constraints.required ? { minLength: 1 } : {}) };
    if ('identifier' in liaison) return { ...base, format: liaison.identifier === 'uscc' ? 'uscc' : 'person' };
    if ('codeList' in liaison) {
      const list = Object.entries(lists).find(([name]) => name === liaison.codeList)?.[1];
      return { ...base, enum: list?.entries.map(({ code }) => code) ?? [] };
    }
    if (type === 'date') return { ...base, format: 'day' };
    if (type === 'number') return { ...base, format: 'amount' };
    if (type === 'integer') return { ...base, format: 'whole' };
    if ('pattern' in constraints) return { ...base, pattern: `^${constraints.pattern}$` };
    return { ...base, ...('maxLength' in constraints ? { maxLength: constraints.maxLength } : {}) };
  });
  const validate = ajv.compile({ type: 'array', items });
  return (row, _n, found) => {
    if (validate(row)) return;
    for (const error of validate.errors ?? []) found.push(names[Number(error.instancePath.slice(1))] ?? '');
  };
}

const VERSION = 'tableschema@1.12.6';
const castError = z.object({ errors: z.array(z.object({ columnNumber: z.number().optional() })).optional() });
type Loader = { load(descriptor: unknown): Promise<unknown> };
/** A class of the library: a function with a `load` of its own. */
const loaded = z.custom<Loader>((value) => typeof value === 'function' && 'load' in value);
const schemaShape = z.object({
  castRow: z.custom<(row: readonly string[]) => unknown>((value) => typeof value === 'function'),
});

/** Frictionless's own reader for JavaScript. It is fetched for the bench alone; null where it cannot be had. */
export async function createTableSchema(): Promise<Candidate | null> {
  const folder = join(tmpdir(), 'workbench-bench-peers');
  if (!existsSync(join(folder, 'node_modules', 'tableschema'))) {
    mkdirSync(folder, { recursive: true });
    const windows = process.platform === 'win32';
    spawnSync('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', VERSION], {
      stdio: 'ignore',
      shell: windows,
      timeout: 120_000,
    });
  }
  if (!existsSync(join(folder, 'node_modules', 'tableschema'))) return null;
  const library: unknown = createRequire(join(folder, 'index.js'))('tableschema');
  const { Schema } = z.object({ Schema: loaded }).parse(library);
  const enums = (name: unknown) =>
    Object.entries(lists)
      .find(([known]) => known === name)?.[1]
      .entries.map(({ code }) => code);
  const made = await Schema.load({
    fields: fields.map(({ name, type, constraints, liaison }) => ({
      name,
      type,
      constraints: { ...constraints, ...('codeList' in liaison ? { enum: enums(liaison.codeList) } : {}) },
    })),
  });
  const schema = schemaShape.parse(made);
  const cast = schema.castRow.bind(made);
  const [usccAt, personAt] = [names.indexOf('TYSHXYDM'), names.indexOf('SFZH')];
  const amounts = ['JE', 'YJE', 'DJ'].map((name) => names.indexOf(name));
  return (row, _n, found) => {
    const bad = new Set<number>();
    try {
      cast(row);
    } catch (error) {
      for (const { columnNumber } of castError.parse(error).errors ?? [])
        if (columnNumber !== undefined) bad.add(columnNumber - 1);
    }
    if (!isUscc(row[usccAt] ?? '')) bad.add(usccAt);
    if (!isPerson(row[personAt] ?? '')) bad.add(personAt);
    for (const at of amounts) if (!isAmount(row[at] ?? '')) bad.add(at);
    for (const at of [...bad].sort((a, b) => a - b)) found.push(names[at] ?? '');
  };
}
