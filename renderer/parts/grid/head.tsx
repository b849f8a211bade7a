import { memo } from 'react';
import { gridWords } from '../../words/grid.ts';
import { useWords } from '../../words/words.ts';
import { type GridColumn, type Layout, NUMBER_WIDTH } from './column.ts';
import { roles } from './roles.ts';

/** The header row: titles, and under each what is expected there. A click selects the column, the corner everything. */
export const GridHead = memo(function GridHead(props: {
  readonly columns: readonly GridColumn[];
  readonly layout: Layout;
  /** Selected columns. */
  readonly from: number;
  readonly to: number;
}) {
  const { columns, layout, from, to } = props;
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
            title={`${column.title} · ${column.field}`}
            className={`${column.kind === 'number' ? 'grid-right' : ''}${col >= from && col <= to ? ' grid-here' : ''}${
              col < layout.frozen ? ' grid-frozen' : ''
            }${col === layout.frozen - 1 ? ' grid-frozen-last' : ''}`}
            style={{ width: column.width, left: col < layout.frozen ? layout.lefts[col] : undefined }}
          >
            <b>{column.title}</b>
            {column.hint === '' ? null : <small>{column.hint}</small>}
          </th>
        ))}
      </tr>
    </thead>
  );
});
