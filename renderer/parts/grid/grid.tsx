import { type MouseEvent, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Day } from '../../../shared/base/clock.ts';
import { gridWords } from '../../words/grid.ts';
import { useWords } from '../../words/words.ts';
import { CellInput, type CellInputHandle } from './cell-input.tsx';
import { type GridColumn, HEAD_HEIGHT, layoutOf, ROW_HEIGHT, scrolledTo, TALL_ROW_HEIGHT } from './column.ts';
import './grid.css';
import { GridHead } from './head.tsx';
import type { KeyAction } from './keys.ts';
import { roles } from './roles.ts';
import { GridRow } from './row.tsx';
import { createPace, rowsOnView, slotsFor } from './rows-on-view.ts';
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
import { useKeptTop } from './use-kept-top.ts';
import { useSize } from './use-size.ts';

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
  readonly onMoveColumn?: (from: number, to: number) => void;
  readonly sorted?: { readonly field: string; readonly descending: boolean } | null;
  /** What stood in a row before, cell by cell: a second line in each. Null: there was no such row; undefined: not known yet. */
  readonly formerOf?: ((row: ShownRow | undefined) => readonly (string | null)[] | null | undefined) | undefined;
}

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
  // Where the table is scrolled to and how large it is, as last told: asking the page for it would lay it out each time.
  const scrolled = useRef({ top: 0, left: 0 });
  const size = useSize(scroller, { width: 900, height: 480 });
  const [popup, setPopup] = useState({ above: false, leftwards: false });
  // Columns are held only while something is scrolled away beneath them: each held cell is a layer of its own to the browser.
  const [sideways, setSideways] = useState(false);
  const layout = useMemo(
    () => layoutOf(columns, props.frozen, size.width, sideways),
    [columns, props.frozen, size.width, sideways],
  );
  const rowHeight = props.formerOf ? TALL_ROW_HEIGHT : ROW_HEIGHT;
  const [view, setView] = useState({ top: 0, base: 0 });
  const { base } = view;
  const { first, end } = rowsOnView(view.top, size.height, extent.rows, rowHeight);
  const slots = slotsFor(size.height, rowHeight);
  /** Rows stand in the body by their distance from `base`: scrolled far at once, the body alone moves, not each of its rows. */
  const scrolledDown = (top: number): void =>
    setView((before) => ({
      top,
      base: Math.abs(top - before.top) > size.height ? rowsOnView(top, size.height, extent.rows, rowHeight).first : before.base,
    }));

  const pace = useMemo(() => createPace((stretch) => onView(stretch.first, stretch.end)), [onView]);
  useEffect(() => pace.moved({ first, end }), [pace, first, end]);
  useEffect(() => () => pace.stop(), [pace]);

  const { anchor, head } = selection;
  const column = columns[anchor.col];

  /** Puts the text box over the active cell; off view it waits at the edge, so that focus scrolls nothing. */
  const put = (): void => {
    const box = place.current;
    if (!box || !column) return;
    const left = (layout.lefts[anchor.col] ?? 0) - (anchor.col < layout.frozen ? 0 : scrolled.current.left);
    const top = HEAD_HEIGHT + anchor.row * rowHeight - scrolled.current.top;
    box.style.left = `${Math.max(0, Math.min(left, size.width - 40))}px`;
    box.style.top = `${Math.max(0, Math.min(top, size.height - rowHeight))}px`;
    box.style.setProperty('--grid-cell', `${column.width}px`);
    const above = top + rowHeight + POPUP_ROOM > size.height && top > POPUP_ROOM;
    const leftwards = left + POPUP_WIDTH > size.width;
    setPopup((before) => (before.above === above && before.leftwards === leftwards ? before : { above, leftwards }));
  };
  useLayoutEffect(put);

  const scrollTo = (to: { top: number; left: number }): void => {
    const area = scroller.current;
    const { top, left } = scrolled.current;
    if (!area || (top === to.top && left === to.left)) return;
    area.scrollTo(to);
    scrolled.current = { top: area.scrollTop, left: area.scrollLeft };
    scrolledDown(scrolled.current.top);
  };
  const reveal = (spot: Spot): void => {
    const row = spot.row * rowHeight;
    const { top, left } = scrolled.current;
    const start = layout.lefts[spot.col] ?? 0;
    const width = columns[spot.col]?.width ?? 0;
    scrollTo({
      top: scrolledTo(top, row, row + rowHeight, 0, size.height - HEAD_HEIGHT),
      left:
        // Home is home: all the way, though frozen columns are on view anyway.
        spot.row === 0 && spot.col === 0
          ? 0
          : spot.col < layout.frozen
            ? left
            : scrolledTo(left, start, start + width, layout.frozenEnd, size.width),
    });
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

  useKeptTop(rowHeight, (stretch) => scrollTo({ ...scrolled.current, top: Math.round(scrolled.current.top * stretch) }));

  useImperativeHandle(props.handle, () => ({
    focus: () => input.current?.focus(),
    page: () => Math.max(1, Math.floor((size.height - HEAD_HEIGHT) / rowHeight) - 1),
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
              above={popup.above}
              leftwards={popup.leftwards}
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
        className={`grid-scroller${sideways ? ' grid-sideways' : ''}${props.formerOf ? ' grid-tall' : ''}`}
        {...roles.grid(props.readOnly)}
        aria-label={props.label}
        aria-rowcount={dataRows + 1}
        aria-colcount={columns.length + 1}
        onFocus={() => input.current?.focus()}
        onScroll={({ currentTarget }) => {
          scrolled.current = { top: currentTarget.scrollTop, left: currentTarget.scrollLeft };
          scrolledDown(scrolled.current.top);
          setSideways(scrolled.current.left > 0);
          put();
        }}
        onMouseDown={onMouseDown}
        // Before the first sideways step, not after it: the columns would be seen to jump.
        onWheel={({ deltaX, shiftKey }) => {
          if (deltaX !== 0 || shiftKey) setSideways(true);
        }}
        onPointerDown={({ target, currentTarget }) => {
          if (target === currentTarget) setSideways(true);
        }}
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
          onMove={props.onMoveColumn}
          sorted={props.sorted}
        />
        <tbody
          {...roles.group}
          className="grid-body"
          style={{ top: HEAD_HEIGHT + base * rowHeight, width: layout.width, gridTemplateColumns: layout.tracks }}
        >
          {Array.from({ length: end - first }, (_, n) => {
            const index = first + n;
            const chosen = index >= range.top && index <= range.bottom;
            const row = rowAt(index);
            const place = index - base;
            return (
              <GridRow
                key={((place % slots) + slots) % slots}
                index={index}
                place={place}
                row={row}
                height={rowHeight}
                former={props.formerOf?.(row)}
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
        <tfoot role="presentation" className="grid-extent" style={{ height: extent.rows * rowHeight, width: layout.width }} />
      </table>
    </div>
  );
}
