import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react';
import type { Day } from '../../../shared/base/clock.ts';
import { gridWords } from '../../words/grid.ts';
import { useWords } from '../../words/words.ts';
import { MOST_CHOICES, type Popup, popupKey } from './cell-popup.ts';
import { ChoiceList } from './choice-list.tsx';
import { findChoices } from './choices.ts';
import type { GridColumn } from './column.ts';
import { DayCalendar } from './day-calendar.tsx';
import { actionOf, type Editing, type KeyAction } from './keys.ts';
import { readDay } from './month.ts';

export interface CellInputHandle {
  focus(): void;
  /** Writes what is being typed, if anything. */
  commit(): void;
  edit(): void;
}

export interface CellInputProps {
  readonly handle: Ref<CellInputHandle>;
  readonly row: number;
  readonly col: number;
  readonly column: GridColumn;
  readonly raw: string;
  readonly readOnly: boolean;
  readonly today: Day;
  /** Whether popups open upwards: no room below. */
  readonly above: boolean;
  /** Whether popups end at the cell's right edge: no room beside. */
  readonly leftwards: boolean;
  readonly onBegin: () => void;
  readonly onCommit: (row: number, col: number, text: string) => void;
  readonly onAction: (action: KeyAction) => void;
  readonly onClipboard: (kind: 'copy' | 'cut', data: DataTransfer) => void;
  readonly onPaste: (text: string) => void;
}

/**
 * The one text box of the grid. It always has the focus and lies over the active cell, unseen until something is typed:
 * so the first key of an input method lands in a real text box, and nothing of it is lost.
 */
export function CellInput(props: CellInputProps) {
  const { row, col, column, raw, readOnly, onCommit } = props;
  const words = useWords(gridWords);
  const listId = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [editing, setEditing] = useState<Editing>('none');
  const [popup, setPopup] = useState<Popup | null>(null);
  // Events come faster than renders: what counts is kept beside the state.
  const now = useRef<{ editing: Editing; row: number; col: number }>({ editing: 'none', row, col });

  const begin = (how: Exclude<Editing, 'none'>, text?: string): void => {
    if (readOnly || !box.current) return;
    now.current = { editing: how, row, col };
    setEditing(how);
    props.onBegin();
    if (text !== undefined) {
      box.current.value = text;
      box.current.setSelectionRange(text.length, text.length);
    }
  };

  const end = (): void => {
    now.current.editing = 'none';
    setEditing('none');
    setPopup(null);
    if (box.current) box.current.value = '';
  };

  const commit = (text?: string): void => {
    const { editing: how, row: at, col: place } = now.current;
    if (how === 'none') return;
    const typed = text ?? box.current?.value ?? '';
    end();
    onCommit(at, place, typed);
  };

  const openPopup = (): void => {
    if (readOnly) return;
    if (column.kind === 'date') {
      if (now.current.editing === 'none') begin('caret', raw);
      setPopup({ kind: 'days', day: readDay(box.current?.value ?? '') ?? props.today });
    } else if (column.kind === 'choice') {
      if (now.current.editing === 'none') begin('caret', raw);
      const found = findChoices(column.choices, '', MOST_CHOICES);
      setPopup({
        kind: 'choices',
        found,
        active: Math.max(
          0,
          found.findIndex((choice) => choice.code === raw),
        ),
      });
    } else if (now.current.editing === 'none') begin('caret', raw);
  };

  const typed = (): void => {
    const text = box.current?.value ?? '';
    if (now.current.editing === 'none') begin('typing');
    if (column.kind === 'choice') {
      const found = findChoices(column.choices, text, MOST_CHOICES);
      setPopup({ kind: 'choices', found, active: text.trim() === '' ? -1 : 0 });
    } else setPopup(null);
  };

  const act = (action: KeyAction): void => {
    if (action.do === 'edit') begin('caret', raw);
    else if (action.do === 'choose') openPopup();
    else if (action.do === 'newline') {
      const area = box.current;
      area?.setRangeText('\n', area.selectionStart, area.selectionEnd, 'end');
    } else if (action.do === 'cancel' && now.current.editing !== 'none') {
      if (popup) setPopup(null);
      else end();
    } else {
      commit();
      props.onAction(action);
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { nativeEvent } = event;
    if (nativeEvent.isComposing || nativeEvent.keyCode === 229) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const hit = popup && plain ? popupKey(popup, event.key) : null;
    if (hit) {
      event.preventDefault();
      if ('next' in hit) setPopup(hit.next);
      else {
        commit(hit.write);
        props.onAction(event.key === 'Tab' ? { do: 'tab', back: event.shiftKey } : { do: 'enter', back: false });
      }
      return;
    }
    const action = actionOf(
      {
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
        alt: event.altKey,
        composing: false,
      },
      now.current.editing,
    );
    if (!action) return;
    event.preventDefault();
    act(action);
  };

  useImperativeHandle(props.handle, () => ({
    focus: () => box.current?.focus({ preventScroll: true }),
    commit: () => commit(),
    edit: () => begin('caret', raw),
  }));

  const onClipboard = (event: React.ClipboardEvent, kind: 'copy' | 'cut'): void => {
    if (now.current.editing !== 'none') return;
    event.preventDefault();
    props.onClipboard(kind, event.clipboardData);
  };

  const expanded = popup?.kind === 'choices' && popup.found.length > 0;
  return (
    <>
      <textarea
        ref={box}
        className={`grid-input${editing === 'none' ? ' grid-input-idle' : ''}`}
        aria-label={words.cell(column.title, row + 1)}
        aria-haspopup={column.kind === 'choice' ? 'listbox' : undefined}
        aria-controls={expanded ? listId : undefined}
        aria-activedescendant={expanded && popup.active >= 0 ? `${listId}-${popup.active}` : undefined}
        rows={1}
        readOnly={readOnly}
        spellCheck={false}
        autoComplete="off"
        onKeyDown={onKeyDown}
        onCompositionStart={() => {
          if (now.current.editing === 'none') begin('typing');
        }}
        onCompositionEnd={() => {
          // Taken back in the input method: nothing was typed, so nothing is cleared.
          if (now.current.editing === 'typing' && box.current?.value === '') end();
        }}
        onInput={typed}
        onBlur={() => commit()}
        onCopy={(event) => onClipboard(event, 'copy')}
        onCut={(event) => onClipboard(event, 'cut')}
        onPaste={(event) => {
          if (now.current.editing !== 'none') return;
          event.preventDefault();
          props.onPaste(event.clipboardData.getData('text/plain'));
        }}
      />
      <div
        className={`${props.above ? 'grid-popup-above' : 'grid-popup-below'}${props.leftwards ? ' grid-popup-leftwards' : ''}`}
      >
        {popup?.kind === 'choices' ? (
          <ChoiceList
            id={listId}
            column={column.title}
            found={popup.found}
            most={MOST_CHOICES}
            active={popup.active}
            onPick={(choice) => commit(choice.code)}
          />
        ) : null}
        {popup?.kind === 'days' ? (
          <DayCalendar
            day={popup.day}
            today={props.today}
            onMove={(day) => setPopup({ kind: 'days', day })}
            onPick={(day) => commit(day)}
          />
        ) : null}
      </div>
    </>
  );
}
