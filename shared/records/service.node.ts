import type { CallContext, Handlers } from '../base/call.ts';
import type { Clock } from '../base/clock.ts';
import type { Emit } from '../base/emit.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Store, Tx } from '../store/tx.ts';
import { arrange } from './arrange.node.ts';
import type { recordsCalls } from './calls.ts';
import type { DraftChecker, DraftOwner, DraftOwners, RowChange } from './checker.ts';
import { createDrafts, type Drafts } from './drafts.node.ts';
import { applyStep, type Direction, flipStep, type Step } from './edits.node.ts';
import { findCell } from './find.node.ts';
import { createFormer } from './former.node.ts';
import { columnLetters } from './import/column-letters.ts';
import * as runs from './import-runs.node.ts';
import type { EditReply, Provenance } from './model.ts';
import { labelAt } from './origin.node.ts';
import { planPaste } from './paste.ts';
import * as q from './queries.node.ts';
import { replaceText } from './replace.node.ts';
import { valuesOf } from './values.node.ts';
import type { Viewed } from './view.ts';
import { pause } from './walk.node.ts';

export interface RecordsDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly owners: DraftOwners;
  readonly checker: DraftChecker;
}

type RecordsHandlers = Pick<Handlers<typeof recordsCalls>, Extract<keyof typeof recordsCalls, `records.${string}`>>;

export interface RecordsService {
  readonly handlers: RecordsHandlers;
  readonly drafts: Drafts;
  /** Reads the draft's order to its end, letting others in between: whoever wants to number any row waits for that. False: it could not. */
  ordered(id: string): Promise<boolean>;
  /** One undoable step made by another room (a bulk repair). */
  step(id: string, step: Step, context: Pick<CallContext, 'officer'>): Result<EditReply>;
}

