import { parentPort } from 'node:worker_threads';
import { unmarkedWithin } from '../../base/marked.ts';
import { problem } from '../../base/problem.ts';
import { fail, type Result } from '../../base/result.ts';
import { unmarkedRows } from '../../records/import/marked-rows.ts';
import { openFile } from '../../records/import/open.node.ts';
import { countRows, iterateRows } from '../../records/queries.node.ts';
import { projected } from '../../records/refit.node.ts';
import { openReader } from '../../store/open.node.ts';
import type { History } from '../../validation/batch/check.ts';
import { isBlankRow } from '../../validation/blank.ts';
import { compile, type Validator } from '../../validation/compile.ts';
import type { Cell } from '../../validation/model.ts';
import type { Outside } from '../../validation/references.ts';
import { buffersOf } from '../../validation/text-groups.ts';
import { readOutside } from '../outside.node.ts';
import { historyFrom, noHistory } from '../past.node.ts';
import {
  AHEAD,
  CHUNK_ROWS,
  type FromJob,
  type JobDone,
  type JobFinding,
  type JobRequest,
  type PastRequest,
  type ToJob,
} from './protocol.node.ts';
import { relabellersOf } from './relabellers.node.ts';
import { createRowChecks } from './row-checks.node.ts';

/** Entry of a job thread: reads and checks in bulk; never writes. Chunks go to the engine, which acknowledges them. */
const port = parentPort;
if (!port) throw new Error('a job thread is started by the engine');

const post = (message: FromJob, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved);
const signal = { aborted: false };
let unacknowledged = 0;
let wake: (() => void) | null = null;

/** Waits while too many chunks are on their way. */
async function room(): Promise<void> {
  while (unacknowledged >= AHEAD && !signal.aborted)
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
}

/** A head is a few title rows and the header. */
const MOST_HEAD_ROWS = 60;

interface Chunker {
  /** Answers whether a chunk is full. */
  add(cells: readonly Cell[], place: { readonly source: number; readonly rid: number }): boolean;
  /** Sends what is there; with `all` also a part of a chunk. */
  flush(all: boolean): Promise<void>;
  /** When all rows have gone by: what is left, and what the rules over all of them found. */
  end(history: History): Promise<void>;
  readonly count: () => number;
  /** The refusal, where a row bears a state-secret marking. */
  readonly marked: () => Result<never> | null;
  /** So many rows are expected. */
  reserve(rows: number): void;
  /** Which rows share what; only once everything is said. */
  keys(): JobDone['keys'];
}

function createChunker(validator: Validator, outside: Outside, withRows: boolean): Chunker {
  // The engine can read any row again, and keeps who shares what with whom.
  const checks = createRowChecks(validator, true);
  const batch = validator.batchCheck({ outside, lean: true });
  let rows: string[] = [];
  let sourceRows: number[] = [];
  let rids: number[] = [];
  let findings: JobFinding[] = [];
  let count = 0;
  let size = 0;
  let marked: Result<never> | null = null;
  return {
    marked: () => marked,
    add(cells, { source, rid }) {
      // In this order: what the check has read of the row, the rules over all of them need not read again.
      checks.check(cells, count, size++, findings);
      batch.add(cells, count++);
      if (withRows) {
        const text = JSON.stringify(cells);
        // One look at the row for nearly all of them.
        if (marked === null && text.includes('密')) {
          const told = unmarkedWithin('cell', cells);
          if (!told.ok) marked = told;
        }
        rows.push(text);
        sourceRows.push(source);
      } else rids.push(rid);
      return size >= CHUNK_ROWS;
    },
    async flush(all) {
      if (size === 0 || (!all && size < CHUNK_ROWS)) return;
      checks.settle(findings);
      await room();
      post({ m: 'chunk', chunk: { rows, sourceRows, rids, findings } });
      unacknowledged++;
      rows = [];
      sourceRows = [];
      rids = [];
      findings = [];
      size = 0;
    },
    async end(history) {
      await this.flush(true);
      const found = batch.end(history);
      for (let from = 0; from < found.length && !signal.aborted; from += CHUNK_ROWS) {
        await room();
        const batch = found.slice(from, from + CHUNK_ROWS);
        post({ m: 'chunk', chunk: { rows: [], sourceRows: [], rids: [], findings: [], batch } });
        unacknowledged++;
      }
    },
    count: () => count,
    reserve(expected) {
      checks.reserve(expected);
      batch.reserve(expected);
    },
    keys: () => [...checks.keys, ...batch.groups()].map((groups) => groups?.pack() ?? null),
  };
}

/** What the rules that look back compare with. */
async function pastOf(validator: Validator, past: PastRequest | null | undefined): Promise<History> {
  if (!past || !validator.batch.some((rule) => rule.looksBack)) return noHistory;
  const reader = await openReader(past.store);
  try {
    return historyFrom(reader.tx, validator, past.batches);
  } finally {
    reader.close();
  }
}

/** What the rows may refer to in other datasets; read before the first of them is checked. */
async function outsideOf(validator: Validator, past: PastRequest | null | undefined): Promise<Outside> {
  if (!past?.outside || past.outside.length === 0) return [];
  const reader = await openReader(past.store);
  try {
    return readOutside(reader.tx, validator, past.outside);
  } finally {
    reader.close();
  }
}

