import type { CallContext, Handlers, Role } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { masked } from '../catalog/mask.ts';
import type { DraftOwner, DraftOwners } from '../records/checker.ts';
import type { Drafts } from '../records/drafts.node.ts';
import type { Step } from '../records/edits.node.ts';
import type { Store, Tx } from '../store/tx.ts';
import type { validationCalls } from './calls.ts';
import type { Validator } from './compile.ts';
import { coverFinding } from './cover.ts';
import type { ValidatorFor } from './incremental.node.ts';
import type { FindingGroup, FindingsOverview, ListedFinding } from './model.ts';
import * as q from './queries.node.ts';
import { repairsOf, slipOfGroup } from './repairs.node.ts';
import { sayFinding } from './words.ts';

export interface ValidationDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly owners: DraftOwners;
  readonly drafts: Drafts;
  readonly validatorFor: ValidatorFor;
  /** Differs after every change of the rows. */
  readonly version: (tx: Tx, sid: number) => string;
  /** The complete check in a job thread (engine). */
  readonly fullCheck: (owner: DraftOwner, context: CallContext) => Promise<Result<undefined>>;
  /** One undoable step of cell changes (records). */
  readonly step: (id: string, step: Step, context: CallContext) => Result<unknown>;
  /** Waits until the rows of a long draft are numbered, letting others in between; false when the store is closed. */
  readonly ordered?: (id: string) => Promise<boolean>;
  /** Fields whose values are covered for whoever asks now; none when it is left out. */
  readonly covered?: (tx: Tx, id: string, role: Role, wanted: boolean) => ReadonlySet<string>;
}

const nothingCovered: ReadonlySet<string> = new Set();

/** A reason shorter than this tells a reviewer nothing. */
const LEAST_REASON = 4;