/** Rows sent back with an edit; beyond this the window reads its page again. */
const REPLY_ROWS = 200;
const MAX_CELLS = 2_000_000;
/** Of a draft of more slices (of 5,000 rows) the window draws the first rows before the order is read on: an office has two processors. */
const QUICK_SLICES = 5;
const VIEW_FIRST_MS = 150;

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Answers `records.*`: every change one durable, undoable, checked step. */
export function recordsService(deps: RecordsDeps): RecordsService {
  const { store, clock, emit, owners, checker } = deps;
  const drafts = createDrafts(checker);
  const former = createFormer({ store, owners });
  store.write(runs.sweepRuns);

  const owned = <T>(tx: Tx, id: string, work: (owner: DraftOwner) => Result<T>): Result<T> => {
    const owner = owners.byId(tx, id);
    return owner ? work(owner) : fail(problem('records/noDraft'));
  };
  const reading = <T>(id: string, work: (tx: Tx, owner: DraftOwner) => Result<T>): Result<T> =>
    store.read((tx) => owned(tx, id, (owner) => work(tx, owner)));

  /** Runs a change in one transaction. What is in memory of the draft is thrown away when the transaction does not commit. */
  const changing = (
    id: string,
    officer: string,
    filter: Viewed,
    work: (
      tx: Tx,
      owner: DraftOwner,
      who: { officer: string; now: number },
    ) => Result<{ changes: readonly RowChange[] | null; created: readonly number[] }>,
  ): Result<EditReply> => {
    let sid: number | null = null;
    class Refused extends Error {
      readonly result: Result<never>;
      constructor(result: Result<never>) {
        super('refused');
        this.result = result;
      }
    }
    try {
      const reply = store.write((tx) => {
        const result = owned(tx, id, (owner) => {
          if (!owner.editable) return fail(problem('records/frozen'));
          sid = owner.sid;
          const now = clock.now();
          const done = work(tx, owner, { officer, now });
          if (!done.ok) return done;
          const { changes, created } = done.value;
          const gone = changes?.filter((change) => change.after === null).map((change) => change.rid);
          drafts.leave(owner.sid, gone ?? null);
          if (changes === null) checker.rowsReplaced(tx, owner.sid);
          else if (changes.length > 0) checker.rowsChanged(tx, owner.sid, changes);
          if (changes === null || changes.length > 0) owners.touched(tx, owner.sid, now);
          const touched = (changes ?? []).filter((change) => change.after !== null).map((change) => change.rid);
          const reload =
            changes === null ||
            touched.length > REPLY_ROWS ||
            changes.some((change) => change.before === null || change.after === null);
          const rows = touched.length <= REPLY_ROWS ? drafts.rows(tx, owner.sid, touched) : [];
          return ok({ state: drafts.state(tx, owner, filter), rows, created, reload });
        });
        // Nothing of a refused step may stay.
        if (!result.ok) throw new Refused(result);
        return result;
      });
      emit({ kind: 'records', id });
      emit({ kind: 'findings', id });
      return reply;
    } catch (error) {
      if (sid !== null) {
        const refused: number = sid;
        drafts.forget(refused);
        store.read((tx) => checker.rolledBack(tx, refused));
      }
      if (error instanceof Refused) return error.result;
      throw error;
    }
  };

  const step = (id: string, made: Step, context: Pick<CallContext, 'officer'>, filter: Viewed = 'all'): Result<EditReply> =>
    changing(id, context.officer, filter, (tx, owner, who) => applyStep(tx, owner, drafts.order(tx, owner.sid), made, who));

  const flip = (id: string, direction: Direction, context: CallContext): Result<EditReply> =>
    changing(id, context.officer, 'all', (tx, owner, who) => {
      const flipped = flipStep(tx, owner, direction, who);
      if (!flipped.ok) return flipped;
      if (flipped.value.reorder) drafts.forget(owner.sid);
      return ok({ changes: flipped.value.changes, created: [] });
    });

  /** The order of a long draft is read on in slices while its first rows are on view already. */
  const underWay = new Map<string, Promise<boolean>>();
  const readOn = async (id: string): Promise<boolean> => {
    for (let slice = 0; ; slice++) {
      await (slice === QUICK_SLICES ? rest(VIEW_FIRST_MS) : pause());
      try {
        const done = reading(id, (tx, owner) => ok(drafts.readOn(tx, owner.sid)));
        if (!done.ok || done.value) return true;
      } catch {
        // The store was closed meanwhile, or cannot be read: whoever asks for rows next is told.
        return false;
      }
    }
  };
  const ordered = (id: string): Promise<boolean> => {
    const going = underWay.get(id) ?? readOn(id).finally(() => underWay.delete(id));
    underWay.set(id, going);
    return going;
  };

  const none: Pick<Step, 'cells' | 'inserted' | 'removed'> = { cells: [], inserted: null, removed: [] };

  return {
    drafts,
    ordered,
    step,
    handlers: {
      'records.open': async ({ id, filter = 'all' }, context) => {
        const ready = await arrange({ store, owners, drafts }, id, filter, context);
        if (!ready.ok) return ready;
        void ordered(id);
        return reading(id, (tx, owner) => ok(drafts.state(tx, owner, filter)));
      },
      'records.page': ({ id, filter = 'all', start, count }) =>
        reading(id, (tx, owner) => ok(drafts.rows(tx, owner.sid, drafts.slice(tx, owner, filter, start, count)))),
      'records.locate': ({ id, filter = 'all', rid }) => reading(id, (tx, owner) => ok(drafts.locate(tx, owner, filter, rid))),
      'records.find': ({ filter = 'all', only = null, order = null, back = false, ...sought }, context) =>
        findCell({ store, owners, drafts }, { ...sought, filter, only, order, back }, context),
      'records.values': ({ filter = 'all', ...asked }, context) =>
        valuesOf({ store, owners, drafts }, { ...asked, filter }, context),
      'records.replace': ({ filter = 'all', only = null, whole = false, dry = false, ...asked }, context) =>
        replaceText({ store, owners, drafts, step }, { ...asked, filter, only, whole, dry }, context),
      'records.edit': ({ id, label, changes }, context) => step(id, { ...none, label, cells: changes }, context),
      'records.paste'({ id, filter = 'all', rid, field, fields, block }, context) {
        const cells = block.reduce((sum, row) => sum + row.length, 0);
        if (cells > MAX_CELLS) return fail(problem('records/tooLarge', { cells, limit: MAX_CELLS }));
        return changing(id, context.officer, filter, (tx, owner, who) => {
          const start = rid === null ? null : drafts.locate(tx, owner, filter, rid);
          const targets = start === null ? [] : drafts.slice(tx, owner, filter, start, block.length);
          const plan = planPaste(block, fields ?? owner.fields, field, targets);
          const inserted = plan.appended.length > 0 ? { after: null, rows: plan.appended } : null;
          return applyStep(
            tx,
            owner,
            drafts.order(tx, owner.sid),
            { label: 'paste', cells: plan.changes, inserted, removed: [] },
            who,
          );
        });
      },
      'records.insert': ({ id, after, before, rows }, context) =>
        step(id, { ...none, label: 'insert', inserted: { after, before, rows } }, context),
      'records.remove': ({ id, rids }, context) => step(id, { ...none, label: 'remove', removed: rids }, context),
      'records.undo': ({ id }, context) => flip(id, 'undo', context),
      'records.redo': ({ id }, context) => flip(id, 'redo', context),
      'records.former': ({ id, rid }, context) => former.one(id, rid, context),
      'records.formerRows': ({ id, rids }, context) => former.rows(id, rids, context),
      'records.provenance': ({ id, rid, field }) => reading(id, (tx, owner) => ok(provenance(tx, owner, rid, field))),
    },
  };
}

function provenance(tx: Tx, owner: DraftOwner, rid: number, field: string): Provenance {
  const origin = runs.originOf(tx, rid);
  const touch = q.touchOf(tx, owner.sid, rid, field);
  const run = origin?.run == null ? undefined : runs.runOf(tx, origin.run);
  if (origin && run) {
    const mapping: { column: number; field: string | null }[] = JSON.parse(run.mapping);
    const column = mapping.find((entry) => entry.field === field)?.column;
    if (column !== undefined)
      return {
        kind: 'file',
        file: run.file,
        sheet: run.sheet,
        address: `${columnLetters(column)}${origin.source_row ?? ''}`,
        label: labelAt(tx, run.run, field, origin.source_row ?? 0),
        at: run.at,
        editedAt: touch?.at ?? null,
      };
  }
  if (touch) return { kind: 'typed', at: touch.at, by: touch.who };
  if (!origin || origin.run !== null) return { kind: 'unknown' };
  if (origin.added === 0) return owner.revision > 1 ? { kind: 'inherited', revision: owner.revision - 1 } : { kind: 'unknown' };
  // A row put in or pasted came whole with its edit; its cells have no touch of their own.
  const put = q.madeBy(tx, owner.sid, origin.added);
  return put ? { kind: 'typed', at: put.at, by: put.who } : { kind: 'unknown' };
}
