import { memo } from 'react';
import { gridWords } from '../../words/grid.ts';
import { useWords } from '../../words/words.ts';
import { type GridColumn, type Layout, NUMBER_WIDTH } from './column.ts';
import { useColumnDrag } from './column-drag.ts';
import './head.css';
import { roles } from './roles.ts';

/** The header row: titles, and under each what is expected there. A click selects the column, the corner everything. */
export const GridHead = memo(function GridHead(props: {
  readonly columns: readonly GridColumn[];
  readonly layout: Layout;
  /** Selected columns. */
  readonly from: number;
  readonly to: number;
  /** A column's edge is drawn to a width; null: twice pressed, as wide as usual. */
  readonly onResize?: ((col: number, width: number | null) => void) | undefined;
  /** A column's head is dragged to another's place; by keyboard Alt+Shift with the arrows does the same. */
  readonly onMove?: ((from: number, to: number) => void) | undefined;
  /** The column the rows are sorted by. */
  readonly sorted?: { readonly field: string; readonly descending: boolean } | null | undefined;
}) {
  const { columns, layout, from, to, onResize, onMove, sorted } = props;
  const drag = useColumnDrag(onMove);
  const words = useWords(gridWords);
  return (
    <thead {...roles.group} className="grid-head-group">
      <tr {...roles.row} aria-rowindex={1} className="grid-head" style={{ width: layout.width }}>
        <th
          scope="col"
          {...roles.columnHeader}
          aria-colindex={1}
          title={words.all}
          className="grid-number"
          style={{ width: NUMBER_WIDTH }}
        >
          <small>{words.rowNumber}</small>
        </th>
        {columns.map((column, col) => (
          <th
            key={column.field}
            scope="col"
            {...roles.columnHeader}
            aria-colindex={col + 2}
            data-col={col}
            aria-sort={sorted?.field === column.field ? (sorted.descending ? 'descending' : 'ascending') : undefined}
            title={`${column.title} · ${column.field}`}
            onPointerDown={(event) => drag.begin(col, event)}
            className={`${drag.over === col ? (drag.after ? 'grid-drop-after ' : 'grid-drop-before ') : ''}${column.kind === 'number' ? 'grid-right' : ''}${col >= from && col <= to ? ' grid-here' : ''}${
              col < layout.frozen ? ' grid-frozen' : ''
            }${col === layout.frozen - 1 ? ' grid-frozen-last' : ''}`}
            style={{ width: column.width, left: layout.held && col < layout.frozen ? layout.lefts[col] : undefined }}
          >
            <b>
              {sorted?.field === column.field ? <i className="grid-sorted">{sorted.descending ? '↓' : '↑'}</i> : null}
              {column.title}
            </b>
            {column.hint === '' ? null : <small>{column.hint}</small>}
            {onResize ? <Grip width={column.width} onResize={(width) => onResize(col, width)} /> : null}
          </th>
        ))}
      </tr>
    </thead>
  );
});

/** The edge of a column, drawn with the mouse; by keyboard the column menu does the same. */
function Grip({ width, onResize }: { readonly width: number; readonly onResize: (width: number | null) => void }) {
  return (
    <span
      className="grid-grip"
      aria-hidden="true"
      onMouseDown={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        event.stopPropagation();
        const grip = event.currentTarget;
        const start = event.clientX;
        grip.setPointerCapture(event.pointerId);
        const draw = (moved: PointerEvent): void => onResize(width + moved.clientX - start);
        grip.addEventListener('pointermove', draw);
        grip.addEventListener('lostpointercapture', () => grip.removeEventListener('pointermove', draw), { once: true });
      }}
      onDoubleClick={(event) => {
        event.stopPropagation();
        onResize(null);
      }}
    />
  );
}
