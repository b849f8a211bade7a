import { z } from 'zod';
import type { CallContext, Handlers, ReplyOf, Role } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { casesCalls } from '../cases/calls.ts';
import { coverCase, coverDossier, isHandled, placesIn } from '../cases/cover.ts';
import { doubtsOf } from '../cases/doubts.node.ts';
import type { CaseView } from '../cases/model.ts';
import { caseById, recordsOf } from '../cases/queries.node.ts';
import { maskedCell, sensitiveFields } from '../catalog/mask.ts';
import type { recordsCalls } from '../records/calls.ts';
import type { revealCalls } from '../security/reveal/calls.ts';
import type { RevealKind, RevealState } from '../security/reveal/model.ts';
import { createReveals } from '../security/reveal/reveals.ts';
import { readSetting, writeSetting } from '../security/settings.node.ts';
import type { Store, Tx } from '../store/tx.ts';
import type { changesCalls } from '../submissions/calls.ts';
import { coverChanges } from '../submissions/changes/cover.ts';
import { isEditable } from '../submissions/lifecycle.ts';
import { pinned } from '../submissions/pin.node.ts';
import type { CatalogPort } from '../submissions/ports.ts';
import { byId } from '../submissions/queries.node.ts';

export interface CoversDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly catalog: Pick<CatalogPort, 'current' | 'byVersion'>;
}

type RowCalls = Pick<typeof recordsCalls, 'records.page' | 'records.former' | 'records.formerRows' | 'records.values'>;
/** Calls that answer a case as it is shown: one that is added and not covered below does not compile. */
type ShownCase = {
  [K in keyof typeof casesCalls]: ReplyOf<(typeof casesCalls)[K]> extends CaseView ? K : never;
}[keyof typeof casesCalls];
type ChangeCalls = Pick<typeof changesCalls, 'submissions.changes'>;

/** Covers what leaves for a window, and shows it for a purpose. What a window was not given it cannot show, print or lose. */
export interface Covers {
  /** Fields of a submission that are covered for this role now; `wanted`: all that can be, whatever may be shown. */
  readonly covered: (tx: Tx, submission: string, role: Role, wanted?: boolean) => ReadonlySet<string>;
  readonly handlers: Handlers<typeof revealCalls>;
  rows(under: Handlers<RowCalls>): Handlers<RowCalls>;
  changes(under: Handlers<ChangeCalls>): Handlers<ChangeCalls>;
  cases(under: Handlers<typeof casesCalls>): Handlers<typeof casesCalls>;
  stop(): void;
}

const PURPOSES = 'reveal.purposes';
const KEPT_PURPOSES = 6;
const purposesSchema = z.array(z.string().max(200)).max(KEPT_PURPOSES);

