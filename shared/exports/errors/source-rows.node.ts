import { type OpenedFile, openFile, type RawRow } from '../../records/import/open.node.ts';
import type { FileSource } from '../../records/import/source.node.ts';
import { Stopped, type Tools } from '../job.node.ts';

/** The author's file, if it is still there and still holds the sheet; null otherwise, and the stored rows have to do. */
export async function openAuthorFile(source: FileSource | undefined, sheet: string): Promise<OpenedFile | null> {
  if (!source) return null;
  const opened = await openFile(source);
  return opened.ok && opened.value.info.sheets.some(({ name }) => name === sheet) ? opened.value : null;
}

/** Walks the author's rows below the header, each awaited before the next; false when the file could not be read to its end. */
export async function eachAuthorRow(
  opened: OpenedFile,
  sheet: string,
  headerRow: number,
  onRow: (row: RawRow) => Promise<void>,
  tools: Tools,
): Promise<boolean> {
  let waiting: RawRow[] = [];
  const take = async (): Promise<void> => {
    const rows = waiting;
    waiting = [];
    for (const row of rows) await onRow(row);
  };
  const read = await opened.read(
    sheet,
    (rows) => {
      for (const row of rows) if (row.n > headerRow) waiting.push(row);
      return true;
    },
    { signal: tools.signal, between: take },
  );
  if (tools.signal.aborted) throw new Stopped();
  await take();
  return read.ok;
}
