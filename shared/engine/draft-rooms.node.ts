import type { CallContext, Role } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import { problem } from '../base/problem.ts';
import { fail } from '../base/result.ts';
import type { Field } from '../catalog/model.ts';
import type { catalogReader } from '../catalog/queries.node.ts';
import type { MatchField } from '../records/import/match.ts';
import { importsService } from '../records/imports.node.ts';
import { recordsService } from '../records/service.node.ts';
import type { Cipher } from '../store/open.node.ts';
import type { Store, Tx } from '../store/tx.ts';
import { draftOwners } from '../submissions/owners.node.ts';
import { byId, bySid } from '../submissions/queries.node.ts';
import { createIncremental } from '../validation/incremental.node.ts';
import { countsOf } from '../validation/queries.node.ts';
import { validationService } from '../validation/service.node.ts';
import { createCompiled } from './compiled.node.ts';
import { createAuthorFiles } from './export/author-files.node.ts';
import { createAlone } from './jobs/alone.node.ts';
import { checkDraft } from './jobs/check.node.ts';
import { dryRun } from './jobs/dry-run.node.ts';
import { type ImportJobDeps, importFile } from './jobs/import.node.ts';
import { mergeFile } from './jobs/merge.node.ts';
import { createJobs } from './jobs/pool.node.ts';
import type { PastRequest } from './jobs/protocol.node.ts';
import { createRechecks } from './jobs/rechecks.node.ts';
import { checkVersion, outsideTables, rememberOutside } from './outside.node.ts';
import { pastBatches, rememberHistory } from './past.node.ts';
import type { StagedFiles } from './staged-files.node.ts';

export interface DraftRoomsDeps {
  readonly store: Store;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly files: StagedFiles;
  readonly log: (level: 'info' | 'error', text: string) => void;
  readonly catalog: ReturnType<typeof catalogReader>;
  readonly closing: CallContext['signal'];
  /** Fields of a submission that are covered for a role now. */
  readonly covered: (tx: Tx, submission: string, role: Role, wanted: boolean) => ReadonlySet<string>;
}

/** The context of a call that no officer made. */
export const nobody = (signal: CallContext['signal']): CallContext => ({
  role: 'liaison',
  officer: '',
  signal,
  progress: () => {},
});

/** The rooms around a draft's rows, joined: records, their imports, and what checks them, with the job threads they share. */
export function openDraftRooms(deps: DraftRoomsDeps) {
  const { store, cipher, clock, emit, files, log, catalog, closing } = deps;
  const compiled = createCompiled(catalog, clock);
  const validatorFor = compiled.validator;
  const owners = draftOwners(catalog);
  const version = checkVersion(catalog);
  const checker = createIncremental(validatorFor, {
    historyFor: rememberHistory(catalog),
    outsideFor: rememberOutside(catalog, clock),
    version,
    unjudged: (sid) => rechecks.soon(sid),
  });
  const past = (tx: Tx, sid: number, by?: string): PastRequest => ({
    store: { path: store.path, rawKey: new Uint8Array(store.rawKey), cipher },
    batches: pastBatches(catalog, tx, sid, by),
    outside: outsideTables(catalog, clock, tx, sid, by),
  });
  const jobs = createJobs();
  jobs.warm();

  const records = recordsService({ store, clock, emit, owners, checker });
  const alone = createAlone();
  const checkAll = (sid: number, context: CallContext) =>
    checkDraft({ store, cipher, clock, jobs, compileInput: compiled.input, version, past, validatorFor, checker }, sid, context);
  const rechecks = createRechecks(async (sid) => {
    const owner = store.read((tx) => owners.byId(tx, bySid(tx, sid)?.id ?? ''));
    if (!owner?.editable) return;
    await alone(sid, () => checkAll(sid, nobody(closing)));
    if (closing.aborted) return;
    emit({ kind: 'findings', id: owner.id });
    emit({ kind: 'submission', id: owner.id });
  }, log);
  const forget: ImportJobDeps['forget'] = (sid, order) => {
    records.drafts.forget(sid, order);
    checker.forget(sid);
  };
  const importDeps: ImportJobDeps = {
    store,
    clock,
    jobs,
    compileInput: compiled.input,
    forget,
    owners,
    version,
    past,
    validatorFor,
    checker,
    checkAll,
  };
  const authors = createAuthorFiles();
  const imports = importsService({
    store,
    clock,
    emit,
    owners,
    take: files.take,
    fieldsOf(tx, id, draft) {
      const row = draft === undefined ? undefined : byId(tx, draft);
      const kept = (row && catalog.byVersion(tx, row.catalog_version)) ?? catalog.current(tx);
      const dataset = kept?.package.datasets.find((candidate) => candidate.id === id);
      return dataset?.schema.fields.map(matchField) ?? null;
    },
    run: (plan, context) =>
      alone(plan.owner.sid, async () => {
        // The draft may have been converted to another catalog version while this waited.
        const owner = store.read((tx) => owners.byId(tx, plan.owner.id));
        if (!owner) return fail(problem('records/noDraft'));
        const merging = plan.mode === 'update' || plan.mode === 'merge';
        const done = await (merging ? mergeFile : importFile)(importDeps, { ...plan, owner }, context);
        if (done.ok) authors.remember(done.value.run, plan.source);
        return done;
      }),
    dryRun: (plan, context) => dryRun(importDeps, plan, context),
    datasetOf: (tx, sid) => bySid(tx, sid)?.dataset ?? null,
    keyed: (tx, sid) => compiled.validator(tx, sid)?.keys[0]?.code === 'row/primaryKey',
    countsOf,
  });
  const validation = validationService({
    store,
    clock,
    emit,
    owners,
    drafts: records.drafts,
    validatorFor,
    version,
    fullCheck: ({ sid }, context) => alone(sid, () => checkAll(sid, context)),
    step: records.step,
    ordered: records.ordered,
    covered: deps.covered,
  });

  return {
    compiled,
    owners,
    version,
    validatorFor,
    past,
    jobs,
    alone,
    checkAll,
    forget,
    authors,
    handlers: { ...records.handlers, ...imports, ...validation },
    stop() {
      rechecks.stop();
      jobs.stop();
    },
  };
}

const matchField = (field: Field): MatchField => ({
  code: field.name,
  title: field.title ?? field.name,
  required: field.constraints?.required === true,
});
