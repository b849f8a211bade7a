import type { AbortSignalLike } from '../../base/call.ts';
import { unmarked } from '../../base/marked.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { FileInfo } from '../model.ts';
import type { TextFault, Wanted } from './delimited.ts';
import { LEGACY_LIMIT, openLegacy } from './legacy.node.ts';
import type { Merge } from './merges.ts';
import { guardOds } from './ods-guard.node.ts';
import { sniff } from './sniff.node.ts';
import { type Bytes, bytesOf, CutShort, type FileBytes, type FileSource } from './source.node.ts';
import { cellsOf, NotText, readText, shapeOfText } from './text-file.node.ts';
import { readMerges } from './xlsx-merges.node.ts';
import { type Decoder, decoderFor, readProperties, readStyles, readWorkbook } from './xlsx-parts.node.ts';
import { createRowScanner, type RawRow, SheetFault } from './xlsx-rows.ts';
import { readStrings, type StringTable } from './xlsx-strings.node.ts';
import { FileFault, readDirectory, streamPart } from './zip.node.ts';

export type { FileSource } from './source.node.ts';
export type { RawRow } from './xlsx-rows.ts';

export interface ReadOptions {
  readonly signal?: AbortSignalLike;
  /** Bytes of the file read so far, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Awaited between pieces of the file: whoever stores the rows keeps pace with the reading. */
  readonly between?: () => Promise<void>;
  /** All that is asked for, where it is not all there is: the rest may come empty. */
  readonly wanted?: Wanted;
}

/** A file that proved to be a table. Rows come in order; blank ones too. */
export interface OpenedFile {
  readonly info: FileInfo;
  /** `onRows` answers false to stop early. A cancelled read answers `contract/cancelled`. */
  read(
    sheet: string,
    onRows: (rows: readonly RawRow[]) => boolean,
    options?: ReadOptions,
  ): Promise<Result<{ readonly rows: number }>>;
  /** Merged cells in a sheet's first rows; none where the file does not tell, or only at the end of very much. */
  merges(sheet: string): Promise<readonly Merge[]>;
}

type Reader = (
  sheet: string,
  onRows: (rows: readonly RawRow[]) => boolean,
  onBytes: (done: number) => boolean,
  between: () => Promise<void>,
  wanted: Wanted | null,
) => Promise<void>;

const MB = 1024 * 1024;
/** One row of a sheet is never this long. */
const MAX_ROW_TEXT = 64 * MB;

/** Finds out what a file is and opens it; every way it can be wrong has its own problem. Nothing is written anywhere. */
export async function openFile(source: FileSource): Promise<Result<OpenedFile>> {
  const named = unmarked('fileName', source.name);
  if (!named.ok) return named;
  const found = await openKind(source);
  if (!found.ok) return found;
  const { sheets, kind } = found.value.info;
  // Of delimited text the only sheet is called as the file.
  const told = kind === 'csv' ? ok() : unmarked('sheet', ...sheets.map(({ name }) => name));
  return told.ok ? found : told;
}

async function openKind(source: FileSource): Promise<Result<OpenedFile>> {
  const file = source.name;
  try {
    const bytes = bytesOf(source);
    const sniffed = await sniff(bytes);
    if (sniffed.kind === 'empty') return fail(problem('file/empty', { file }));
    if (sniffed.kind === 'encrypted') return fail(problem('file/encrypted', { file }));
    if (sniffed.kind === 'other') return fail(problem('file/type', { file, kind: sniffed.looks.zh, kindEn: sniffed.looks.en }));
    if (sniffed.kind === 'csv') return ok(await openText(source, bytes));
    if (sniffed.kind === 'xlsx') return await openXlsx(source, bytes);
    if (bytes.size > LEGACY_LIMIT)
      return fail(problem('file/tooLarge', { file, size: Math.ceil(bytes.size / MB), limit: LEGACY_LIMIT / MB }));
    if (sniffed.kind === 'ods') await guardOds(bytes);
    const book = await openLegacy(source);
    const info: FileInfo = { file, kind: sniffed.kind, size: source.size, sheets: book.sheets, encoding: null, delimiter: null };
    return ok(
      opened(
        source,
        info,
        (sheet, onRows, _onBytes, between) =>
          book.rows(sheet, async (rows) => {
            const going = onRows(rows);
            await between();
            return going;
          }),
        book.merges,
      ),
    );
  } catch (error) {
    return failure(error, file);
  }
}

async function openText(source: FileSource, bytes: FileBytes): Promise<OpenedFile> {
  const shape = await shapeOfText(bytes);
  const info: FileInfo = {
    file: source.name,
    kind: 'csv',
    size: source.size,
    sheets: [{ name: source.name, hidden: false, rows: null }],
    encoding: shape.encoding,
    delimiter: shape.delimiter,
  };
  return opened(source, info, async (_sheet, onRows, onBytes, between, wanted) => {
    let batch: RawRow[] = [];
    let going = true;
    const flush = (): boolean => {
      const rows = batch;
      batch = [];
      going = rows.length === 0 || onRows(rows);
      return going;
    };
    const fault = await readText(
      bytes,
      shape,
      (cells, n) => {
        batch.push({ n, cells: cellsOf(cells) });
        return batch.length < 500 || flush();
      },
      // Piece by piece: rows that wait until they are many outlive what is tidied up, and V8 then takes all for lasting.
      (done) => flush() && onBytes(done),
      between,
      wanted,
    );
    if (going) flush();
    if (fault) throw new RowFault(fault);
  });
}

