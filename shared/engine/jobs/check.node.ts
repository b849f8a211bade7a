import type { CallContext } from '../../base/call.ts';
import type { Clock } from '../../base/clock.ts';
import { ok, type Result } from '../../base/result.ts';
import { cellsOf, cellsText } from '../../records/queries.node.ts';
import type { Cipher } from '../../store/open.node.ts';
import type { Store, Tx } from '../../store/tx.ts';
import type { BatchFinding } from '../../validation/batch/check.ts';
import type { CompileInput, Validator } from '../../validation/compile.ts';
import type { Incremental, ValidatorFor } from '../../validation/incremental.node.ts';
import * as findings from '../../validation/queries.node.ts';
import type { Jobs } from './pool.node.ts';
import type { JobChunk, PastRequest } from './protocol.node.ts';
import { createRowIds, type RowIds } from './row-ids.node.ts';

export interface CheckJobDeps {
  readonly store: Store;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly compileInput: (tx: Tx, sid: number) => Result<CompileInput>;
  readonly version: (tx: Tx, sid: number) => string;
  /** The former batches that rules may compare with; none when left out. */
  readonly past?: (tx: Tx, sid: number) => PastRequest | null;
  readonly validatorFor: ValidatorFor;
  /** Takes over what the check knows of keys. */
  readonly checker: Pick<Incremental, 'watch' | 'adopt'>;
}

/** Puts down what a lean pass found about many rows; groups are named from their first row, as it stands. */
export function putBatchFindings(
  tx: Tx,
  at: {
    readonly sid: number;
    readonly rids: RowIds;
    readonly validator: Validator | null;
    readonly groups: findings.GroupCache;
  },
  found: readonly BatchFinding[],
): void {
  const { sid, rids, validator, groups } = at;
  for (const { place, finding } of found) {
    const rid = place === null ? null : rids.at(place);
    const cells = rid === null || finding.code !== 'batch/rule' ? null : cellsText(tx, rid);
    const named = cells === null || !validator ? finding : validator.groupNamed(finding, cellsOf(cells));
    findings.putFinding(tx, sid, -sid, rid, named, null, 'local', groups);
  }
}

/** How often a check starts again because rows changed under it. */
const TRIES = 3;

/** The complete check: findings are gathered out of sight and replace the former ones in one transaction. */
export async function checkDraft(deps: CheckJobDeps, sid: number, context: CallContext): Promise<Result<undefined>> {
  const { store } = deps;
  for (let attempt = 1; ; attempt++) {
    const prepared = store.write((tx) => {
      findings.dropUnderway(tx, sid);
      const compile = deps.compileInput(tx, sid);
      return compile.ok
        ? ok({ compile: compile.value, version: deps.version(tx, sid), past: deps.past?.(tx, sid) ?? null })
        : compile;
    });
    if (!prepared.ok) return prepared;
    // Before the thread reads the first row: what changes from here on is told once more to what it found.
    const watch = deps.checker.watch(sid);
    const groups: findings.GroupCache = new Map();
    /** Row ids by their place in the draft, for "same as row n". */
    const rids = createRowIds();
    const keep = (chunk: JobChunk): void => {
      for (const rid of chunk.rids) rids.push(rid);
      const { batch = [] } = chunk;
      if (chunk.findings.length === 0 && batch.length === 0) return;
      store.writeBulk((tx) => {
        for (const { at, value, finding, first } of chunk.findings) {
          const held = first === null ? finding : { ...finding, data: { ...finding.data, firstRid: rids.at(first) } };
          findings.putFinding(tx, sid, -sid, chunk.rids[at] ?? null, held, value, 'local', groups);
        }
        putBatchFindings(tx, { sid, rids, validator: deps.validatorFor(tx, sid), groups }, batch);
      });
    };
    const { path, rawKey } = store;
    const done = await deps.jobs.run(
      {
        kind: 'check',
        sid,
        store: { path, rawKey: new Uint8Array(rawKey), cipher: deps.cipher },
        compile: prepared.value.compile,
        past: prepared.value.past,
      },
      { signal: context.signal, onProgress: context.progress, onChunk: keep },
    );
    if (!done.ok) {
      if (!context.signal.aborted) store.write((tx) => findings.dropUnderway(tx, sid));
      return done;
    }
    const settled = store.write((tx) => {
      deps.checker.adopt(tx, sid, { groups: done.value.keys, rids }, watch);
      const same = deps.version(tx, sid) === prepared.value.version;
      // Edits made meanwhile have their own, newer findings: start over rather than lose them.
      if (!same && attempt < TRIES) return false;
      if (same) {
        findings.adoptCheck(tx, sid);
        findings.setChecked(tx, sid, deps.clock.now(), prepared.value.version);
      } else findings.dropUnderway(tx, sid);
      return true;
    });
    if (settled) return ok();
  }
}
