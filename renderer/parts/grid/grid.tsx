import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Day } from '../../../shared/base/clock.ts';
import { gridWords } from '../../words/grid.ts';
import { useWords } from '../../words/words.ts';
import { CellInput, type CellInputHandle } from './cell-input.tsx';
import { type GridColumn, HEAD_HEIGHT, layoutOf, ROW_HEIGHT, scrolledTo } from './column.ts';
import './grid.css';
import { GridHead } from './head.tsx';
import type { KeyAction } from './keys.ts';
import { roles } from './roles.ts';
import { GridRow } from './row.tsx';
import {
  at,
  type Extent,
  everything,
  rangeOf,
  type Selection,
  type Spot,
  sameSelection,
  wholeColumns,
  wholeRows,
} from './selection.ts';
import type { ShownRow } from './shown-row.ts';
import { spotOf } from './spot.ts';

export interface GridHandle {
  focus(): void;
  /** Rows that fit, for a page up or down. */
  page(): number;
}

export interface GridProps {
  readonly handle: Ref<GridHandle>;
  readonly label: string;
  readonly columns: readonly GridColumn[];
  /** How many first columns should stay on view. */
  readonly frozen: number;
  /** Rows there are, the empty one at the end included, and how many of them are data. */
  readonly extent: Extent;
  readonly dataRows: number;
  readonly readOnly: boolean;
  readonly today: Day;
  /** Anything `rowAt` answers may be different when this is. */
  readonly version: number;
  readonly rowAt: (row: number) => ShownRow | undefined;
  readonly onView: (from: number, to: number) => void;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onCommit: (row: number, col: number, text: string) => void;
  readonly onAction: (action: KeyAction) => void;
  readonly onClipboard: (kind: 'copy' | 'cut', data: DataTransfer) => void;
  readonly onPaste: (text: string) => void;
  /** Words for a marked cell the pointer rests on. */
  readonly onPoint: (spot: Spot, element: HTMLElement) => void;
  readonly onResize?: (col: number, width: number | null) => void;
  readonly sorted?: { readonly field: string; readonly descending: boolean } | null;
}

const OVERSCAN = 10;
/** Room a popup wants below its cell. */
const POPUP_ROOM = 250;
const POPUP_WIDTH = 260;

