import { Button, Checkbox, Drawer, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useCall } from '../../link/use-call.ts';
import type { GridColumn } from '../../parts/grid/column.ts';
import { at } from '../../parts/grid/selection.ts';
import { viewWords } from '../../words/editor-view.ts';
import { useTitle, useWords } from '../../words/words.ts';
import './form-view.css';
import { commitCell } from './session/changes.ts';
import type { Session } from './session/session.ts';
import { useIn } from './session/use-session.ts';

/** One record at a time, for whoever prefers a form: every column with its label, its code's meaning and what is wrong with it. */
export function FormView(props: {
  readonly session: Session;
  readonly columns: readonly GridColumn[];
  readonly readOnly: boolean;
  readonly onClose: () => void;
}) {
  const { session, columns, readOnly, onClose } = props;
  const words = useWords(viewWords);
  const { row: index, col } = useIn(session, (state) => state.selection.anchor);
  const shown = useIn(session, (state) => state.shown);
  useIn(session, (state) => state.version);
  const form = useRef<HTMLFormElement>(null);
  const row = session.rowAt(index);
  const marked = row !== undefined && row.rid > 0 && Object.keys(row.marks).length > 0;
  const found = useCall(
    'validation.row',
    { id: session.options.id, rid: row?.rid ?? 0 },
    { on: ['findings'], id: session.options.id, when: marked },
  );
  const [comparing, setComparing] = useState(false);
  const former = useCall(
    'records.former',
    { id: session.options.id, rid: row?.rid ?? 0 },
    { when: comparing && row !== undefined && row.rid > 0 },
  );
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
            former={
              comparing && former.value?.cells
                ? words.formerOf(former.value.period, former.value.cells[at] ?? words.emptyField)
                : null
            }
            differs={(former.value?.cells?.[at] ?? '') !== (row?.cells[at] ?? '')}
            severity={row?.marks[column.field]}
            findings={marked ? (found.value ?? []).filter((one) => one.fields.includes(column.field)) : []}
            onCommit={(text) => void commitCell(session, index, at, text)}
          />
        ))}
      </form>
    </Drawer>
  );
}

interface FormFinding {
  readonly severity: string;
  readonly message: { readonly zh: string; readonly en?: string | undefined };
}

function FormField(props: {
  readonly column: GridColumn;
  readonly raw: string;
  readonly readOnly: boolean;
  /** What stood there in the period before; null when not compared. */
  readonly former: string | null;
  readonly differs: boolean;
  readonly severity: string | undefined;
  readonly findings: readonly FormFinding[];
  readonly onCommit: (text: string) => void;
}) {
  const { column, raw, findings } = props;
  const say = useTitle();
  const words = useWords(viewWords);
  const id = `record-${column.field}`;
  const label = column.labels.get(raw);
  return (
    <div className="record-field">
      <label htmlFor={id}>
        {column.title} <small>{column.hint}</small>
      </label>
      <Input.TextArea
        key={raw}
        id={id}
        autoSize={{ minRows: 1, maxRows: 4 }}
        defaultValue={raw}
        readOnly={props.readOnly}
        placeholder={words.emptyField}
        status={props.severity === 'blocking' ? 'error' : props.severity === 'justify' ? 'warning' : ''}
        aria-invalid={props.severity === 'blocking'}
        aria-describedby={`${id}-said`}
        onBlur={(event) => {
          if (event.target.value !== raw) props.onCommit(event.target.value);
        }}
        onKeyDown={(event) => {
          // Enter is on to the next field, as Tab is; Alt+Enter breaks the line.
          if (event.key !== 'Enter' || event.altKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          const fields = [...(event.currentTarget.form?.querySelectorAll('textarea') ?? [])];
          (fields[fields.indexOf(event.currentTarget) + (event.shiftKey ? -1 : 1)] ?? event.currentTarget).focus();
        }}
      />
      <output id={`${id}-said`}>
        {label === undefined ? null : <span className="quiet">{label} </span>}
        {props.former === null ? null : <span className={props.differs ? 'strong' : 'quiet'}>{props.former} </span>}
        {findings.map((finding) => (
          <span key={say(finding.message)} className={finding.severity === 'blocking' ? 'red' : 'amber'}>
            {say(finding.message)}{' '}
          </span>
        ))}
      </output>
    </div>
  );
}
