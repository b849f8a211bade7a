import { beijingTime } from '../base/clock.ts';
import type { Language } from '../base/problem.ts';
import { inLanguage } from '../catalog/titles.ts';
import type { LedgerRow } from '../ledger/model.ts';
import type { ExportLogEntry } from './model.ts';
import { exportWords } from './words.ts';

/** Small tables, made whole: the ledger of a year and the log of exports. */
export interface SmallTable {
  readonly columns: readonly {
    readonly title: string;
    readonly width: number;
    readonly as: 'text' | 'number' | 'day' | 'moment';
    /** Texts longer than the column is wide go on below. */
    readonly wrap?: boolean;
  }[];
  readonly lines: readonly (readonly (string | null)[])[];
}

/** Signs of Chinese take the room of two others. */
const room = (text: string): number => [...text].reduce((sum, sign) => sum + (sign < '\u2e80' ? 1 : 2), 0);

/** How many lines of text a row is high: spreadsheets do not find that out by themselves. */
export const linesHigh = (columns: SmallTable['columns'], line: SmallTable['lines'][number]): number =>
  columns.reduce((most, { wrap, width }, at) => (wrap ? Math.max(most, Math.ceil(room(line[at] ?? '') / (width - 2))) : most), 1);

const number = (value: number | null): string | null => (value === null ? null : String(value));
/** Scores and shares as people read them: no tail of binary digits. */
const rounded = (value: number | null, places: number): string | null =>
  value === null ? null : String(Number(value.toFixed(places)));
const moment = (at: number | null): string | null => (at === null ? null : beijingTime(at).slice(0, 16).replace('T', ' '));

const ledgerKinds =
  'text text text day text moment number text number number number text number number text number number number number text text';
const ledgerWidths = [10, 30, 12, 12, 12, 17, 9, 8, 10, 10, 10, 10, 9, 8, 11, 8, 8, 8, 8, 10, 12];

const kindsOf = (list: string): readonly SmallTable['columns'][number]['as'][] =>
  list.split(' ').map((kind) => (kind === 'number' || kind === 'day' || kind === 'moment' ? kind : 'text'));

export function ledgerTable(rows: readonly LedgerRow[], language: Language): SmallTable {
  const words = exportWords(language);
  const kinds = kindsOf(ledgerKinds);
  const share = (value: number | null): string | null => (value === null ? null : `${Number((value * 100).toFixed(1))}%`);
  return {
    columns: words.ledgerColumns.map((title, at) => ({ title, width: ledgerWidths[at] ?? 12, as: kinds[at] ?? 'text' })),
    lines: rows.map((row) => [
      row.dataset,
      inLanguage(row.title, language),
      row.period,
      row.due,
      row.catalogVersion,
      moment(row.receivedAt),
      number(row.lateDays),
      row.nil ? words.yes : null,
      number(row.submitted),
      number(row.accepted),
      number(row.rejected),
      share(row.change),
      number(row.returns),
      number(row.upheld),
      share(row.firstPass),
      rounded(row.score?.timeliness ?? null, 2),
      rounded(row.score?.quality ?? null, 2),
      rounded(row.score?.quantity ?? null, 2),
      rounded(row.score?.total ?? null, 2),
      words.ledgerStatus[row.status],
      row.handler,
    ]),
  };
}

const logKinds = 'number moment text text text text text text text number number text';
const logWidths = [8, 17, 12, 14, 10, 12, 44, 44, 10, 10, 12, 10];

export function logTable(entries: readonly ExportLogEntry[], language: Language): SmallTable {
  const words = exportWords(language);
  const kinds = kindsOf(logKinds);
  return {
    columns: words.logColumns.map((title, at) => ({ title, width: logWidths[at] ?? 12, as: kinds[at] ?? 'text' })),
    lines: entries.map((entry) => [
      String(entry.id),
      moment(entry.at),
      entry.who,
      words.kinds[entry.kind],
      entry.dataset,
      entry.period,
      entry.file,
      entry.purpose,
      words.sensitive[entry.sensitive],
      String(entry.rows),
      String(entry.bytes),
      words.states[entry.state],
    ]),
  };
}

/** One thing that was destroyed, with the record it stands in. */
export interface DestroyedLine {
  readonly record: number;
  readonly at: number;
  readonly kind: 'rows' | 'draft' | 'evidence';
  readonly dataset: string | null;
  readonly title: { readonly zh: string; readonly en?: string | undefined };
  readonly period: string | null;
  readonly count: number;
  readonly since: string;
  readonly months: number;
  readonly over: string;
  readonly receipts: readonly string[];
  readonly digests: readonly string[];
  readonly who: string;
  readonly supervisor: string;
  readonly supervision: 'passphrase' | 'paper';
  readonly reason: string;
  readonly copies: number;
}

const destructionKinds = 'number moment text text text text number day number day text text text text text text text number';
const destructionWidths = [8, 17, 12, 10, 30, 12, 10, 12, 10, 12, 40, 40, 14, 14, 14, 40, 40, 12];

export function destructionTable(destroyed: readonly DestroyedLine[], language: Language): SmallTable {
  const words = exportWords(language);
  const kinds = kindsOf(destructionKinds);
  return {
    columns: words.destructionColumns.map((title, at) => ({
      title,
      width: destructionWidths[at] ?? 12,
      as: kinds[at] ?? 'text',
    })),
    lines: destroyed.map((line) => [
      String(line.record),
      moment(line.at),
      words.destroyed[line.kind],
      line.dataset,
      inLanguage(line.title, language),
      line.period,
      String(line.count),
      line.since,
      String(line.months),
      line.over,
      line.receipts.join(' '),
      line.digests.join(' '),
      line.who,
      line.supervisor,
      words.supervision[line.supervision],
      line.reason,
      words.destroyedHow,
      String(line.copies),
    ]),
  };
}
