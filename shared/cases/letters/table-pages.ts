import { breakLines, type Line } from './break-lines.ts';
import { LANDSCAPE, LINE_PITCH, SIZE, TABLE } from './figures.ts';
import { title } from './flow.ts';
import { standardMetrics } from './measure.ts';
import type { LetterAttachment, LetterTable } from './model.ts';
import type { FontRole, Rule, Run } from './page.ts';
import { printed } from './words.ts';

/** What one turned page bears; `free` is what is left of it below. */
export interface TablePage {
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
  readonly bottom: number;
}

interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

const measure = { metrics: standardMetrics, size: SIZE.table, pitch: SIZE.table } as const;

/** One attachment over as many turned pages as it needs: its number and title on the first, the table's head on each. */
export function* tablePages(
  attachment: LetterAttachment & { readonly table: LetterTable },
  number: number | null,
): Generator<TablePage> {
  const { table, name } = attachment;
  const columns = columnsOf(table);
  const head = table.columns.map(({ title: text }, at) => cellLines(text, 'head', columns[at]));
  const opening = openingRuns(name, number);
  let page = startPage(opening.runs, opening.bottom, columns, head);
  for (const row of table.rows) {
    let cells: readonly (readonly Line[])[] = columns.map((column, at) => cellLines(row[at] ?? '', 'body', column));
    for (;;) {
      const room = Math.floor((LANDSCAPE.bottom - page.bottom - 2 * TABLE.padding + 0.001) / TABLE.pitch);
      const needed = Math.max(1, ...cells.map((lines) => lines.length));
      if (needed <= room) {
        addRow(page, columns, cells, needed, 'body');
        break;
      }
      // A row goes whole to the next page, unless it is higher than a page.
      const fits = needed <= page.capacity;
      if (!fits && room > 0) {
        addRow(
          page,
          columns,
          cells.map((lines) => lines.slice(0, room)),
          room,
          'body',
        );
        cells = cells.map((lines) => lines.slice(room));
      }
      yield endPage(page, columns);
      page = startPage([], LANDSCAPE.top, columns, head);
    }
  }
  yield endPage(page, columns);
}

function columnsOf({ columns }: LetterTable): readonly Column[] {
  const all = columns.reduce((sum, { weight }) => sum + weight, 0);
  let x: number = LANDSCAPE.left;
  return columns.map(({ weight, align = 'left' }) => {
    const width = (LANDSCAPE.width * weight) / all;
    const column = { x, width, align };
    x += width;
    return column;
  });
}

function cellLines(text: string, font: FontRole, column: Column | undefined): readonly Line[] {
  if (text === '') return [];
  const width = Math.max(SIZE.table * 1.2, (column?.width ?? 0) - 2 * TABLE.padding);
  return text.split('\n').flatMap((part) => breakLines([{ text: part, font }], measure, () => width, false));
}

/** 附件 flush left on the first line, the title centred on the third. */
function openingRuns(name: string, number: number | null): { readonly runs: readonly Run[]; readonly bottom: number } {
  const y = (line: number, size: number): number => LANDSCAPE.top + line * LINE_PITCH + (LINE_PITCH - size) / 2;
  const label = `${printed.attachment}${number ?? ''}`;
  const set = breakLines(
    [{ text: label, font: 'head' }],
    { ...measure, size: SIZE.body, pitch: SIZE.body },
    () => Number.POSITIVE_INFINITY,
  )[0];
  const lines = title(name, 0, LANDSCAPE.width);
  return {
    runs: [
      ...(set?.pieces ?? []).map(
        (piece): Run => ({ ...piece, x: LANDSCAPE.left + piece.x, y: y(0, SIZE.body), size: SIZE.body }),
      ),
      ...lines.flatMap((line, at) =>
        line.pieces.map(
          (piece): Run => ({ ...piece, x: LANDSCAPE.left + line.x + piece.x, y: y(2 + at, line.size), size: line.size }),
        ),
      ),
    ],
    bottom: LANDSCAPE.top + (3 + lines.length - 0.5) * LINE_PITCH,
  };
}

interface OpenPage {
  readonly runs: Run[];
  readonly rules: Rule[];
  readonly top: number;
  /** Lines a row may have on an empty page. */
  capacity: number;
  bottom: number;
}

function startPage(runs: readonly Run[], top: number, columns: readonly Column[], head: readonly (readonly Line[])[]): OpenPage {
  const page: OpenPage = { runs: [...runs], rules: [], top, capacity: 0, bottom: top };
  page.rules.push({ x: LANDSCAPE.left, y: top, width: LANDSCAPE.width, height: TABLE.outer });
  // A head so high that nothing fits below it is cut: a table without rows would never end.
  const most = Math.floor((LANDSCAPE.height * 0.4) / TABLE.pitch);
  const lines = Math.min(most, Math.max(1, ...head.map((cell) => cell.length)));
  addRow(
    page,
    columns,
    head.map((cell) => cell.slice(0, most)),
    lines,
    'head',
  );
  const headHeight = page.bottom - top;
  page.capacity = Math.floor((LANDSCAPE.height - headHeight - 2 * TABLE.padding) / TABLE.pitch);
  return page;
}

function addRow(
  page: OpenPage,
  columns: readonly Column[],
  cells: readonly (readonly Line[])[],
  lines: number,
  kind: 'head' | 'body',
): void {
  const height = lines * TABLE.pitch + 2 * TABLE.padding;
  columns.forEach((column, at) => {
    const cell = cells[at] ?? [];
    const align = kind === 'head' ? 'center' : column.align;
    const first = page.bottom + TABLE.padding + ((lines - cell.length) * TABLE.pitch) / 2 + (TABLE.pitch - SIZE.table) / 2;
    cell.forEach((line, n) => {
      const room = column.width - 2 * TABLE.padding - line.width;
      const shift = align === 'left' ? 0 : align === 'right' ? room : room / 2;
      for (const piece of line.pieces)
        page.runs.push({
          ...piece,
          x: column.x + TABLE.padding + Math.max(0, shift) + piece.x,
          y: first + n * TABLE.pitch,
          size: SIZE.table,
        });
    });
  });
  page.bottom += height;
  page.rules.push({ x: LANDSCAPE.left, y: page.bottom - TABLE.inner / 2, width: LANDSCAPE.width, height: TABLE.inner });
}

function endPage(page: OpenPage, columns: readonly Column[]): TablePage {
  page.rules.pop();
  const height = page.bottom - page.top;
  const upright = columns.map(
    ({ x, width }, at): Rule =>
      at === columns.length - 1
        ? { x: x + width - TABLE.outer, y: page.top, width: TABLE.outer, height }
        : { x: x + width - TABLE.inner / 2, y: page.top, width: TABLE.inner, height },
  );
  return {
    runs: page.runs,
    rules: [
      ...page.rules,
      { x: LANDSCAPE.left, y: page.bottom - TABLE.outer, width: LANDSCAPE.width, height: TABLE.outer },
      { x: LANDSCAPE.left, y: page.top, width: TABLE.outer, height },
      ...upright,
    ],
    bottom: page.bottom,
  };
}
