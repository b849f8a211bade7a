import { useEffect, useRef } from 'react';
import { gridWords } from '../../words/grid.ts';
import { useWords } from '../../words/words.ts';
import type { Choice } from './choices.ts';

/** The codes that fit, under the cell. The text box keeps the focus; this is only looked at and clicked. */
export function ChoiceList(props: {
  readonly id: string;
  readonly column: string;
  readonly found: readonly Choice[];
  readonly most: number;
  readonly active: number;
  readonly onPick: (choice: Choice) => void;
}) {
  const words = useWords(gridWords);
  const list = useRef<HTMLDivElement>(null);
  const { active, found } = props;
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  if (found.length === 0) return <div className="grid-popup grid-popup-note">{words.noChoice}</div>;
  return (
    <div className="grid-popup grid-choices">
      <div ref={list} id={props.id} role="listbox" aria-label={words.choices(props.column)} tabIndex={-1}>
        {found.map((choice, n) => (
          <div
            key={choice.code}
            id={`${props.id}-${n}`}
            role="option"
            tabIndex={-1}
            aria-selected={n === active}
            className="grid-choice"
            onMouseDown={(event) => {
              event.preventDefault();
              props.onPick(choice);
            }}
          >
            <span className="grid-choice-code">{choice.code}</span>
            <span>{choice.label}</span>
          </div>
        ))}
      </div>
      {found.length >= props.most ? <div className="grid-popup-note">{words.more(found.length)}</div> : null}
    </div>
  );
}