/** A table of up to a million rows: only what is on view is drawn, one text box lies over the active cell. */
export function Grid(props: GridProps) {
  const { columns, extent, dataRows, selection, onSelect, onView, rowAt } = props;
  const words = useWords(gridWords);
  const scroller = useRef<HTMLTableElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const input = useRef<CellInputHandle>(null);
  const dragging = useRef<'cells' | 'rows' | null>(null);
  const [view, setView] = useState({ width: 900, above: false, leftwards: false });
  const layout = useMemo(() => layoutOf(columns, props.frozen, view.width), [columns, props.frozen, view.width]);
  const virtual = useVirtualizer({
    count: extent.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const end = (items.at(-1)?.index ?? 0) + 1;

  // Pages are asked for once scrolling rests a moment; `version` asks again for what became stale.
  useEffect(() => {
    const timer = setTimeout(() => onView(first, end), 25);
    return () => clearTimeout(timer);
  }, [first, end, onView]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setView((before) => ({ ...before, width: element.clientWidth })));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const { anchor, head } = selection;
  const column = columns[anchor.col];

  /** Puts the text box over the active cell; off view it waits at the edge, so that focus scrolls nothing. */
  const put = (): void => {
    const area = scroller.current;
    const box = place.current;
    if (!area || !box || !column) return;
    const left = (layout.lefts[anchor.col] ?? 0) - (anchor.col < layout.frozen ? 0 : area.scrollLeft);
    const top = HEAD_HEIGHT + anchor.row * ROW_HEIGHT - area.scrollTop;
    box.style.left = `${Math.max(0, Math.min(left, area.clientWidth - 40))}px`;
    box.style.top = `${Math.max(0, Math.min(top, area.clientHeight - ROW_HEIGHT))}px`;
    const text = box.querySelector('textarea');
    if (text) {
      text.style.minWidth = `${column.width}px`;
      text.style.minHeight = `${ROW_HEIGHT}px`;
    }
    const above = top + ROW_HEIGHT + POPUP_ROOM > area.clientHeight && top > POPUP_ROOM;
    const leftwards = left + POPUP_WIDTH > area.clientWidth;
    setView((before) => (before.above === above && before.leftwards === leftwards ? before : { ...before, above, leftwards }));
  };
  useLayoutEffect(put);

  const reveal = (spot: Spot): void => {
    const area = scroller.current;
    if (!area) return;
    const top = spot.row * ROW_HEIGHT;
    area.scrollTop = scrolledTo(area.scrollTop, top, top + ROW_HEIGHT, 0, area.clientHeight - HEAD_HEIGHT);
    const left = layout.lefts[spot.col] ?? 0;
    // Home is home: all the way, though frozen columns are on view anyway.
    if (spot.row === 0 && spot.col === 0) area.scrollLeft = 0;
    else if (spot.col >= layout.frozen)
      area.scrollLeft = scrolledTo(
        area.scrollLeft,
        left,
        left + (columns[spot.col]?.width ?? 0),
        layout.frozenEnd,
        area.clientWidth,
      );
  };
  // The corner that moved is brought into view; a redraw alone must not scroll.
  const revealed = useRef<Selection | null>(null);
  useLayoutEffect(() => {
    const before = revealed.current;
    revealed.current = selection;
    if (before && sameSelection(before, selection)) return;
    // Whole rows and columns are chosen without running to their far end.
    if (dragging.current === null && anchor.row === 0 && head.row >= dataRows - 1 && dataRows > 1 && head.row > 0) return;
    if (anchor.col === 0 && head.col === extent.cols - 1) reveal({ row: head.row, col: anchor.col });
    else reveal(head);
  });

  useImperativeHandle(props.handle, () => ({
    focus: () => input.current?.focus(),
    page: () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - HEAD_HEIGHT) / ROW_HEIGHT) - 1),
  }));

  const onMouseDown = (event: MouseEvent<HTMLTableElement>): void => {
    const spot = spotOf(event.target);
    // Scroll bars are no cells.
    if (!spot || event.button === 1) return;
    event.preventDefault();
    input.current?.commit();
    input.current?.focus();
    const inside = rangeOf(selection);
    if (event.button === 2 && spot.row !== null && spot.row >= inside.top && spot.row <= inside.bottom) return;
    if (spot.row === null) onSelect(spot.col === null ? everything(extent) : wholeColumns(at(0, spot.col), dataOnly));
    else if (spot.col === null) {
      dragging.current = 'rows';
      const rows = { anchor: { row: event.shiftKey ? anchor.row : spot.row, col: 0 }, head: { row: spot.row, col: 0 } };
      onSelect(wholeRows(rows, extent));
    } else {
      dragging.current = 'cells';
      const to = { row: spot.row, col: spot.col };
      onSelect(event.shiftKey ? { anchor, head: to } : { anchor: to, head: to });
    }
  };
  const dataOnly = { rows: Math.max(1, dataRows), cols: extent.cols };

  const onMouseMove = (event: MouseEvent<HTMLTableElement>): void => {
    if (dragging.current === null || event.buttons !== 1) {
      dragging.current = null;
      return;
    }
    const spot = spotOf(event.target);
    if (spot?.row == null) return;
    const col = dragging.current === 'rows' ? extent.cols - 1 : (spot.col ?? 0);
    if (spot.row !== head.row || col !== head.col) onSelect({ anchor, head: { row: spot.row, col } });
  };

  const range = rangeOf(selection);
  return (
    <div className="grid">
      <div className="grid-over">
        <div ref={place} className="grid-place">
          {column ? (
            <CellInput
              handle={input}
              row={anchor.row}
              col={anchor.col}
              column={column}
              raw={rowAt(anchor.row)?.cells[anchor.col] ?? ''}
              readOnly={props.readOnly}
              today={props.today}
              above={view.above}
              leftwards={view.leftwards}
              onBegin={() => reveal(anchor)}
              onCommit={props.onCommit}
              onAction={props.onAction}
              onClipboard={props.onClipboard}
              onPaste={props.onPaste}
            />
          ) : null}
        </div>
      </div>
      <table
        ref={scroller}
        className="grid-scroller"
        {...roles.grid(props.readOnly)}
        aria-label={props.label}
        aria-rowcount={dataRows + 1}
        aria-colcount={columns.length + 1}
        onFocus={() => input.current?.focus()}
        onScroll={put}
        onMouseDown={onMouseDown}
        onMouseMove={onMouseMove}
        onMouseUp={() => {
          dragging.current = null;
        }}
        onDoubleClick={(event) => {
          if (spotOf(event.target)?.row != null) input.current?.edit();
        }}
        onMouseOver={(event) => {
          const spot = spotOf(event.target);
          if (spot?.row != null && spot.col !== null && event.target instanceof HTMLElement)
            props.onPoint({ row: spot.row, col: spot.col }, event.target);
        }}
      >
        <GridHead
          columns={columns}
          layout={layout}
          from={range.left}
          to={range.right}
          onResize={props.onResize}
          sorted={props.sorted}
        />
        <tbody {...roles.group} className="grid-body" style={{ height: virtual.getTotalSize(), width: layout.width }}>
          {items.map(({ index }) => {
            const chosen = index >= range.top && index <= range.bottom;
            const row = rowAt(index);
            return (
              <GridRow
                key={index}
                index={index}
                row={row}
                columns={columns}
                layout={layout}
                from={chosen ? range.left : -1}
                to={chosen ? range.right : -1}
                active={index === anchor.row ? anchor.col : -1}
                invitation={index >= dataRows && !row ? (props.readOnly ? '' : words.newRow) : null}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
