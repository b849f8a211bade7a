import { beijingDay } from '../base/clock.ts';
import { countRows } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import { parseNote } from './outcome.node.ts';

/** One thing of this room that lies on the desk, for whoever takes it over; `dataset` stands for its title. */
export interface DeskThing {
  readonly key: string;
  readonly section: 'drafts' | 'sending' | 'receipts' | 'notes';
  readonly dataset: string;
  readonly period: string | null;
  readonly count: number | null;
  readonly note: string;
}

interface OpenRow {
  readonly sid: number;
  readonly id: string;
  readonly dataset: string;
  readonly period: string;
  readonly state: string;
  readonly rows: number | null;
}

interface ReceiptsRow {
  readonly dataset: string;
  readonly n: number;
  readonly at: number;
}

interface NoteRow {
  readonly id: string;
  readonly dataset: string;
  readonly period: string;
  readonly note: string;
}

const LONGEST_NOTE = 120;

/** Open drafts, what is on its way, the receipts of each dataset, and what reviewers wrote that is not answered yet. */
export function onDesk(tx: Tx): DeskThing[] {
  const open = tx.all<OpenRow>(
    `SELECT sid, id, dataset, period, state, sealed_rows AS rows FROM submission
     WHERE state IN ('draft', 'queued') ORDER BY dataset, period, revision`,
  );
  const receipts = tx.all<ReceiptsRow>(
    `SELECT dataset, count(*) AS n, max(received_at) AS at FROM submission WHERE received_at IS NOT NULL GROUP BY dataset ORDER BY dataset`,
  );
  const notes = tx.all<NoteRow>(
    `SELECT s.id, s.dataset, s.period, s.note FROM submission s
     WHERE s.note IS NOT NULL AND s.state IN ('draft', 'returned', 'partly')
       AND NOT EXISTS (SELECT 1 FROM submission l WHERE l.dataset = s.dataset AND l.period = s.period AND l.revision > s.revision)
     ORDER BY s.dataset, s.period`,
  );
  return [
    ...open.map(
      ({ sid, id, dataset, period, state, rows }): DeskThing => ({
        key: `${state === 'draft' ? 'draft' : 'sending'}:${id}`,
        section: state === 'draft' ? 'drafts' : 'sending',
        dataset,
        period,
        count: rows ?? countRows(tx, sid),
        note: '',
      }),
    ),
    ...receipts.map(
      ({ dataset, n, at }): DeskThing => ({
        key: `receipts:${dataset}`,
        section: 'receipts',
        dataset,
        period: null,
        count: n,
        note: beijingDay(at),
      }),
    ),
    ...notes.map(
      ({ id, dataset, period, note }): DeskThing => ({
        key: `note:${id}`,
        section: 'notes',
        dataset,
        period,
        count: null,
        note: (parseNote(note)?.text ?? '').slice(0, LONGEST_NOTE),
      }),
    ),
  ];
}
