import { useEffect, useMemo, useRef, useState } from 'react';
import type { TableLayout } from '../../../shared/security/calls.ts';
import { call } from '../../link/link.ts';
import { useCall } from '../../link/use-call.ts';
import type { GridColumn } from '../../parts/grid/column.ts';
import { inOrder } from './order.ts';

/** Widths a column may be drawn to. */
const NARROWEST = 48;
const WIDEST = 800;
/** Kept when the officer has let go of the edge. */
const REST_MS = 400;

/** How the table is laid out, and the ways to change it; kept per dataset in the store. */
export interface TableLayoutHold {
  readonly columns: readonly GridColumn[];
  readonly frozen: number;
  /** Null: as wide as its values usually are. */
  resize(field: string, width: number | null): void;
  freeze(columns: number): void;
  /** Puts a column at a position. */
  move(field: string, to: number): void;
  /** Whether anything is not as usual, and back to that. */
  readonly changed: boolean;
  reset(): void;
  /** What stood there in the period before is shown in each cell. */
  readonly former: boolean;
  showFormer(on: boolean): void;
}

export function useLayout(dataset: string, usual: readonly GridColumn[], usuallyFrozen: number): TableLayoutHold {
  const kept = useCall('settings.layout', { dataset });
  const [drawn, setDrawn] = useState<TableLayout | null>(null);
  const layout = drawn ?? kept.value;
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly keep: () => void } | null>(null);
  useEffect(
    () => () => {
      // Leaving the screen must not lose what was drawn last.
      if (waiting.current) {
        clearTimeout(waiting.current.timer);
        waiting.current.keep();
      }
    },
    [],
  );
  const change = (next: TableLayout): void => {
    setDrawn(next);
    if (waiting.current) clearTimeout(waiting.current.timer);
    const keep = (): void => {
      waiting.current = null;
      void call('settings.setLayout', { dataset, layout: next });
    };
    waiting.current = { timer: setTimeout(keep, REST_MS), keep };
  };
  const present: TableLayout = layout ?? { widths: {}, frozen: null };
  const columns = useMemo(
    () =>
      inOrder(usual, layout?.order ?? []).map((column) => ({ ...column, width: layout?.widths[column.field] ?? column.width })),
    [usual, layout],
  );
  return {
    columns,
    frozen: present.frozen ?? usuallyFrozen,
    resize(field, width) {
      const { [field]: _, ...others } = present.widths;
      const fitted = width === null ? null : Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)));
      change({ ...present, widths: fitted === null ? others : { ...others, [field]: fitted } });
    },
    freeze: (frozen) => change({ ...present, frozen: Math.min(10, frozen) }),
    move(field, to) {
      const others = columns.map((column) => column.field).filter((other) => other !== field);
      const place = Math.max(0, Math.min(others.length, to));
      change({ ...present, order: [...others.slice(0, place), field, ...others.slice(place)] });
    },
    changed: present.frozen !== null || present.order !== undefined || Object.keys(present.widths).length > 0,
    reset: () => change({ widths: {}, frozen: null, former: present.former }),
    former: present.former === true,
    showFormer: (former) => change({ ...present, former }),
  };
}
