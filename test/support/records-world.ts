import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallContext } from '../../shared/base/call.ts';
import type { EngineEvent } from '../../shared/base/emit.ts';
import type { Result } from '../../shared/base/result.ts';
import { type CatalogPackage, catalogPackageSchema, type Rule } from '../../shared/catalog/model.ts';
import { createCompiled } from '../../shared/engine/compiled.node.ts';
import { checkDraft } from '../../shared/engine/jobs/check.node.ts';
import { dryRun } from '../../shared/engine/jobs/dry-run.node.ts';
import { importFile } from '../../shared/engine/jobs/import.node.ts';
import { mergeFile } from '../../shared/engine/jobs/merge.node.ts';
import { createJobs, type Jobs } from '../../shared/engine/jobs/pool.node.ts';
import { checkVersion, outsideTables, readOutside, rememberOutside } from '../../shared/engine/outside.node.ts';
import { pastBatches, rememberHistory } from '../../shared/engine/past.node.ts';
import { createStagedFiles } from '../../shared/engine/staged-files.node.ts';
import type { DraftOwners } from '../../shared/records/checker.ts';
import { importsService } from '../../shared/records/imports.node.ts';
import type { EditReply, ImportChoice, ImportMode, RowFilter } from '../../shared/records/model.ts';
import { recordsService } from '../../shared/records/service.node.ts';
import { openStore } from '../../shared/store/open.node.ts';
import type { Store, Tx } from '../../shared/store/tx.ts';
import { draftOwners } from '../../shared/submissions/owners.node.ts';
import type { CatalogInForce, CatalogPort } from '../../shared/submissions/ports.ts';
import { insertSubmission, setState } from '../../shared/submissions/queries.node.ts';
import type { Validator } from '../../shared/validation/compile.ts';
import { createIncremental, type IncrementalOptions } from '../../shared/validation/incremental.node.ts';
import { countsOf } from '../../shared/validation/queries.node.ts';
import type { Outside } from '../../shared/validation/references.ts';
import { context, value } from './submissions-world.ts';

export { fullFindings, type SeenFinding, storedFindings } from './seen-findings.ts';
export { createJobs };

/** A world for the specs of rows and findings: a real encrypted store, one dataset with keys and rules, two drafts. */

const words = { zh: '内容' };
const rule = (id: string, expression: string, severity: string, field: string) => ({
  id,
  title: { zh: id },
  expression,
  severity,
  fields: [field],
  message: { zh: `${id} 不符` },
  examples: { pass: [], fail: [] },
});
const fields = [
  { name: 'BH', title: '编号', type: 'string', constraints: { required: true } },
  { name: 'MC', title: '名称', type: 'string', liaison: {} },
  { name: 'JE', title: '金额', type: 'number', liaison: { unit: '元', scale: 2 } },
  { name: 'RQ', title: '日期', type: 'date', liaison: {} },
  { name: 'DM', title: '代码', type: 'string', constraints: { unique: true } },
];
export const fieldNames = fields.map((field) => field.name);

const catalog: CatalogPackage = catalogPackageSchema.parse({
  format: 'tax-liaison-catalog/1',
  version: '2026.1.1',
  effectiveFrom: '2026-01-01',
  publishedAt: '2025-12-01T09:00:00+08:00',
  publisher: '综合治税办公室',
  codeLists: {},
  datasets: [
    {
      id: 'T1',
      title: { zh: '测试数据' },
      schema: { fields, primaryKey: 'BH', uniqueKeys: [['MC', 'RQ']] },
      liaison: {
        units: [{ uscc: '91410100MAFAKE019N', name: '测试单位' }],
        content: words,
        delivery: ['file'],
        standard: words,
        timing: { frequency: 'monthly' },
        level: 'G',
        rules: [
          rule('JE-1', 'JE >= 0', 'blocking', 'JE'),
          rule('JE-2', 'JE < 1000', 'justify', 'JE'),
          rule('RQ-1', 'RQ <= period_end', 'blocking', 'RQ'),
        ],
      },
    },
  ],
});

export type Row = Readonly<Record<string, string | null>>;