async function openXlsx(source: FileSource, bytes: Bytes): Promise<Result<OpenedFile>> {
  const entries = await readDirectory(bytes);
  const told = unmarked('properties', ...(await readProperties(bytes, entries)));
  if (!told.ok) return told;
  const workbook = await readWorkbook(bytes, entries);
  if (workbook.sheets.length === 0) throw new FileFault('broken', 'xl/workbook.xml');
  const formats = await readStyles(bytes, workbook.styles);
  let strings: StringTable | null = null;
  const info: FileInfo = {
    file: source.name,
    kind: 'xlsx',
    size: source.size,
    sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden, rows: null })),
    encoding: null,
    delimiter: null,
  };
  const sheetOf = (name: string) => workbook.sheets.find((candidate) => candidate.name === name);
  const merges = async (name: string): Promise<readonly Merge[]> => {
    const sheet = sheetOf(name);
    return sheet ? readMerges(bytes, sheet.part) : [];
  };
  const read: Reader = async (name, onRows, onBytes, between) => {
    const sheet = sheetOf(name);
    if (!sheet) throw new FileFault('broken', name);
    strings ??= await readStrings(bytes, workbook.strings);
    const scanner = createRowScanner({ strings, formats, date1904: workbook.date1904 });
    let decoder: Decoder | null = null;
    const share = source.size / Math.max(1, sheet.part.packed);
    let going = true;
    const chunks = streamPart(bytes, sheet.part, (packed) => {
      going = onBytes(Math.round(packed * share)) && going;
    });
    try {
      for await (const chunk of chunks) {
        decoder ??= decoderFor(chunk);
        for (const rows of scanner.push(decoder.decode(chunk, { stream: true }))) {
          if (!going || !onRows(rows)) return;
          await between();
        }
        if (!going) return;
        if (scanner.pending() > MAX_ROW_TEXT) throw new FileFault('unsafe', name);
      }
      scanner.end();
    } catch (error) {
      if (!(error instanceof SheetFault)) throw error;
      throw new FileFault(error.unsafe ? 'unsafe' : 'broken', error.row === null ? sheet.part.name : name, error.row);
    }
  };
  return ok(opened(source, info, read, merges));
}

/** A row of text that cannot be read: everything after it would be wrong. */
class RowFault extends Error {
  readonly fault: TextFault;
  constructor(fault: TextFault) {
    super(`${fault.kind} in row ${fault.row}`);
    this.fault = fault;
  }
}

const reasons = {
  quote: ['引号没有配对', 'a quote is never closed'],
  wide: ['这一行的格数超过 16,384', 'it has more than 16,384 cells'],
  long: ['有一格的文字长达数兆', 'a cell holds megabytes of text'],
} as const;

function opened(
  source: FileSource,
  info: FileInfo,
  reader: Reader,
  merges: (sheet: string) => Promise<readonly Merge[]> = () => Promise.resolve([]),
): OpenedFile {
  const known = new Map<string, Promise<readonly Merge[]>>();
  return {
    info,
    merges(sheet) {
      // What cannot be read for them shows when the rows are read.
      const asked = known.get(sheet) ?? merges(sheet).catch(() => []);
      known.set(sheet, asked);
      return asked;
    },
    async read(sheet, onRows, options = {}) {
      if (!info.sheets.some((known) => known.name === sheet)) return fail(problem('file/noSheet', { file: info.file, sheet }));
      let rows = 0;
      let told = 0;
      const cancelled = () => options.signal?.aborted === true;
      try {
        await reader(
          sheet,
          (batch) => {
            if (cancelled()) return false;
            rows += batch.length;
            return onRows(batch);
          },
          (done) => {
            // Pieces are small; a bar moves in steps that can be seen.
            if (done - told >= source.size / 400) {
              told = done;
              options.onProgress?.(Math.min(done, source.size), source.size);
            }
            return !cancelled();
          },
          options.between ?? (() => Promise.resolve()),
          options.wanted ?? null,
        );
      } catch (error) {
        return failure(error, info.file);
      }
      return cancelled() ? fail(problem('contract/cancelled')) : ok({ rows });
    },
  };
}

function failure(error: unknown, file: string): Result<never> {
  if (error instanceof FileFault) {
    if (error.kind === 'encrypted') return fail(problem('file/encrypted', { file }));
    if (error.kind === 'unsafe') return fail(problem('file/unsafe', { file }));
    if (error.row === null) return fail(problem('file/broken', { file, part: error.part }));
    const at = { part: `${error.part} 第 ${error.row} 行`, partEn: `${error.part}, row ${error.row}`, row: error.row };
    return fail(problem('file/broken', { file, ...at }));
  }
  if (error instanceof CutShort)
    return fail(problem('file/broken', { file, part: `第 ${error.at} 字节`, partEn: `byte ${error.at}` }));
  if (error instanceof NotText) return fail(problem('file/encoding', { file, row: error.row }));
  if (error instanceof RowFault) {
    const [reason, reasonEn] = reasons[error.fault.kind];
    return fail(problem('file/row', { file, row: error.fault.row, reason, reasonEn }));
  }
  if (typeof error === 'object' && error !== null && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES'))
    return fail(problem('file/gone'));
  return fail(problem('file/broken', { file, part: error instanceof Error ? error.message.slice(0, 80) : '?' }));
}
