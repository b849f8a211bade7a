import { Input } from 'antd';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Day } from '../../../shared/base/clock.ts';
import { MOST_CHOICES, type Popup, popupKey } from '../../parts/grid/cell-popup.ts';
import { cellText, labelOf } from '../../parts/grid/cell-text.ts';
import { ChoiceList } from '../../parts/grid/choice-list.tsx';
import { findChoices } from '../../parts/grid/choices.ts';
import type { GridColumn } from '../../parts/grid/column.ts';
import { DayCalendar } from '../../parts/grid/day-calendar.tsx';
import { readDay } from '../../parts/grid/month.ts';
import { viewWords } from '../../words/editor-view.ts';
import { useTitle, useWords } from '../../words/words.ts';

interface FormFinding {
  readonly severity: string;
  readonly message: { readonly zh: string; readonly en?: string | undefined };
}

/** One field of the record: its label, its text box with the same list of codes and calendar as in the table, what is said of it. */
export function FormField(props: {
  readonly column: GridColumn;
  readonly raw: string;
  readonly readOnly: boolean;
  readonly today: Day;
  /** What stood there in the period before; null when not compared. */
  readonly former: string | null;
  readonly differs: boolean;
  readonly severity: string | undefined;
  readonly findings: readonly FormFinding[];
  readonly onCommit: (text: string) => void;
}) {
  const { column, raw, readOnly, findings } = props;
  const say = useTitle();
  const words = useWords(viewWords);
  const list = useId();
  const id = `record-${column.field}`;
  const label = labelOf(column, raw);
  const [here, setHere] = useState(false);
  // Typed and not written yet; forgotten when another text comes from the table.
  const [typed, setTyped] = useState<{ readonly over: string; readonly text: string } | null>(null);
  const [popup, setPopup] = useState<Popup | null>(null);
  const text = typed?.over === raw ? typed.text : raw;
  // Going on to the next field comes before the next drawing: what is left behind is the text as of now.
  const present = useRef(text);
  present.current = text;

  const commit = (written: string): void => {
    present.current = written;
    setTyped(null);
    setPopup(null);
    if (written !== raw) props.onCommit(written);
  };
  const choices = (query: string, active: number): Popup => ({
    kind: 'choices',
    found: findChoices(column.choices, query, MOST_CHOICES),
    active,
  });
  const open = (): void => {
    if (readOnly) return;
    if (column.kind === 'date') setPopup({ kind: 'days', day: readDay(text) ?? props.today });
    if (column.kind === 'choice') {
      const all = findChoices(column.choices, '', MOST_CHOICES);
      setPopup({
        kind: 'choices',
        found: all,
        active: Math.max(
          0,
          all.findIndex((choice) => choice.code === raw),
        ),
      });
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { key, altKey, shiftKey, nativeEvent, currentTarget } = event;
    if (nativeEvent.isComposing) return;
    if (key === 'F4' || (altKey && key === 'ArrowDown')) {
      event.preventDefault();
      open();
      return;
    }
    if (popup && key === 'Escape') {
      // Only the list closes, not the form.
      event.stopPropagation();
      event.preventDefault();
      setPopup(null);
      return;
    }
    const hit = popup && !altKey ? popupKey(popup, key) : null;
    if (hit && 'next' in hit) {
      event.stopPropagation();
      event.preventDefault();
      setPopup(hit.next);
      return;
    }
    if (hit) commit(hit.write);
    // Enter is on to the next field, as Tab is; Alt+Enter breaks the line.
    if (key !== 'Enter' || altKey) return;
    event.preventDefault();
    const fields = [...(currentTarget.form?.querySelectorAll('textarea') ?? [])];
    (fields[fields.indexOf(currentTarget) + (shiftKey ? -1 : 1)] ?? currentTarget).focus();
  };

  const expanded = popup?.kind === 'choices' && popup.found.length > 0;
  return (
    <div className="record-field">
      <label htmlFor={id}>
        {column.title} <small>{column.hint}</small>
      </label>
      <div className="record-box">
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 1, maxRows: 4 }}
          value={column.covered && !here ? cellText(column, text) : text}
          onFocus={() => setHere(true)}
          readOnly={readOnly}
          placeholder={words.emptyField}
          title={column.kind === 'choice' || column.kind === 'date' ? words.pick : undefined}
          status={props.severity === 'blocking' ? 'error' : props.severity === 'justify' ? 'warning' : ''}
          aria-invalid={props.severity === 'blocking'}
          aria-describedby={`${id}-said`}
          aria-controls={expanded ? list : undefined}
          aria-activedescendant={expanded && popup.active >= 0 ? `${list}-${popup.active}` : undefined}
          onChange={({ target }) => {
            present.current = target.value;
            setTyped({ over: raw, text: target.value });
            if (column.kind === 'choice') setPopup(choices(target.value, target.value.trim() === '' ? -1 : 0));
            else setPopup(null);
          }}
          onBlur={() => {
            setHere(false);
            commit(present.current);
          }}
          onDoubleClick={open}
          onKeyDown={onKeyDown}
        />
        <div className="grid-popup-below">
          {popup?.kind === 'choices' ? (
            <ChoiceList
              id={list}
              column={column.title}
              found={popup.found}
              most={MOST_CHOICES}
              active={popup.active}
              onPick={(choice) => commit(choice.code)}
            />
          ) : null}
          {popup?.kind === 'days' ? (
            <DayCalendar day={popup.day} today={props.today} onMove={(day) => setPopup({ kind: 'days', day })} onPick={commit} />
          ) : null}
        </div>
      </div>
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