export interface RecordsWorld {
  readonly id: string;
  readonly sid: number;
  /** A second revision, for what comes from a predecessor. */
  readonly later: { readonly id: string; readonly sid: number };
  readonly events: readonly EngineEvent[];
  readonly store: () => Store;
  readonly records: () => ReturnType<typeof recordsService>;
  readonly compiled: ReturnType<typeof createCompiled>;
  readonly owners: DraftOwners;
  /** Drafts of which an edit left something unjudged. */
  readonly unjudged: ReadonlySet<number>;
  readonly known: CatalogInForce;
  /** What the draft's rows may refer to elsewhere, as a complete check reads it. */
  outside(tx: Tx, validator: Validator): Outside;
  at(time: string): void;
  freeze(): void;
  /** As if the program had been closed and started again. */
  reopen(): Promise<void>;
  insert(rows: readonly Row[], after?: number | null): Promise<Result<EditReply>>;
  edit(rid: number, field: string, text: string | null, officer?: string): Promise<Result<EditReply>>;
  paste(rid: number | null, field: string, block: readonly (readonly string[])[], filter?: RowFilter): Promise<Result<EditReply>>;
  remove(rids: readonly number[]): Promise<Result<EditReply>>;
  undo(): Promise<Result<EditReply>>;
  redo(): Promise<Result<EditReply>>;
  /** All rows of the draft in order, as windows page through them. */
  cells(filter?: RowFilter): Promise<(string | null)[][]>;
  rids(filter?: RowFilter): Promise<number[]>;
  /** The complete check in a job thread. */
  checkAll(jobs: Jobs, id?: number): Promise<Result<undefined>>;
  imports(jobs: Jobs): ReturnType<typeof importsService>;
  /** Imports text as a chosen .csv, its columns matched by themselves. */
  importText(
    jobs: Jobs,
    text: string,
    mode: ImportMode,
    call?: CallContext,
    more?: { readonly choices?: ImportChoice[]; readonly otherwise?: 'draft' | 'file' },
  ): ReturnType<ReturnType<typeof importsService>['imports.run']>;
  /** What the same import would do. */
  planText(
    jobs: Jobs,
    text: string,
    mode: ImportMode,
    call?: CallContext,
  ): ReturnType<ReturnType<typeof importsService>['imports.plan']>;
  end(): void;
}

interface WorldOptions {
  /** The dataset's rules besides its own three. */
  readonly rules?: readonly Rule[];
  /** Foreign keys of its schema; it has none of its own. */
  readonly foreignKeys?: readonly object[];
  /** Another dataset `T2` beside it, of these fields. */
  /** How long a draft is that is not judged anew as a whole. */
  readonly limits?: Pick<IncrementalOptions, 'mostRows' | 'mostWalked'>;
  readonly beside?: readonly { readonly name: string; readonly type?: string }[];
}

