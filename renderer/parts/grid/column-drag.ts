import { type PointerEvent as ReactPointerEvent, useState } from 'react';

/** Below this many pixels it is a click. */
const STIRRED = 6;

export interface ColumnDrag {
  /** The column it would be dropped beside, and on which side of it. */
  readonly over: number | null;
  readonly after: boolean;
  begin(col: number, event: ReactPointerEvent<HTMLElement>): void;
}

/** Where a column comes to stand that is dropped beside another. */
export const droppedAt = (from: number, over: number, after: boolean): number => {
  const gap = over + (after ? 1 : 0);
  return gap > from ? gap - 1 : gap;
};

/** Dragging a column by its head. */
export function useColumnDrag(onMove: ((from: number, to: number) => void) | undefined): ColumnDrag {
  const [target, setTarget] = useState<{ readonly over: number; readonly after: boolean } | null>(null);
  return {
    over: target?.over ?? null,
    after: target?.after ?? false,
    begin(col, event) {
      if (!onMove || event.button !== 0) return;
      const start = event.clientX;
      let last: { readonly over: number; readonly after: boolean } | null = null;
      const move = ({ clientX, clientY }: PointerEvent): void => {
        if (last === null && Math.abs(clientX - start) < STIRRED) return;
        const head = document.elementFromPoint(clientX, clientY)?.closest('.grid-head > [data-col]');
        if (!(head instanceof HTMLElement)) return;
        const { left, width } = head.getBoundingClientRect();
        last = { over: Number(head.dataset.col), after: clientX > left + width / 2 };
        setTarget(last);
      };
      const stop = new AbortController();
      const end = (drop: boolean): void => {
        stop.abort();
        setTarget(null);
        const to = last ? droppedAt(col, last.over, last.after) : col;
        if (drop && to !== col) onMove(col, to);
      };
      addEventListener('pointermove', move, { signal: stop.signal });
      addEventListener('pointerup', () => end(true), { signal: stop.signal });
      addEventListener('pointercancel', () => end(false), { signal: stop.signal });
    },
  };
}
