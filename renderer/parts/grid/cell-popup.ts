import { addDays, type Day } from '../../../shared/base/clock.ts';
import type { Choice } from './choices.ts';
import { monthsLater } from './month.ts';

/** What hangs under the cell being edited. */
export type Popup =
  | { readonly kind: 'choices'; readonly found: readonly Choice[]; readonly active: number }
  | { readonly kind: 'days'; readonly day: Day };

/** Most codes listed at a time. */
export const MOST_CHOICES = 50;

/** What a key does to the popup: a new state, a value to write, or null when the key is not its business. */
export type PopupKey = { readonly next: Popup } | { readonly write: string } | null;

export function popupKey(popup: Popup, key: string): PopupKey {
  if (popup.kind === 'choices') {
    const { found, active } = popup;
    const last = found.length - 1;
    const to = (next: number): PopupKey => ({ next: { ...popup, active: Math.max(0, Math.min(last, next)) } });
    if (found.length === 0) return null;
    if (key === 'ArrowDown') return to(active + 1);
    if (key === 'ArrowUp') return to(active - 1);
    if (key === 'PageDown') return to(active + 8);
    if (key === 'PageUp') return to(active - 8);
    const choice = found[active];
    return (key === 'Enter' || key === 'Tab') && choice ? { write: choice.code } : null;
  }
  const { day } = popup;
  const to = (next: Day): PopupKey => ({ next: { kind: 'days', day: next } });
  switch (key) {
    case 'ArrowLeft':
      return to(addDays(day, -1));
    case 'ArrowRight':
      return to(addDays(day, 1));
    case 'ArrowUp':
      return to(addDays(day, -7));
    case 'ArrowDown':
      return to(addDays(day, 7));
    case 'PageUp':
      return to(monthsLater(day, -1));
    case 'PageDown':
      return to(monthsLater(day, 1));
    case 'Enter':
    case 'Tab':
      return { write: day };
    default:
      return null;
  }
}
