import type { Day } from '../../base/clock.ts';
import { fill, type Language } from '../../base/problem.ts';
import { exampleOf } from '../../catalog/example.ts';
import type { CodeEntry, CodeList, Dataset, Field } from '../../catalog/model.ts';
import { fieldTitle, inLanguage } from '../../catalog/titles.ts';
import { columnLetters } from '../import/column-letters.ts';
import type { FileStamp } from '../model.ts';
import { type Book, createBook, type OutCell, type Sink } from './book.node.ts';
import { columnLook, definitionOf, headerOf, isRequired, limitsOf, noteOf, typeOf, validCodes, widthOf } from './field-column.ts';
import { type Choice, fitsInline } from './sheet-head.ts';
import { STAMP_ROWS, STAMP_SHEET, stampProperties, stampRows } from './stamp.node.ts';
import { fileWords } from './words.ts';

export interface TemplateInput {
  readonly dataset: Dataset;
  readonly codeLists: Readonly<Record<string, CodeList>>;
  readonly version: string;
  readonly publisher: string;
  readonly language: Language;
  readonly today: Day;
  /** Epoch ms. */
  readonly now: number;
  readonly product: string;
}

/** The values a field may have, where the catalog lists them. */
interface Listed {
  readonly name: string;
  readonly title: string;
  readonly entries: readonly CodeEntry[];
}

function listOf(field: Field, input: TemplateInput): Listed | null {
  const { codeList } = field.liaison ?? {};
  const list = codeList === undefined ? undefined : input.codeLists[codeList];
  if (codeList !== undefined && list)
    return {
      name: codeList,
      title: list.title ? inLanguage(list.title, input.language) : codeList,
      entries: validCodes(list, input.today),
    };
  const choices = field.constraints?.enum;
  if (!Array.isArray(choices) || choices.length === 0) return null;
  return {
    name: field.name,
    title: fieldTitle(field, input.language),
    entries: choices.map((value) => ({ code: String(value), label: '' })),
  };
}

/** A workbook to be filled in, made from the catalog: header, notes, drop-downs, formats, and the version it was made for. */
export async function writeTemplate(sink: Sink, input: TemplateInput): Promise<void> {
  const { dataset, language, version } = input;
  const words = fileWords(language);
  const title = inLanguage(dataset.title, language);
  const stamp: FileStamp = { made: 'template', dataset: dataset.id, catalog: version };
  const book = createBook(sink, {
    title: fill(words.template, { title, dataset: dataset.id }),
    creator: input.product,
    created: `${new Date(input.now).toISOString().slice(0, 19)}Z`,
    custom: stampProperties(stamp),
  });
  const fields = dataset.schema.fields;
  const lists = new Map<string, Listed>();
  const ranged: Listed[] = [];
  const choices = fields.flatMap((field, column): Choice[] => {
    const listed = listOf(field, input);
    if (!listed || listed.entries.length === 0) return [];
    if (!lists.has(listed.name)) lists.set(listed.name, listed);
    const codes = listed.entries.map(({ code }) => code);
    const told = { column, fromRow: 2, title: fieldTitle(field, language), message: words.choose };
    if (fitsInline(codes)) return [{ ...told, list: codes }];
    let at = ranged.findIndex(({ name }) => name === listed.name);
    if (at < 0) at = ranged.push(listed) - 1;
    const from = STAMP_ROWS + 2;
    return [{ ...told, list: { sheet: STAMP_SHEET, column: at, from, to: from + codes.length - 1 } }];
  });
  await writeForm(book, title, choices, input);
  await writeGuide(book, lists, input);
  if (lists.size > 0) await writeCodes(book, [...lists.values()], language);
  await writeHidden(book, stamp, ranged);
  await book.end();
}