export async function recordsWorld({
  rules = [],
  foreignKeys = [],
  beside,
  limits = {},
}: WorldOptions = {}): Promise<RecordsWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'records-'));
  const options = { path: join(folder, 'store.db'), rawKey: new Uint8Array(32).fill(5), cipher: 'aegis' } as const;
  let now = Date.parse('2026-11-05T09:00:00+08:00');
  const clock = { now: () => now };
  const events: EngineEvent[] = [];
  const datasets = catalog.datasets.flatMap((one) => {
    const first = { ...one.schema, foreignKeys };
    const own = { ...one, schema: first, liaison: { ...one.liaison, rules: [...one.liaison.rules, ...rules] } };
    const second = { ...one, id: 'T2', title: { zh: '台账', en: 'Register' }, liaison: { ...one.liaison, rules: [] } };
    return beside ? [own, { ...second, schema: { fields: [...beside] } }] : [own];
  });
  const known = { version: catalog.version, package: { ...catalog, datasets } };
  const catalogs: CatalogPort = { current: () => known, inForce: () => known, byVersion: () => known };
  const compiled = createCompiled(catalogs, clock);
  const owners = draftOwners(catalogs);
  const files = createStagedFiles();
  const version = checkVersion(catalogs);

  let store = value(await openStore(options, true));
  const made = (revision: number) => {
    const facts = { id: `S${revision}`, dataset: 'T1', period: '2026-10', revision, predecessor: null, mode: 'full' as const };
    const sid = store.write((tx) =>
      insertSubmission(tx, { ...facts, catalogVersion: catalog.version, due: null, note: null, now, who: '信息员' }),
    );
    return { id: facts.id, sid };
  };
  const { id, sid } = made(1);
  const later = made(2);

  const build = () => {
    const checker = createIncremental(compiled.validator, {
      historyFor: rememberHistory(catalogs),
      outsideFor: rememberOutside(catalogs, clock),
      version,
      unjudged: (number) => void unjudged.add(number),
      ...limits,
    });
    return { checker, records: recordsService({ store, clock, emit: (event) => void events.push(event), owners, checker }) };
  };
  const unjudged = new Set<number>();
  let rooms = build();
  const handlers = () => rooms.records.handlers;

  const page = async (filter: RowFilter) => {
    value(await handlers()['records.open']({ id, filter }, context()));
    const rows = [];
    for (let start = 0; ; start += 200) {
      const got = value(await handlers()['records.page']({ id, filter, start, count: 200 }, context()));
      rows.push(...got);
      if (got.length < 200) return rows;
    }
  };
  const past = (tx: Tx, number: number) => ({
    store: options,
    batches: pastBatches(catalogs, tx, number),
    outside: outsideTables(catalogs, clock, tx, number),
  });
  const checkAll = (jobs: Jobs, number = sid, call: CallContext = context()) =>
    checkDraft({ ...{ store, clock, jobs, version, past }, cipher: options.cipher, ...ofRows() }, number, call);
  const ofRows = () => ({ compileInput: compiled.input, validatorFor: compiled.validator, checker: rooms.checker });

  /** Text as a chosen .csv, its columns matched by themselves. */
  const chosen = async (jobs: Jobs, text: string, mode: ImportMode, call: CallContext) => {
    const bytes = new TextEncoder().encode(text);
    files.put('T', { kind: 'bytes', name: '数据.csv', size: bytes.length, bytes });
    const imports = world.imports(jobs);
    const info = value(await imports['imports.inspect']({ token: 'T' }, call));
    const sheet = info.sheets[0]?.name ?? '';
    const preview = value(await imports['imports.preview']({ token: 'T', dataset: 'T1', sheet }, call));
    const mapping = preview.columns.map(({ column, field }) => ({ column, field }));
    return { imports, args: { id, token: 'T', sheet, headerRow: preview.headerRow, mapping, mode } };
  };

  const world: RecordsWorld = {
    id,
    sid,
    later,
    events,
    compiled,
    owners,
    unjudged,
    known,
    outside: (tx, validator) => readOutside(tx, validator, outsideTables(catalogs, clock, tx, sid)),
    store: () => store,
    records: () => rooms.records,
    at(time) {
      now = Date.parse(`${time}+08:00`);
    },
    freeze: () => store.write((tx) => setState(tx, sid, 'queued', now)),
    async reopen() {
      store.close();
      store = value(await openStore(options));
      rooms = build();
    },
    insert: async (rows, after = null) => handlers()['records.insert']({ id, after, rows: [...rows] }, context()),
    edit: async (rid, field, text, officer) =>
      handlers()['records.edit']({ id, label: 'edit', changes: [{ rid, field, text }] }, context(officer)),
    paste: async (rid, field, block, filter = 'all') =>
      handlers()['records.paste']({ id, filter, rid, field, block: block.map((row) => [...row]) }, context()),
    remove: async (rids) => handlers()['records.remove']({ id, rids: [...rids] }, context()),
    undo: async () => handlers()['records.undo']({ id }, context()),
    redo: async () => handlers()['records.redo']({ id }, context()),
    cells: async (filter = 'all') => (await page(filter)).map((row) => [...row.cells]),
    rids: async (filter = 'all') => (await page(filter)).map((row) => row.rid),
    checkAll,
    imports(jobs) {
      const forget = (number: number): void => {
        rooms.records.drafts.forget(number);
        rooms.checker.forget(number);
      };
      const job = {
        ...{ store, clock, owners, version, past, forget, jobs },
        ...ofRows(),
        checkAll: (number: number, inner: CallContext) => checkAll(jobs, number, inner),
      };
      return importsService({
        store,
        clock,
        emit: (event) => void events.push(event),
        owners,
        take: files.take,
        fieldsOf: () => fields.map(({ name, title }) => ({ code: name, title, required: name === 'BH' })),
        run: (plan, call) => (plan.mode === 'update' || plan.mode === 'merge' ? mergeFile : importFile)(job, plan, call),
        dryRun: (plan, call) => dryRun(job, plan, call),
        datasetOf: () => 'T1',
        keyed: () => true,
        countsOf,
      });
    },
    async importText(jobs, text, mode, call = context(), more = {}) {
      const { imports, args } = await chosen(jobs, text, mode, call);
      return imports['imports.run']({ ...args, ...more }, call);
    },
    async planText(jobs, text, mode, call = context()) {
      const { imports, args } = await chosen(jobs, text, mode, call);
      return imports['imports.plan'](args, call);
    },
    end() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}
