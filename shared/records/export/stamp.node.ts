import type { OpenedFile } from '../import/open.node.ts';
import type { FileStamp } from '../model.ts';

/** The hidden sheet that says what a workbook was made for. It survives saving in every office program. */
export const STAMP_SHEET = '_liaison';
const FORMAT = 'liaison-stamp/1';

/** The stamp's rows, the first of its sheet. */
export const stampRows = (stamp: FileStamp): readonly (readonly string[])[] => [
  [FORMAT],
  ['made', stamp.made],
  ['dataset', stamp.dataset],
  ['catalog', stamp.catalog],
  ['submission', stamp.submission ?? ''],
  ['period', stamp.period ?? ''],
  ['masked', stamp.masked ? 'yes' : 'no'],
];
export const STAMP_ROWS = 7;

/** The same as properties of the document, for other programs. */
export const stampProperties = ({ made, dataset, catalog, period }: FileStamp): Readonly<Record<string, string>> => ({
  'liaison-made': made,
  'liaison-dataset': dataset,
  'liaison-catalog': catalog,
  ...(period === undefined ? {} : { 'liaison-period': period }),
});

/** Reads the stamp of an opened file; null when it has none, or one that cannot be understood. */
export async function readStamp(opened: Pick<OpenedFile, 'info' | 'read'>): Promise<FileStamp | null> {
  if (!opened.info.sheets.some(({ name }) => name === STAMP_SHEET)) return null;
  const rows: (readonly (string | null)[])[] = [];
  const read = await opened.read(STAMP_SHEET, (batch) => {
    rows.push(...batch.map(({ cells }) => cells));
    return rows.length < STAMP_ROWS;
  });
  if (!read.ok || rows[0]?.[0] !== FORMAT) return null;
  const told = new Map(rows.slice(1, STAMP_ROWS).map(([name, value]) => [name ?? '', value ?? '']));
  const made = told.get('made');
  const [dataset, catalog] = [told.get('dataset') ?? '', told.get('catalog') ?? ''];
  if ((made !== 'template' && made !== 'rows' && made !== 'errors') || dataset === '' || catalog === '') return null;
  return {
    made,
    dataset,
    catalog,
    submission: told.get('submission') || undefined,
    period: told.get('period') || undefined,
    masked: told.get('masked') === 'yes',
  };
}
