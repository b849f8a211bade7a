import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { beijingDay } from '../../base/clock.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { codeListsOf, titlesOf } from '../../catalog/service.node.ts';
import { payloadOf, readPackage } from '../../catalog/verify.node.ts';
import { exampleId, parsePeriod } from '../../periods/calendar.ts';
import { compile, type Validator } from '../../validation/compile.ts';
import { usage } from './arguments.node.ts';
import type { Io } from './io.node.ts';

/** What a file is judged by. */
export interface Target {
  readonly validator: Validator;
  /** Set for the catalog: headers are matched as an import would; null for a bare table schema. */
  readonly dataset: string | null;
}

export interface TargetArguments {
  readonly catalog?: string | undefined;
  readonly dataset?: string | undefined;
  readonly period?: string | undefined;
  readonly schema?: string | undefined;
}

/** Reads and compiles what `validate` is told to judge by. A faulty schema answers `schema/invalid`. */
export function targetOf(args: TargetArguments, io: Io): Result<Target> {
  if (args.schema !== undefined) {
    if (args.catalog !== undefined || args.dataset !== undefined || args.period !== undefined)
      return usage('--schema + --catalog/--dataset/--period');
    return schemaTarget(args.schema, io);
  }
  if (args.catalog === undefined) return usage('--catalog | --schema');
  if (args.dataset === undefined) return usage('--dataset');
  return catalogTarget(args.catalog, args.dataset, args.period, io);
}

/** A schema of two thousand fields has less than a hundredth of this. */
const MAX_SCHEMA_MB = 32;

function schemaTarget(path: string, io: Io): Result<Target> {
  if ((statSync(resolve(io.cwd, path), { throwIfNoEntry: false })?.size ?? 0) > MAX_SCHEMA_MB * 1024 * 1024)
    return fail(problem('schema/invalid', { path: '(schema)', reason: `is larger than ${MAX_SCHEMA_MB} MB` }));
  const text = readText(path, io);
  if (!text.ok) return text;
  let schema: unknown;
  try {
    schema = JSON.parse(text.value);
  } catch (error) {
    return fail(problem('schema/invalid', { path: '(schema)', reason: error instanceof Error ? error.message : 'not JSON' }));
  }
  const validator = compile({ schema, today: beijingDay(io.now()) });
  return validator.ok ? ok({ validator: validator.value, dataset: null }) : validator;
}

function catalogTarget(path: string, id: string, periodId: string | undefined, io: Io): Result<Target> {
  const text = readText(path, io);
  if (!text.ok) return text;
  const read = readPackage(payloadOf(text.value) ?? text.value);
  if (!read.ok) return read;
  const dataset = read.value.datasets.find((candidate) => candidate.id === id);
  if (!dataset) return fail(problem('catalog/unknownDataset', { dataset: id }));
  const { frequency } = dataset.liaison.timing;
  const period = periodId === undefined ? null : parsePeriod(frequency, periodId);
  if (periodId !== undefined && !period) return usage(`--period ${periodId} (${exampleId[frequency]})`);
  const validator = compile({
    schema: dataset.schema,
    rules: dataset.liaison.rules,
    codeLists: codeListsOf(dataset, read.value),
    dataset: id,
    titles: titlesOf(read.value),
    period,
    today: beijingDay(io.now()),
  });
  return validator.ok ? ok({ validator: validator.value, dataset: id }) : validator;
}

function readText(path: string, io: Io): Result<string> {
  try {
    return ok(readFileSync(resolve(io.cwd, path), 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    return fail(problem('host/noFile', { file: path }));
  }
}
