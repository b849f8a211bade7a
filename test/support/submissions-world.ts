import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallContext, Progress } from '../../shared/base/call.ts';
import type { EngineEvent } from '../../shared/base/emit.ts';
import type { Result } from '../../shared/base/result.ts';
import { type CatalogPackage, catalogPackageSchema } from '../../shared/catalog/model.ts';
import { bumpVersion, countRows, insertRow, versionOf } from '../../shared/records/queries.node.ts';
import { openStore } from '../../shared/store/open.node.ts';
import type { Store, Tx } from '../../shared/store/tx.ts';
import { draftOf } from '../../shared/submissions/draft.node.ts';
import { findingsOf } from '../../shared/submissions/findings.node.ts';
import type { ReceiptFacts } from '../../shared/submissions/outcome.node.ts';
import type { ReturnedFinding, SignedStatement, SubmissionsDeps } from '../../shared/submissions/ports.ts';
import { bySid } from '../../shared/submissions/queries.node.ts';
import { compile } from '../../shared/validation/compile.ts';
import type { ValidatorFor } from '../../shared/validation/incremental.node.ts';
import { setChecked } from '../../shared/validation/queries.node.ts';

/** A world for the specs of this room: a real encrypted store, a small catalog, and drafts kept the simplest way. */

export const unit = { uscc: '91410100MAFAKE019N', name: '测试单位' };
export const keys = generateKeyPairSync('ed25519');

const fields = [
  { name: 'BH', title: '编号', type: 'string', constraints: { required: true } },
  { name: 'JE', title: '金额', type: 'number', liaison: { unit: '元', scale: 2 } },
  { name: 'BZ', title: '备注', type: 'string' },
];
const facets = { zh: '内容' };
const dataset = (id: string, timing: object, units = [unit]) => ({
  id,
  title: { zh: `数据集${id}` },
  schema: { fields, primaryKey: 'BH' },
  liaison: { units, content: facets, delivery: ['file'], standard: facets, timing, level: 'G' },
});

export const catalog: CatalogPackage = catalogPackageSchema.parse({
  format: 'tax-liaison-catalog/1',
  version: '2026.1.1',
  effectiveFrom: '2026-01-01',
  publishedAt: '2025-12-01T09:00:00+08:00',
  publisher: '综合治税办公室',
  codeLists: {},
  datasets: [
    dataset('M1', { frequency: 'monthly', firstDay: '2026-08-01' }),
    dataset('Q1', { frequency: 'quarterly', firstDay: '2026-07-01' }),
    dataset('X1', { frequency: 'monthly' }, [{ uscc: 'other', name: '别的单位' }]),
  ],
});

/** The checks of a submission's dataset, as the engine compiles them. */
const validatorFor: ValidatorFor = (tx, sid) => {
  const row = bySid(tx, sid);
  const found = catalog.datasets.find((candidate) => candidate.id === row?.dataset);
  return found ? value(compile({ schema: found.schema, today: '2026-11-05' })) : null;
};
export const findings = findingsOf(validatorFor);

/** Puts rows into a draft as an import would. */
export function addRows(store: Store, sid: number, rows: readonly (readonly (string | null)[])[]): void {
  store.write((tx) => {
    const before = countRows(tx, sid);
    rows.forEach((cells, n) => {
      const row = { sid, ord: before + n, cells: JSON.stringify(cells), run: null, sourceRow: null, added: 0 };
      insertRow(tx, row);
    });
    bumpVersion(tx, sid, 1);
  });
}

export function markChecked(tx: Tx, sid: number, at = 1): void {
  setChecked(tx, sid, at, `${versionOf(tx, sid).version}`);
}

export const context = (officer = '联络员'): CallContext & { readonly seen: Progress[]; stop(): void } => {
  const signal = { aborted: false };
  const seen: Progress[] = [];
  return {
    role: 'liaison',
    officer,
    signal,
    progress: (p) => void seen.push(p),
    seen,
    stop: () => {
      signal.aborted = true;
    },
  };
};

export function sign(payload: string): SignedStatement {
  const signature = signBytes(null, Buffer.from(payload), keys.privateKey).toString('base64');
  return { format: 'signed/1', alg: 'Ed25519', keyId: 'client-1', payload, signature };
}

export interface World {
  readonly deps: SubmissionsDeps;
  readonly store: Store;
  readonly events: EngineEvent[];
  readonly closing: { aborted: boolean };
  /** Sets the clock to a Beijing time. */
  at(time: string): void;
  end(): void;
}

export async function world(time: string, more: Partial<SubmissionsDeps> = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'submissions-'));
  const options = { path: join(folder, 'store.db'), rawKey: new Uint8Array(32).fill(3), cipher: 'aegis' } as const;
  const store = value(await openStore(options, true));
  let now = Date.parse(`${time}+08:00`);
  const events: EngineEvent[] = [];
  const closing = { aborted: false };
  const known = { version: catalog.version, package: catalog };
  const deps: SubmissionsDeps = {
    store,
    clock: { now: () => now },
    emit: (event) => void events.push(event),
    unit,
    catalog: {
      current: () => known,
      inForce: (_, day) => (day >= catalog.effectiveFrom ? known : null),
      byVersion: (_, version) => (version === known.version ? known : null),
    },
    draft: draftOf(findings),
    upload: () => null,
    permit: () => null,
    enqueue: (tx, batchId) =>
      void tx.run(`INSERT INTO outbox (batch_id, state, queued_at) VALUES (?, 'waiting', ?)`, batchId, now),
    clientId: 'client-1',
    sign,
    closing,
    encoding: 'gzip',
    ...more,
  };
  return {
    deps,
    store,
    events,
    closing,
    at: (next) => {
      now = Date.parse(`${next}+08:00`);
    },
    end: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The value of a result, or the problem as an exception. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.data ?? {})}`);
  return result.value;
}

export const codeOf = (result: Result<unknown>): string | null => (result.ok ? null : result.problem.code);

const rejectedRows = (findings: readonly ReturnedFinding[]): number => new Set(findings.map((finding) => finding.line)).size;

/** A receipt as the platform would sign it (the signature itself is the sync room's matter). */
export function receipt(kind: ReceiptFacts['kind'], at: string, rows: number, findings: readonly ReturnedFinding[] = []) {
  const rejected = kind === 'received' || kind === 'stored' ? null : rejectedRows(findings);
  const facts = { kind, receiptNo: `R-${kind}`, rows, accepted: rejected === null ? null : rows - rejected, rejected, at };
  return { receipt: facts, envelope: sign(JSON.stringify({ ...facts, root: 'ab'.repeat(32) })) };
}

export const finding = (line: number | null, field: string | null, severity: ReturnedFinding['severity'] = 'blocking') => ({
  line,
  field,
  code: 'row/rule',
  rule: 'R1',
  severity,
  value: '错',
  message: { zh: '不符', en: 'does not match' },
});
