import { memo } from 'react';
import { cellText, labelOf } from './cell-text.ts';
import type { GridColumn, Layout } from './column.ts';
import { FormerNone, FormerText } from './former-text.tsx';
import { roles } from './roles.ts';
import type { ShownRow } from './shown-row.ts';

export interface GridRowProps {
  readonly index: number;
  /** Rows from where the body stands. */
  readonly place: number;
  readonly row: ShownRow | undefined;
  readonly height: number;
  /** What stood here before; null: there was no such row. Undefined: it is not shown, or not known yet. */
  readonly former: readonly (string | null)[] | null | undefined;
  readonly columns: readonly GridColumn[];
  readonly layout: Layout;
  /** Selected columns of this row, −1 for none, and the active one. */
  readonly from: number;
  readonly to: number;
  readonly active: number;
  /** In place of cells: the words of the empty row at the end. */
  readonly invitation: string | null;
}

const markClass = (severity: string | undefined): string => (severity ? ` grid-${severity}` : '');

/**
 * One row. Redrawn only when its data or its part of the selection changes. Its cells have no styles of their own, whose
 * every rule a browser would work out anew for each of them: the body says how wide the columns are.
 */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { index, row, columns, layout, from, to } = props;
  const whole = row?.marks[''];
  const waiting = row === undefined && props.invitation === null;
  return (
    <tr
      {...roles.row}
      aria-rowindex={index + 2}
      className={`grid-row${waiting ? ' grid-waiting' : ''}`}
      style={{ top: props.place * props.height, width: layout.width }}
      data-row={index}
    >
      <th
        scope="row"
        {...roles.rowHeader}
        aria-colindex={1}
        className={`grid-number${from >= 0 ? ' grid-here' : ''}${markClass(whole)}`}
      >
        {row ? row.no : waiting ? index + 1 : '＋'}
        {row && props.former === null ? <FormerNone /> : null}
      </th>
      {waiting ? <td {...roles.cell(false)} aria-colindex={2} aria-busy="true" className="grid-waits" /> : null}
      {waiting
        ? null
        : columns.map((column, col) => {
            const raw = row?.cells[col] ?? '';
            const severity = row?.marks[column.field];
            const label = column.kind === 'choice' ? labelOf(column, raw) : undefined;
            const chosen = col >= from && col <= to;
            return (
              <td
                key={column.field}
                {...roles.cell(chosen)}
                aria-colindex={col + 2}
                aria-invalid={severity === 'blocking' ? true : undefined}
                data-col={col}
                className={`grid-cell${column.kind === 'number' ? ' grid-right' : ''}${markClass(severity)}${row?.unsaved?.includes(col) ? ' grid-unsaved' : ''}${chosen ? ' grid-chosen' : ''}${
                  col === props.active ? ' grid-active' : ''
                }${col < layout.frozen ? ' grid-frozen' : ''}${col === layout.frozen - 1 ? ' grid-frozen-last' : ''}`}
                style={layout.held && col < layout.frozen ? { left: layout.lefts[col] } : undefined}
              >
                {props.invitation !== null && col === 0 ? (
                  <span className="quiet">{cellText(column, raw) || props.invitation}</span>
                ) : (
                  cellText(column, raw)
                )}
                {label === undefined ? null : <span className="grid-label"> {label}</span>}
                {row && props.former ? <FormerText column={column} now={raw} before={props.former[col] ?? ''} /> : null}
              </td>
            );
          })}
    </tr>
  );
});
