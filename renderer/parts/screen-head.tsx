import type { ReactNode } from 'react';
import './screen-head.css';

/** Top of a screen: its name, one sentence that says how things stand, and at the right what can be done here. */
export function ScreenHead(props: { readonly title: ReactNode; readonly sub?: ReactNode; readonly children?: ReactNode }) {
  return (
    <header className="screen-head">
      <div className="screen-head-words">
        <h1>{props.title}</h1>
        <p>{props.sub}</p>
      </div>
      <div className="screen-head-acts">{props.children}</div>
    </header>
  );
}
