import type { OutCell, SheetSpec } from '../records/export/book.node.ts';
import { Stopped, type Tools } from './job.node.ts';
import type { TableFile, TableSheet } from './table-file.node.ts';

/** Lines between two looks whether the file is still wanted. */
const SLICE = 500;

/** Writes a table of any length under its header; what one sheet cannot take goes on in a next one. Answers how many lines. */
export async function writeLong<T>(
  table: TableFile,
  about: {
    readonly sheet: SheetSpec;
    readonly head: readonly OutCell[];
    readonly headHeight?: number;
    readonly total: number;
    readonly tools: Tools;
  },
  items: Iterable<T>,
  line: (item: T) => readonly OutCell[],
): Promise<number> {
  const { head, headHeight, total, tools } = about;
  const open = async (): Promise<TableSheet> => {
    const sheet = table.sheet(about.sheet);
    await sheet.row(head, headHeight === undefined ? {} : { height: headHeight });
    return sheet;
  };
  let sheet = await open();
  let rows = 0;
  for (const item of items) {
    if (rows % SLICE === 0) {
      if (tools.signal.aborted) throw new Stopped();
      tools.progress(rows, total);
    }
    if (sheet.full()) {
      await sheet.end();
      sheet = await open();
    }
    await sheet.row(line(item));
    rows++;
  }
  await sheet.end();
  return rows;
}
