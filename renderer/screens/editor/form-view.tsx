import { Button, Checkbox, Drawer } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useCall } from '../../link/use-call.ts';
import { cellText } from '../../parts/grid/cell-text.ts';
import type { GridColumn } from '../../parts/grid/column.ts';
import { at } from '../../parts/grid/selection.ts';
import { useSession as useOfficer } from '../../state/session.ts';
import { viewWords } from '../../words/editor-view.ts';
import { useWords } from '../../words/words.ts';
import { FormField } from './form-field.tsx';
import './form-view.css';
import { commitCell } from './session/changes.ts';
import type { Session } from './session/session.ts';
import { useIn } from './session/use-session.ts';

const drawn = (column: GridColumn, text: string | null): string | null =>
  text !== null && column.covered ? cellText(column, text) : text;

/** One record at a time, for whoever prefers a form: every column with its label, its code's meaning and what is wrong with it. */
export function FormView(props: {
  readonly session: Session;
  readonly columns: readonly GridColumn[];
  readonly readOnly: boolean;
  readonly onClose: () => void;
}) {
  const { session, columns, readOnly, onClose } = props;
  const words = useWords(viewWords);
  const today = useOfficer((state) => state.status?.today ?? '1970-01-01');
  const { row: index, col } = useIn(session, (state) => state.selection.anchor);
  const shown = useIn(session, (state) => state.shown);
  useIn(session, (state) => state.version);
  const form = useRef<HTMLFormElement>(null);
  const row = session.rowAt(index);
  const marked = row !== undefined && row.rid > 0 && Object.keys(row.marks).length > 0;
  const found = useCall(
    'validation.row',
    { id: session.options.id, rid: row?.rid ?? 0, covered: columns.some(({ covered }) => covered) },
    { on: ['findings'], id: session.options.id, when: marked },
  );
  const [comparing, setComparing] = useState(false);
  const former = useCall(
    'records.former',
    { id: session.options.id, rid: row?.rid ?? 0 },
    { when: comparing && row !== undefined && row.rid > 0 },
  );
  // The former row stands in the dataset's order, whichever the columns are shown in.
  const formerCell = (field: string): string | null => former.value?.cells?.[session.options.fields.indexOf(field)] ?? null;
  const last = session.extent().rows - 1;
  useEffect(() => session.view(index, index + 1), [session, index]);

  const step = (by: number): void => {
    // What is being typed is kept when its field loses the focus.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    session.select(at(Math.max(0, Math.min(index + by, last)), col));
    form.current?.querySelectorAll('textarea')[col]?.focus();
  };

  return (
    <Drawer
      open
      size={520}
      title={index < shown ? words.record(index + 1, shown) : words.newRecord}
      onClose={onClose}
      closable={{ 'aria-label': words.close }}
      extra={
        <>
          <Button size="small" disabled={index === 0} title="PageUp" onClick={() => step(-1)}>
            {words.previous}
          </Button>{' '}
          <Button size="small" disabled={index >= last} title="PageDown" onClick={() => step(1)}>
            {words.next}
          </Button>
        </>
      }
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== 'PageUp' && event.key !== 'PageDown')) return;
        event.preventDefault();
        step(event.key === 'PageUp' ? -1 : 1);
      }}
      afterOpenChange={(open) => {
        if (open) form.current?.querySelectorAll('textarea')[col]?.focus();
      }}
    >
      <form ref={form} className="record-form" onSubmit={(event) => event.preventDefault()}>
        <div className="record-former">
          <Checkbox checked={comparing} onChange={(event) => setComparing(event.target.checked)}>
            {words.former}
          </Checkbox>
          <output className="quiet">{comparing && !former.loading && !former.value?.cells ? words.noFormer : ''}</output>
        </div>
        {columns.map((column, at) => (
          <FormField
            key={column.field}
            column={column}
            raw={row?.cells[at] ?? ''}
            readOnly={readOnly}
            today={today}
            former={
              comparing && former.value?.cells
                ? words.formerOf(former.value.period, drawn(column, formerCell(column.field)) ?? words.emptyField)
                : null
            }
            differs={(formerCell(column.field) ?? '') !== (row?.cells[at] ?? '')}
            severity={row?.marks[column.field]}
            findings={marked ? (found.value ?? []).filter((one) => one.fields.includes(column.field)) : []}
            onCommit={(text) => void commitCell(session, index, at, text)}
          />
        ))}
      </form>
    </Drawer>
  );
}
