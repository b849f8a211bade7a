import type { Handlers } from '../../base/call.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Tx } from '../../store/tx.ts';
import type { changesCalls } from '../calls.ts';
import { isEditable } from '../lifecycle.ts';
import { type Place, placeOfRow } from '../place.node.ts';
import type { SubmissionsDeps } from '../ports.ts';
import { byId, type SubmissionRow } from '../queries.node.ts';
import { submissionView } from '../view.node.ts';
import { stateData } from '../words.ts';
import { barData } from './bar-words.ts';
import { barOf, type ChangesCache } from './draft.node.ts';
import { isChangeMode } from './model.ts';
import { reasonsOf, setMode, setReasons } from './queries.node.ts';
import { changesView } from './view.node.ts';

const MOST_SHOWN = 200;

/** Later revisions as changes only: what they change, in which way they are sent, and why. */
export function changesService(deps: SubmissionsDeps, cache: ChangesCache): Handlers<typeof changesCalls> {
  const found = (tx: Tx, id: string): Result<{ row: SubmissionRow; place: Place }> => {
    const row = byId(tx, id);
    if (!row) return fail(problem('submissions/unknown'));
    const place = placeOfRow(deps, tx, row);
    return place.ok ? ok({ row, place: place.value }) : place;
  };
  const editable = (tx: Tx, id: string): Result<{ row: SubmissionRow; place: Place }> => {
    const one = found(tx, id);
    if (!one.ok || isEditable(one.value.row.state)) return one;
    return fail(problem('submissions/wrongState', stateData(one.value.row.state)));
  };
  const told = (id: string): void => deps.emit({ kind: 'submission', id });

  return {
    'submissions.changes': async ({ id, from, limit }) => {
      const one = deps.store.read((tx) => found(tx, id));
      if (!one.ok) return one;
      const { row, place } = one.value;
      return changesView(deps, cache, row, place, { from: from ?? 0, limit: limit ?? MOST_SHOWN });
    },
    'submissions.changeMode': ({ id, mode }) => {
      const done = deps.store.write((tx) => {
        const one = editable(tx, id);
        if (!one.ok) return one;
        const { row, place } = one.value;
        const bar = isChangeMode(mode) ? barOf(deps, tx, row, place.dataset) : null;
        if (bar !== null) return fail(problem('submissions/changesBar', barData(bar)));
        setMode(tx, row.sid, mode, deps.clock.now());
        return ok(submissionView(deps, tx, byId(tx, id) ?? row));
      });
      if (done.ok) told(id);
      return done;
    },
    'submissions.changeReasons': ({ id, reason, caseIds, records }) => {
      const done = deps.store.write((tx) => {
        const one = editable(tx, id);
        if (!one.ok) return one;
        const before = reasonsOf(one.value.row.changes);
        const own = new Map(Object.entries(before.records));
        for (const [record, text] of Object.entries(records ?? {})) {
          if (text === null || text === '') own.delete(record);
          else own.set(record, text);
        }
        const next = {
          reason: reason ?? before.reason,
          caseIds: caseIds ?? before.caseIds,
          records: Object.fromEntries(own),
        };
        setReasons(tx, one.value.row.sid, next);
        return ok(next);
      });
      if (done.ok) told(id);
      return done;
    },
  };
}