/** Answers `validation.*`. */
export function validationService(deps: ValidationDeps): Handlers<typeof validationCalls> {
  const { store, clock, emit, owners, drafts } = deps;
  store.write(q.sweepUnderway);

  const reading = <T>(id: string, work: (tx: Tx, owner: DraftOwner, validator: Validator) => Result<T>): Result<T> =>
    store.read((tx) => {
      const owner = owners.byId(tx, id);
      if (!owner) return fail(problem('records/noDraft'));
      const validator = deps.validatorFor(tx, owner.sid);
      return validator ? work(tx, owner, validator) : fail(problem('catalog/none'));
    });

  const coveredOf = (tx: Tx, id: string, role: Role, wanted = false) => deps.covered?.(tx, id, role, wanted) ?? nothingCovered;

  const listed = (
    tx: Tx,
    owner: DraftOwner,
    validator: Validator,
    covered: ReadonlySet<string>,
    stored: q.StoredFinding,
  ): ListedFinding => {
    const f = coverFinding(stored, covered);
    const { firstRid } = f.data;
    const first = typeof firstRid === 'number' ? drafts.numberOf(tx, owner.sid, firstRid) : null;
    const said = first === null ? f : { ...f, data: { ...f.data, first } };
    const platform = f.origin === 'platform';
    const [zh, en] = [sayFinding(said, validator, 'zh'), sayFinding(said, validator, 'en')];
    return {
      id: f.id,
      rid: f.rid,
      no: f.rid === null ? null : drafts.numberOf(tx, owner.sid, f.rid),
      fields: f.fields,
      severity: f.severity,
      value: f.value,
      message: platform
        ? { zh: String(f.data.message ?? ''), en: String(f.data.messageEn ?? f.data.message ?? '') }
        : { zh: zh.message, en: en.message },
      howToFix: zh.howToFix === null ? null : { zh: zh.howToFix, en: en.howToFix ?? zh.howToFix },
      clause: zh.clause,
      clauseEn: en.clause,
      fix: f.fix ?? null,
      origin: f.origin,
    };
  };

  const overview = (id: string, { role }: Pick<CallContext, 'role'>, wanted = false): Result<FindingsOverview> =>
    reading(id, (tx, owner, validator) => {
      const covered = coveredOf(tx, id, role, wanted);
      const reasons = new Map(q.reasonsOf(tx, owner.sid).map((reason) => [reason.grp_key, reason.text]));
      const groups: FindingGroup[] = [];
      for (const row of q.groupsOf(tx, owner.sid)) {
        const first = q.findingById(tx, owner.sid, row.first);
        if (!first) continue;
        groups.push({
          key: row.key,
          code: first.code,
          severity: row.severity,
          fields: first.fields,
          rule: first.rule ?? null,
          detail: first.detail,
          count: row.count,
          sample: listed(tx, owner, validator, covered, first),
          fixable: row.fixable,
          unitSlip: row.severity === 'info' ? null : slipOfGroup(tx, owner, validator, row.key),
          reason: reasons.get(row.key) ?? null,
          title: titleOf(coverFinding(first, covered), validator),
        });
      }
      const state = q.checkState(tx, owner.sid);
      const checkedAt = state && state.version === deps.version(tx, owner.sid) ? state.checked_at : null;
      return ok({ counts: q.countsOf(tx, owner.sid), groups, checkedAt });
    });

  return {
    'validation.overview': async ({ id, covered }, context) => {
      const ready = await (deps.ordered?.(id) ?? true);
      return ready ? overview(id, context, covered) : fail(problem('contract/cancelled'));
    },
    'validation.list': ({ id, group, start, count, covered: wanted }, { role }) =>
      reading(id, (tx, owner, validator) => {
        const covered = coveredOf(tx, id, role, wanted);
        return ok(q.findingsOfGroup(tx, owner.sid, group, start, count).map((f) => listed(tx, owner, validator, covered, f)));
      }),
    'validation.row': ({ id, rid, covered: wanted }, { role }) =>
      reading(id, (tx, owner, validator) => {
        const covered = coveredOf(tx, id, role, wanted);
        return ok(q.findingsOfRow(tx, owner.sid, rid).map((f) => listed(tx, owner, validator, covered, f)));
      }),
    'validation.run': async ({ id }, context) => {
      const owner = store.read((tx) => owners.byId(tx, id));
      if (!owner) return fail(problem('records/noDraft'));
      if (!owner.editable) return fail(problem('records/frozen'));
      const done = await deps.fullCheck(owner, context);
      if (!done.ok) return done;
      emit({ kind: 'findings', id });
      emit({ kind: 'submission', id });
      return overview(id, context);
    },
    'validation.reason'({ id, group, text }, context) {
      const trimmed = text.trim();
      if (trimmed !== '' && [...trimmed].length < LEAST_REASON)
        return fail(problem('submissions/reasonTooShort', { least: LEAST_REASON }));
      const done = store.write((tx) => {
        const owner = owners.byId(tx, id);
        if (!owner) return fail(problem('records/noDraft'));
        if (!owner.editable) return fail(problem('records/frozen'));
        q.setReason(tx, owner.sid, group, trimmed, context.officer, clock.now());
        return ok();
      });
      if (!done.ok) return done;
      emit({ kind: 'findings', id });
      return overview(id, context);
    },
    'validation.fixPreview': ({ id, group, kind = 'safe', covered: wanted }, { role }) =>
      reading(id, (tx, owner, validator) => {
        const cells = repairsOf(tx, owner, validator, group, kind);
        const covered = coveredOf(tx, id, role, wanted);
        const shown = cells.slice(0, 200).map((cell) => {
          const no = drafts.numberOf(tx, owner.sid, cell.rid) ?? 0;
          if (!covered.has(cell.field)) return { ...cell, no };
          return { ...cell, no, before: masked(cell.before), after: masked(cell.after) };
        });
        return ok({ count: cells.length, cells: shown });
      }),
    'validation.fixApply'({ id, group, kind = 'safe' }, context) {
      const cells = reading(id, (tx, owner, validator) => ok(repairsOf(tx, owner, validator, group, kind)));
      if (!cells.ok) return cells;
      const changes = cells.value.map(({ rid, field, after }) => ({ rid, field, text: after }));
      if (changes.length === 0) return ok({ changed: 0 });
      const done = deps.step(id, { label: 'fix', cells: changes, inserted: null, removed: [] }, context);
      return done.ok ? ok({ changed: changes.length }) : done;
    },
  };
}

/** The group's title in both languages. */
export function titleOf(f: q.StoredFinding, validator: Validator): { readonly zh: string; readonly en: string } {
  if (f.origin === 'platform')
    return {
      zh: `平台退回：${String(f.data.message ?? '').slice(0, 40)}`,
      en: `Returned: ${String(f.data.messageEn ?? '').slice(0, 60)}`,
    };
  return { zh: sayFinding(f, validator, 'zh').title, en: sayFinding(f, validator, 'en').title };
}

/** Puts what the platform returned onto rows; `rids` are the rows in order, lines count them from 0. */
export function addPlatformFindings(
  tx: Tx,
  sid: number,
  rids: readonly number[],
  items: readonly {
    readonly line: number | null;
    readonly field: string | null;
    readonly code: string;
    readonly rule: string | null;
    readonly severity: 'blocking' | 'justify' | 'info';
    readonly value: string | null;
    readonly message: { readonly zh: string; readonly en: string };
  }[],
): void {
  const groups: q.GroupCache = new Map();
  for (const item of items) {
    const rid = item.line === null ? null : (rids[item.line] ?? null);
    const finding = {
      code: 'row/rule' as const,
      severity: item.severity,
      fields: item.field === null ? [] : [item.field],
      detail: `platform/${item.rule ?? item.code}`,
      data: { message: item.message.zh, messageEn: item.message.en, platformCode: item.code },
      ...(item.rule === null ? {} : { rule: item.rule }),
    };
    q.putFinding(tx, sid, sid, rid, finding, item.value, 'platform', groups);
  }
}