async function writeForm(book: Book, title: string, choices: readonly Choice[], input: TemplateInput): Promise<void> {
  const { dataset, language } = input;
  const { fields } = dataset.schema;
  const sheet = book.sheet({
    name: title,
    frozenRows: 1,
    columns: fields.map((field) => ({ width: widthOf(field), look: book.look(columnLook(field)) })),
    choices,
  });
  const head = fields.map((field): OutCell => {
    const look = book.look({ fill: isRequired(field) ? 'required' : 'head', bold: true, wrap: true });
    return { kind: 'text', text: headerOf(field, language, true), look };
  });
  await sheet.row(head, { height: 36 });
  fields.forEach((field, column) => void sheet.note(1, column, noteOf(field, dataset.liaison.rules, language)));
  await sheet.end();
}

const LISTED_IN_GUIDE = 12;

async function writeGuide(book: Book, lists: ReadonlyMap<string, Listed>, input: TemplateInput): Promise<void> {
  const { dataset, language, version, publisher } = input;
  const words = fileWords(language);
  const head = book.look({ fill: 'head', bold: true, wrap: true });
  const plain = book.look({ wrap: true, format: 'text' });
  const sheet = book.sheet({ name: words.guideSheet, columns: [6, 16, 24, 9, 16, 26, 40, 26, 40].map((width) => ({ width })) });
  await sheet.row([{ kind: 'text', text: inLanguage(dataset.title, language), look: book.look({ bold: true }) }]);
  await sheet.row([fill(words.version, { version, publisher })]);
  await sheet.row([words.star]);
  await sheet.row([words.steps]);
  await sheet.row([]);
  await sheet.row(words.guide.map((text): OutCell => ({ kind: 'text', text, look: head })));
  for (const [column, field] of dataset.schema.fields.entries()) {
    const listed = lists.get(field.liaison?.codeList ?? field.name);
    const told = [
      columnLetters(column),
      field.name,
      fieldTitle(field, language),
      isRequired(field) ? words.required : words.optional,
      typeOf(field, language),
      limitsOf(field, language),
      definitionOf(field, language),
      exampleOf(field, dataset.liaison.rules) ?? '',
      listed ? codesInGuide(listed, language) : '',
    ];
    await sheet.row(told.map((text): OutCell => ({ kind: 'text', text, look: plain })));
  }
  await sheet.end();
}

const labelOf = ({ label, labelEn }: CodeEntry, language: Language): string => (language === 'en' ? (labelEn ?? label) : label);

function codesInGuide({ entries }: Listed, language: Language): string {
  if (entries.length > LISTED_IN_GUIDE) return fill(fileWords(language).seeCodes, { count: entries.length });
  return entries.map((entry) => `${entry.code} ${labelOf(entry, language)}`.trim()).join(language === 'en' ? ', ' : '、');
}

async function writeCodes(book: Book, lists: readonly Listed[], language: Language): Promise<void> {
  const words = fileWords(language);
  const text = book.look({ format: 'text' });
  const head = book.look({ fill: 'head', bold: true });
  const sheet = book.sheet({
    name: words.codeSheet,
    frozenRows: 1,
    filterRow: 1,
    columns: [24, 16, 40].map((width) => ({ width })),
  });
  await sheet.row(words.codes.map((told): OutCell => ({ kind: 'text', text: told, look: head })));
  for (const { title, entries } of lists)
    for (const entry of entries)
      await sheet.row(
        [title, entry.code, labelOf(entry, language)].map((told): OutCell => ({ kind: 'text', text: told, look: text })),
      );
  await sheet.end();
}

/** The stamp, and below it the lists that drop-downs take their values from, one in a column. */
async function writeHidden(book: Book, stamp: FileStamp, ranged: readonly Listed[]): Promise<void> {
  const text = book.look({ format: 'text' });
  const cell = (told: string): OutCell => (told === '' ? null : { kind: 'text', text: told, look: text });
  const sheet = book.sheet({ name: STAMP_SHEET, hidden: true });
  for (const row of stampRows(stamp)) await sheet.row(row.map(cell));
  const longest = Math.max(0, ...ranged.map(({ entries }) => entries.length));
  if (ranged.length > 0)
    await sheet.row(
      ranged.map(({ name }) => cell(name)),
      { at: STAMP_ROWS + 1 },
    );
  for (let n = 0; n < longest; n++) await sheet.row(ranged.map(({ entries }) => cell(entries[n]?.code ?? '')));
  await sheet.end();
}
