import { randomUUID } from 'node:crypto';
import type { AbortSignalLike, Handlers, Progress } from '../base/call.ts';
import type { Emit } from '../base/emit.ts';
import { problem } from '../base/problem.ts';
import { isPurpose, LEAST_PURPOSE } from '../base/purpose.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Store, Tx } from '../store/tx.ts';
import type { exportsCalls } from './calls.ts';
import type { ExportJob } from './job.node.ts';
import { beginLog, endLog, readLog } from './log.node.ts';
import type { ExportFacts } from './model.ts';
import { type PrepareDeps, type Prepared, prepare } from './prepare.node.ts';

export interface ExportsDeps extends PrepareDeps {
  readonly store: Store;
  readonly emit: Emit;
  readonly log: (level: 'info' | 'error', text: string) => void;
  /** Adds to a submission's timeline that it was taken out, and what for. */
  readonly exported: (tx: Tx, sid: number, who: string, purpose: string) => void;
}

/** Writes a job's file in a thread, straight to whoever fetches it. */
export type RunExport = (
  job: ExportJob,
  watch: { readonly signal: AbortSignalLike; readonly onProgress: (progress: Progress) => void },
) => Promise<Result<ExportFacts>>;

export interface ExportsService {
  readonly handlers: Handlers<typeof exportsCalls>;
  /** A host fetches a prepared file; each can be fetched once. The name goes ahead, then the file. */
  fetch(token: string, run: (name: string) => RunExport): Result<undefined>;
  /** The store is about to close: what is under way ends, and nothing more is written. */
  stop(): void;
}

interface Waiting extends Prepared {
  readonly who: string;
  readonly purpose: string;
  readonly signal: { aborted: boolean };
  readonly done: Promise<Result<ExportFacts>>;
  readonly settle: (result: Result<ExportFacts>) => void;
  /** Whoever follows it. */
  onProgress: (progress: Progress) => void;
  fetched: boolean;
}

/** An officer exports one file at a time; forgotten ones are dropped. */
const KEEP = 8;
const LOOK_MS = 40;

/** Answers `exports.*`: prepares files, hands each out once, and keeps the log. */
export function exportsService(deps: ExportsDeps): ExportsService {
  const { store, clock, emit } = deps;
  const waiting = new Map<string, Waiting>();
  let stopped = false;

  const end = (token: string, kept: Waiting, result: Result<ExportFacts>): void => {
    waiting.delete(token);
    kept.settle(result);
  };

  const handlers: Handlers<typeof exportsCalls> = {
    'exports.prepare'({ of, format = 'xlsx', language, purpose = '', masked = true }, context) {
      if (of.kind !== 'template' && !isPurpose(purpose)) return fail(problem('exports/purpose', { least: LEAST_PURPOSE }));
      const prepared = store.read((tx) => prepare(deps, tx, { of, format, language, masked, officer: context.officer, purpose }));
      if (!prepared.ok) return prepared;
      const token = randomUUID();
      const { promise: done, resolve: settle } = Promise.withResolvers<Result<ExportFacts>>();
      const signal = { aborted: false };
      waiting.set(token, {
        ...prepared.value,
        who: context.officer,
        purpose,
        signal,
        done,
        settle,
        onProgress: () => {},
        fetched: false,
      });
      for (const [old, { fetched }] of waiting) {
        if (waiting.size <= KEEP) break;
        if (!fetched) waiting.delete(old);
      }
      return ok({ token, name: prepared.value.job.file.name });
    },
    async 'exports.follow'({ token }, context) {
      const kept = waiting.get(token);
      if (!kept) return fail(problem('exports/gone'));
      kept.onProgress = context.progress;
      const look = setInterval(() => {
        if (!context.signal.aborted) return;
        kept.signal.aborted = true;
        // Nobody has fetched it: there is nothing to wait for.
        if (!kept.fetched) end(token, kept, fail(problem('contract/cancelled')));
      }, LOOK_MS);
      return kept.done.finally(() => clearInterval(look));
    },
    'exports.log': ({ start, count }) => ok(store.read((tx) => readLog(tx, start, count))),
  };

  return {
    handlers,
    fetch(token, runFor) {
      const kept = waiting.get(token);
      if (!kept || kept.fetched || stopped) return fail(problem('exports/gone'));
      kept.fetched = true;
      const { job, about, who, purpose, sid } = kept;
      // Written before the first byte leaves: an export that fails half-way has left all the same.
      const line =
        job.kind === 'template'
          ? null
          : store.write((tx) => {
              if (sid !== null) deps.exported(tx, sid, who, purpose);
              return beginLog(tx, { ...about, at: clock.now(), who, file: job.file.name, purpose });
            });
      const run = runFor(job.file.name);
      const watch = { signal: kept.signal, onProgress: (progress: Progress) => kept.onProgress(progress) };
      void run(job, watch)
        .catch((error: unknown): Result<ExportFacts> => {
          const reference = clock.now().toString(36).toUpperCase();
          deps.log('error', `${reference} in an export: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`);
          return fail(problem('contract/internal', { reference }));
        })
        .then((result) => {
          if (!stopped && line !== null) {
            const cancelled = !result.ok && result.problem.code === 'contract/cancelled';
            const facts = result.ok ? result.value : { rows: 0, bytes: 0 };
            store.write((tx) => endLog(tx, line, result.ok ? 'done' : cancelled ? 'cancelled' : 'failed', facts));
            emit({ kind: 'exports' });
            if (about.submission !== null) emit({ kind: 'submission', id: about.submission });
          }
          end(token, kept, result);
        });
      return ok();
    },
    stop() {
      stopped = true;
      for (const [token, kept] of waiting) {
        kept.signal.aborted = true;
        end(token, kept, fail(problem('contract/cancelled')));
      }
    },
  };
}