export function createCovers(deps: CoversDeps): Covers {
  const { store, clock, emit, catalog } = deps;
  const reveals = createReveals(clock);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** Fields of level S of a submission that is not in work at this desk. */
  const sensitive = (tx: Tx, id: string, role: Role, wanted = false): readonly string[] => {
    const row = byId(tx, id);
    if (!row || (!wanted && isEditable(row.state) && role !== 'auditor')) return [];
    const dataset = pinned(catalog, tx, row)?.dataset;
    return dataset ? [...sensitiveFields(dataset)] : [];
  };
  const covered: Covers['covered'] = (tx, id, role, wanted = false) =>
    new Set(sensitive(tx, id, role, wanted).filter((field) => wanted || !reveals.isShown('submission', id, field)));

  const isSensitive = (tx: Tx) => {
    const known = new Map<string, ReadonlySet<string> | null>();
    return (id: string, field: string): boolean => {
      if (!known.has(id)) {
        const dataset = catalog.current(tx)?.package.datasets.find((one) => one.id === id);
        known.set(id, dataset ? sensitiveFields(dataset) : null);
      }
      // A dataset the catalog does not know says nothing of its fields.
      return known.get(id)?.has(field) ?? true;
    };
  };
  const placesOf = (tx: Tx, view: Pick<CaseView, 'list' | 'doubts' | 'paper'>, role: Role): ReadonlySet<string> =>
    isHandled(view.paper?.state ?? null) && role !== 'auditor' ? new Set() : placesIn(view, isSensitive(tx));
  const placesOfCase = (tx: Tx, id: string, role: Role): readonly string[] => {
    const row = caseById(tx, id);
    if (!row) return [];
    const doubts = row.kind === 'doubt' ? doubtsOf(tx, row.cid) : [];
    const hand = isHandled(row.paper_state) && role !== 'auditor';
    return hand ? [] : [...placesIn({ list: recordsOf(tx, row.cid), doubts }, isSensitive(tx))];
  };
  const shownCase = (view: CaseView, role: Role): CaseView => {
    const places = store.read((tx) => placesOf(tx, view, role));
    const hidden = [...places].filter((place) => !reveals.isShown('case', view.id, place));
    if (hidden.length === 0) return view;
    const now = new Set(hidden);
    return { ...coverCase(view, (place) => now.has(place)), covered: true };
  };

  const stateOf = (kind: RevealKind, id: string, role: Role): RevealState =>
    store.read((tx) => {
      const all = kind === 'submission' ? sensitive(tx, id, role) : placesOfCase(tx, id, role);
      const shown = all.filter((place) => reveals.isShown(kind, id, place));
      const kept = purposesSchema.safeParse(readSetting(tx, PURPOSES));
      return {
        covered: all.filter((place) => !shown.includes(place)),
        shown,
        until: reveals.until(kind, id),
        purposes: kept.success ? kept.data : [],
      };
    });
  /** Whatever shows it reads it again. */
  const told = (kind: RevealKind, id: string): void => {
    if (kind === 'case') {
      emit({ kind: 'case', id });
      return;
    }
    emit({ kind: 'records', id });
    emit({ kind: 'findings', id });
  };
  const forget = (kind: RevealKind, id: string): void => {
    const key = `${kind} ${id}`;
    clearTimeout(timers.get(key));
    timers.delete(key);
  };
  const end = (kind: RevealKind, id: string): void => {
    forget(kind, id);
    reveals.end(kind, id);
    told(kind, id);
  };

  const casesOf = (under: Handlers<typeof casesCalls>): Handlers<typeof casesCalls> => {
    const whole = async (
      reply: Result<CaseView> | Promise<Result<CaseView>>,
      { role }: CallContext,
    ): Promise<Result<CaseView>> => {
      const answered = await reply;
      return answered.ok ? ok(shownCase(answered.value, role)) : answered;
    };
    const shown: Pick<Handlers<typeof casesCalls>, ShownCase> = {
      'cases.get': (args, context) => whole(under['cases.get'](args, context), context),
      'cases.draft': (args, context) => whole(under['cases.draft'](args, context), context),
      'cases.askPermit': (args, context) => whole(under['cases.askPermit'](args, context), context),
      'cases.askUse': (args, context) => whole(under['cases.askUse'](args, context), context),
      'cases.write': (args, context) => whole(under['cases.write'](args, context), context),
      'cases.record': (args, context) => whole(under['cases.record'](args, context), context),
      'cases.dropRecord': (args, context) => whole(under['cases.dropRecord'](args, context), context),
      'cases.submit': (args, context) => whole(under['cases.submit'](args, context), context),
      'cases.sendBack': (args, context) => whole(under['cases.sendBack'](args, context), context),
      'cases.sign': (args, context) => whole(under['cases.sign'](args, context), context),
      'cases.file': (args, context) => whole(under['cases.file'](args, context), context),
      'cases.accept': (args, context) => whole(under['cases.accept'](args, context), context),
      'cases.decide': (args, context) => whole(under['cases.decide'](args, context), context),
      'cases.answer': (args, context) => whole(under['cases.answer'](args, context), context),
      'cases.verify': (args, context) => whole(under['cases.verify'](args, context), context),
      'cases.feedback': (args, context) => whole(under['cases.feedback'](args, context), context),
      'cases.takeBack': (args, context) => whole(under['cases.takeBack'](args, context), context),
      'cases.confirm': (args, context) => whole(under['cases.confirm'](args, context), context),
      'cases.contest': (args, context) => whole(under['cases.contest'](args, context), context),
      'cases.reopen': (args, context) => whole(under['cases.reopen'](args, context), context),
      'cases.attach': (args, context) => whole(under['cases.attach'](args, context), context),
      'cases.detach': (args, context) => whole(under['cases.detach'](args, context), context),
      'cases.read': (args, context) => whole(under['cases.read'](args, context), context),
      'cases.respond': (args, context) => whole(under['cases.respond'](args, context), context),
    };
    return {
      ...under,
      ...shown,
      'cases.dossier': async (args, context) => {
        const asked = await under['cases.dossier'](args, context);
        if (!asked.ok) return asked;
        const { places, dataset } = store.read((tx) => {
          const row = caseById(tx, args.id);
          const record = row && recordsOf(tx, row.cid).find(({ n }) => n === args.n);
          const hand = isHandled(row?.paper_state ?? null) && context.role !== 'auditor';
          return { places: !hand, dataset: record?.dataset ?? '' };
        });
        return ok(coverDossier(asked.value, dataset, (place) => places && !reveals.isShown('case', args.id, place)));
      },
    };
  };

  return {
    covered,
    handlers: {
      'reveal.state': ({ kind, id }, { role }) => ok(stateOf(kind, id, role)),
      'reveal.values'({ kind, id, fields, purpose }, { role }) {
        const known = store.read((tx) => (kind === 'case' ? caseById(tx, id) : byId(tx, id)));
        if (!known) return fail(problem(kind === 'case' ? 'cases/unknown' : 'records/noDraft'));
        const kept = stateOf(kind, id, role).purposes.filter((one) => one !== purpose);
        // The line of the trail is written with it: what is shown has been told first.
        store.write((tx) => writeSetting(tx, PURPOSES, [purpose, ...kept].slice(0, KEPT_PURPOSES)));
        reveals.show(kind, id, fields ?? null);
        forget(kind, id);
        const left = (reveals.until(kind, id) ?? clock.now()) - clock.now();
        const timer = setTimeout(() => end(kind, id), left);
        timer.unref();
        timers.set(`${kind} ${id}`, timer);
        told(kind, id);
        return ok(stateOf(kind, id, role));
      },
      'reveal.end'({ kind, id }, { role }) {
        if (reveals.until(kind, id) !== null) end(kind, id);
        return ok(stateOf(kind, id, role));
      },
    },
    rows: (under) => ({
      'records.page': async (args, context) => {
        const page = await under['records.page'](args, context);
        const at = page.ok ? columns(args.id, context.role) : null;
        if (!page.ok || at === null) return page;
        return ok(
          page.value.map((row) => ({ ...row, cells: row.cells.map((text, n) => (at.has(n) ? maskedCell(text) : text)) })),
        );
      },
      'records.former': async (args, context) => {
        const former = await under['records.former'](args, context);
        const at = former.ok ? columns(args.id, context.role) : null;
        if (!former.ok || at === null || !former.value?.cells) return former;
        return ok({ ...former.value, cells: former.value.cells.map((text, n) => (at.has(n) ? maskedCell(text) : text)) });
      },
      'records.formerRows': async (args, context) => {
        const former = await under['records.formerRows'](args, context);
        const at = former.ok ? columns(args.id, context.role) : null;
        if (!former.ok || at === null || former.value === null) return former;
        const rows = former.value.rows.map((cells) =>
          cells === null ? null : cells.map((text, n) => (at.has(n) ? maskedCell(text) : text)),
        );
        return ok({ ...former.value, rows });
      },
      'records.values': async (args, context) => {
        const found = await under['records.values'](args, context);
        if (!found.ok || !store.read((tx) => covered(tx, args.id, context.role)).has(args.field)) return found;
        // A list of covered values chooses nothing: only how many there are is told.
        return ok({ values: [], more: found.value.values.length + found.value.more });
      },
    }),
    changes: (under) => ({
      'submissions.changes': async (args, context) => {
        const view = await under['submissions.changes'](args, context);
        return view.ok
          ? ok(
              coverChanges(
                view.value,
                store.read((tx) => covered(tx, args.id, context.role)),
              ),
            )
          : view;
      },
    }),
    cases: casesOf,
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };

  /** Places of covered cells in a submission's rows; null = none. */
  function columns(id: string, role: Role): ReadonlySet<number> | null {
    return store.read((tx) => {
      const hidden = covered(tx, id, role);
      if (hidden.size === 0) return null;
      const row = byId(tx, id);
      const fields = (row && pinned(catalog, tx, row)?.dataset.schema.fields) ?? [];
      return new Set(fields.flatMap(({ name }, at) => (hidden.has(name) ? [at] : [])));
    });
  }
}
