import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from '../../link/link.ts';
import type { ShownRow } from '../../parts/grid/shown-row.ts';
import { createFormerRows, type FormerCells } from './session/former.ts';
import type { Session } from './session/session.ts';
import { useIn } from './session/use-session.ts';

/** The period before, row by row of those on view, while it is asked for. */
export interface FormerRowsHold {
  /** Changes with what is known. */
  readonly version: number;
  readonly of: (row: ShownRow | undefined) => FormerCells | undefined;
  /** Told what is on view. */
  readonly onView: (from: number, to: number) => void;
}

export function useFormerRows(session: Session, on: boolean): FormerRowsHold {
  const known = useMemo(() => createFormerRows(), []);
  const seen = useRef({ from: 0, to: 0 });
  const asking = useRef(false);
  /** Said once, not at every drawing; the next scroll asks again. */
  const failed = useRef(false);
  const [version, setVersion] = useState(0);
  useIn(session, (state) => state.version);

  const fetch = useCallback(async (): Promise<void> => {
    if (asking.current || failed.current) return;
    const { from, to } = seen.current;
    const rows: ShownRow[] = [];
    for (let at = from; at < to; at++) {
      const row = session.rowAt(at);
      if (row) rows.push(row);
    }
    const wanted = known.missing(rows);
    if (wanted.length === 0) return;
    asking.current = true;
    const { id, fields, onProblem } = session.options;
    const reply = await call('records.formerRows', { id, rids: wanted.map(({ rid }) => rid) });
    asking.current = false;
    failed.current = !reply.ok;
    if (!reply.ok) return onProblem(reply.problem);
    known.take(
      wanted,
      reply.value,
      session.fields.map((field) => fields.indexOf(field)),
    );
    setVersion((before) => before + 1);
  }, [session, known]);

  // After every drawing: rows came or changed, or were scrolled to meanwhile. Mostly there is nothing to ask.
  useEffect(() => {
    if (on) void fetch();
  });

  const onView = useCallback(
    (from: number, to: number): void => {
      seen.current = { from, to };
      failed.current = false;
      if (on) void fetch();
    },
    [on, fetch],
  );
  return { version, of: known.of, onView };
}
