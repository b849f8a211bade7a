/**
 * What the grid's elements are to assistive technology. A real table stands beneath, but its parts are laid out as
 * blocks (rows are placed by hand), so the roles are said aloud: a grid of rows and cells one moves through with arrows.
 */
export const roles = {
  grid: (readOnly: boolean) => ({ role: 'grid', tabIndex: 0, 'aria-readonly': readOnly, 'aria-multiselectable': true }),
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: (selected: boolean) => ({ role: 'gridcell', 'aria-selected': selected }),
} as const;