async function runImport(request: Extract<JobRequest, { kind: 'import' }>): Promise<Result<JobDone>> {
  const validator = compile(request.compile);
  if (!validator.ok) return validator;
  const opened = await openFile(request.source);
  if (!opened.ok) return opened;
  const outside = await outsideOf(validator.value, request.past);
  const chunker = createChunker(validator.value, outside, true);
  const { columns } = request;
  const relabellers = relabellersOf(request, validator.value);
  let blank = 0;
  let isReserved = false;
  const head: (readonly Cell[])[] = Array.from({ length: Math.min(request.headerRow, MOST_HEAD_ROWS) }, () => []);
  let waiting: { readonly n: number; readonly cells: readonly (string | null)[] }[] = [];
  /** The refusal of a marking above the table; looked for once, when the first rows below it have come. */
  let headed: Result<undefined> | null = null;
  const refused = (): Result<undefined> | null => chunker.marked() ?? (headed && !headed.ok ? headed : null);
  /** The file's columns are the fields, in their order: its rows are as they should be. */
  const isStraight = columns.every((column, at) => column === at && !relabellers[at]);
  const arranged = (row: { readonly n: number; readonly cells: readonly Cell[] }): Cell[] =>
    columns.map((column, at) => {
      const raw = column === null ? null : (row.cells[column] ?? null);
      const relabel = relabellers[at];
      return raw === null || !relabel ? raw : relabel.of(raw, row.n);
    });
  const take = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    headed ??= unmarkedRows(head.map((cells) => ({ cells })));
    if (refused()) return;
    for (const row of batch) {
      const cells = isStraight && row.cells.length === columns.length ? row.cells : arranged(row);
      if (isBlankRow(cells)) blank++;
      else if (chunker.add(cells, { source: row.n, rid: 0 })) await chunker.flush(false);
    }
  };
  const read = await opened.value.read(
    request.sheet,
    (rows) => {
      for (const row of rows)
        if (row.n > request.headerRow) waiting.push(row);
        else if (row.n <= head.length) head[row.n - 1] = row.cells;
      return !signal.aborted && refused() === null;
    },
    {
      signal,
      onProgress(done, total) {
        // Once: what the rows so far say of how many there will be.
        if (!isReserved && chunker.count() >= CHUNK_ROWS) {
          isReserved = true;
          chunker.reserve(Math.ceil((chunker.count() * total) / done));
        }
        post({ m: 'progress', progress: { phase: 'reading', done, total } });
      },
      // Between two pieces of the file: rows are checked and sent, so that they never pile up.
      between: take,
      wanted: { wholeTo: request.headerRow, columns: new Set(columns.filter((column) => column !== null)) },
    },
  );
  if (!read.ok) return read;
  await take();
  const marked = refused();
  if (marked && !marked.ok) return marked;
  await chunker.end(await pastOf(validator.value, request.past));
  if (signal.aborted) return fail(problem('contract/cancelled'));
  if (chunker.count() === 0) return fail(problem('file/empty', { file: request.source.name }));
  const relabelled = relabellers.flatMap((one) => one?.done() ?? []);
  return { ok: true, value: { rows: chunker.count(), blank, head, relabelled, keys: chunker.keys() } };
}

async function runCheck(request: Extract<JobRequest, { kind: 'check' }>): Promise<Result<JobDone>> {
  const validator = compile(request.compile);
  if (!validator.ok) return validator;
  const { columns } = request;
  const outside = await outsideOf(validator.value, request.past);
  const reader = await openReader(request.store);
  const chunker = createChunker(validator.value, outside, false);
  try {
    const total = countRows(reader.tx, request.sid);
    chunker.reserve(total);
    // One statement, one snapshot: what is checked is the draft at one moment.
    for (const row of iterateRows(reader.tx, request.sid)) {
      if (signal.aborted) return fail(problem('contract/cancelled'));
      chunker.add(columns ? projected(row.cells, columns) : row.cells, { source: 0, rid: row.rid });
      if (chunker.count() % CHUNK_ROWS === 0) {
        await chunker.flush(false);
        post({ m: 'progress', progress: { phase: 'checking', done: chunker.count(), total } });
      }
    }
    await chunker.end(await pastOf(validator.value, request.past));
  } finally {
    reader.close();
  }
  return { ok: true, value: { rows: chunker.count(), blank: 0, head: [], keys: chunker.keys() } };
}

port.on('message', (message: ToJob) => {
  if (message.m === 'ack') {
    unacknowledged--;
    wake?.();
  } else if (message.m === 'cancel') {
    signal.aborted = true;
    wake?.();
  } else {
    signal.aborted = false;
    unacknowledged = 0;
    const { request } = message;
    const job = request.kind === 'import' ? runImport(request) : runCheck(request);
    job.then(
      (result) => {
        if (result.ok)
          post(
            { m: 'done', done: result.value },
            result.value.keys.flatMap((key) => (key ? buffersOf(key) : [])),
          );
        else post({ m: 'failed', problem: result.problem });
      },
      (error: unknown) => {
        // A bug in a job is a bug of the engine: rethrown there with its stack.
        setImmediate(() => {
          throw error;
        });
      },
    );
  }
});
