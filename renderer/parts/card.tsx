import type { ReactNode } from 'react';
import './card.css';

/** White paper with a hairline: a titled part of a screen. `aside` stands quietly at the right of the title. */
export function Card(props: {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <section className={`card ${props.className ?? ''}`}>
      {props.title === undefined ? null : (
        <header className="card-head">
          <h2>{props.title}</h2>
          <span className="quiet">{props.aside}</span>
        </header>
      )}
      {props.children}
    </section>
  );
}
