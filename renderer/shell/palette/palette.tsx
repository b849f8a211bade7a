import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { paletteWords } from '../../words/palette.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { find } from './find.ts';
import './palette.css';
import { useChoose } from './use-choose.ts';
import { type Findable, useEntries } from './use-entries.ts';

/** Ctrl+K: one field that finds screens, datasets, duties and commands. A combobox: the focus never leaves the field. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(paletteWords);
  const title = useTitle();
  const entries = useEntries();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const choose = useChoose();
  const found = find(typed, entries);
  const active = Math.min(at, found.length - 1);
  const activeId = found[active] ? `palette-${found[active].id}` : undefined;

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const take = (entry: Findable | undefined): void => {
    if (!entry) return;
    dialog.current?.close();
    // Closing gives the focus back to where it was; whoever chose a place wants to go on there.
    if (entry.target.kind !== 'command') document.getElementById('main')?.focus();
    choose(entry);
  };
  const press = (event: KeyboardEvent): void => {
    // Enter and the arrows belong to the input method while it is composing.
    if (event.nativeEvent.isComposing || found.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = active + step;
      setAt(Math.abs(step) === 1 ? (next + found.length) % found.length : Math.max(0, Math.min(found.length - 1, next)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(found[active]);
    }
  };

  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={words.title}
      onClose={onClose}
      onPointerDown={(event) => (event.target === event.currentTarget ? dialog.current?.close() : undefined)}
    >
      <div className="palette-paper">
        <input
          className="palette-field"
          role="combobox"
          aria-label={words.title}
          aria-expanded="true"
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          autoComplete="off"
          spellCheck={false}
          placeholder={words.hint}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <div className="palette-list" id="palette-list" role="listbox" aria-label={words.results}>
          {found.map((entry, index) => (
            <div
              key={entry.id}
              id={`palette-${entry.id}`}
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              className="palette-option"
              onPointerMove={() => setAt(index)}
              onPointerUp={() => take(entry)}
            >
              <span className="palette-kind">{words[entry.kind]}</span>
              <span className="palette-title">{title(entry.title)}</span>
              <span className="palette-aside">{entry.aside}</span>
            </div>
          ))}
        </div>
        {found.length === 0 ? <p className="palette-nothing">{words.nothing}</p> : null}
        <p className="palette-keys">
          <kbd>↑</kbd> <kbd>↓</kbd> {words.move} <kbd>Enter</kbd> {words.choose} <kbd>Esc</kbd> {words.leave}
        </p>
      </div>
    </dialog>
  );
}
