import { useEffect, useState } from 'react';
import { columnLetters } from '../../../shared/records/import/column-letters.ts';
import type { Provenance } from '../../../shared/records/model.ts';
import { call } from '../../link/link.ts';
import type { GridColumn } from '../../parts/grid/column.ts';
import { cellsIn, rangeOf } from '../../parts/grid/selection.ts';
import { statusWords } from '../../words/editor.ts';
import { clockTime, moment } from '../../words/format.ts';
import { unsavedWords } from '../../words/unsaved.ts';
import { useWords } from '../../words/words.ts';
import type { Session } from './session/session.ts';
import { useIn } from './session/use-session.ts';
import { sumOf } from './sums.ts';

/** How long a cell must be active before its origin is asked for. */
const REST_MS = 200;

function useProvenance(session: Session, rid: number, field: string): Provenance | null {
  const saved = useIn(session, (state) => state.draft?.savedAt ?? 0);
  const [known, setKnown] = useState<{ readonly key: string; readonly value: Provenance } | null>(null);
  const { id } = session.options;
  const key = `${rid} ${field} ${saved}`;
  useEffect(() => {
    if (rid <= 0) return;
    let gone = false;
    const timer = setTimeout(async () => {
      const reply = await call('records.provenance', { id, rid, field });
      if (!gone && reply.ok) setKnown({ key, value: reply.value });
    }, REST_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [id, rid, field, key]);
  return known?.key === key ? known.value : null;
}

/** Under the table: its size, what is selected, where the active cell came from, and that everything is saved. */
export function StatusBar({ session, columns }: { readonly session: Session; readonly columns: readonly GridColumn[] }) {
  const words = useWords(statusWords);
  const waiting = useWords(unsavedWords);
  const draft = useIn(session, (state) => state.draft);
  const whole = useIn(session, (state) => state.filter === 'all' && state.where.length === 0);
  const shown = useIn(session, (state) => state.shown);
  const selection = useIn(session, (state) => state.selection);
  const saving = useIn(session, (state) => state.saving > 0);
  const unsaved = useIn(session, (state) => state.unsaved);
  useIn(session, (state) => state.version);
  const active = session.rowAt(selection.anchor.row);
  const origin = useProvenance(session, active?.rid ?? 0, columns[selection.anchor.col]?.field ?? '');
  if (!draft) return null;
  const range = rangeOf(selection);
  const cells = cellsIn(range);
  const sum = cells > 1 ? sumOf(session, columns, range) : null;
  const came = origin ? originWords(origin, words) : '';
  const where = `${columnLetters(selection.anchor.col)}${active?.no ?? selection.anchor.row + 1}`;
  return (
    <div className="editor-status">
      <span>{words.size(draft.rows, columns.length)}</span>
      {whole ? null : <span className="strong">{words.filtered(shown, draft.rows)}</span>}
      <span>{words.selected(cells, where)}</span>
      {sum === null ? null : <span>{words.sum(sum)}</span>}
      <span className="editor-status-origin" title={came}>
        {came}
      </span>
      <output className={unsaved > 0 ? 'red' : undefined}>
        {unsaved > 0
          ? waiting.status(unsaved)
          : saving
            ? words.saving
            : draft.savedAt === null
              ? words.neverSaved
              : words.saved(clockTime(draft.savedAt))}
      </output>
    </div>
  );
}

function originWords(origin: Provenance, words: (typeof statusWords)['zh']): string {
  switch (origin.kind) {
    case 'typed':
      return words.typed(origin.by, moment(origin.at));
    case 'file':
      return words.file(
        origin.file,
        origin.sheet,
        origin.address,
        origin.label,
        moment(origin.at),
        origin.editedAt === null ? null : moment(origin.editedAt),
      );
    case 'inherited':
      return words.inherited(origin.revision);
    case 'unknown':
      return '';
  }
}
