import type { ReactNode } from 'react';
import './tag.css';

/** Red blocks or is overdue; amber needs a reason or is due soon; green is proven by a receipt; blue is under way. */
export type Tone = 'red' | 'amber' | 'green' | 'blue' | 'grey';

export function Tag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}
