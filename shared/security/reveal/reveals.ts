import type { Clock } from '../../base/clock.ts';
import { type RevealKind, SHOWN_MS } from './model.ts';

/** What is shown now, in memory only: it goes with the session. */
export interface Reveals {
  /** Adds to what is shown already; null = every field. The time begins anew. */
  show(kind: RevealKind, id: string, fields: readonly string[] | null): void;
  end(kind: RevealKind, id: string): void;
  isShown(kind: RevealKind, id: string, field: string): boolean;
  /** Epoch ms; null when nothing is shown. */
  until(kind: RevealKind, id: string): number | null;
}

interface Shown {
  readonly fields: ReadonlySet<string> | null;
  readonly until: number;
}

export function createReveals(clock: Clock): Reveals {
  const all = new Map<string, Shown>();
  const keyOf = (kind: RevealKind, id: string): string => `${kind} ${id}`;
  const now = (kind: RevealKind, id: string): Shown | null => {
    const key = keyOf(kind, id);
    const shown = all.get(key);
    if (!shown) return null;
    const left = shown.until - clock.now();
    // A clock that was put back must not lengthen it.
    if (left > 0 && left <= SHOWN_MS) return shown;
    all.delete(key);
    return null;
  };
  return {
    show(kind, id, fields) {
      const before = now(kind, id);
      const whole = fields === null || before?.fields === null;
      all.set(keyOf(kind, id), {
        fields: whole ? null : new Set([...(before?.fields ?? []), ...(fields ?? [])]),
        until: clock.now() + SHOWN_MS,
      });
    },
    end: (kind, id) => void all.delete(keyOf(kind, id)),
    isShown(kind, id, field) {
      const shown = now(kind, id);
      return shown !== null && (shown.fields === null || shown.fields.has(field));
    },
    until: (kind, id) => now(kind, id)?.until ?? null,
  };
}
