import { type ReactNode, useId } from 'react';
import './field.css';

/** A named input with its hint, tied together for those who cannot see where they stand. */
export function Field(props: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly children: (ids: { readonly id: string; readonly 'aria-describedby': string | undefined }) => ReactNode;
}) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      {props.children({ id, 'aria-describedby': props.hint ? hintId : undefined })}
      {props.hint ? (
        <div className="field-hint" id={hintId}>
          {props.hint}
        </div>
      ) : null}
    </div>
  );
}
