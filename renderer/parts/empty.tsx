import type { ReactNode } from 'react';
import './empty.css';

/** An empty place: what will be here, and what to do first. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="strong">{title}</p>
      <div className="quiet">{children}</div>
    </div>
  );
}
