import { DOC, MAIN, PACKAGE, relation, SHEET_TYPE, type SheetEntry, XML } from '../../../records/export/parts.ts';
import { xmlText } from '../../../records/export/xml.ts';
import { attribute } from '../../../records/import/xml-text.ts';
import {
  appended,
  type Element,
  elementsIn,
  Malformed,
  prefixFor,
  prefixOf,
  replaced,
  rootOf,
  tagOf,
  withAttribute,
} from './elements.ts';

/** The small parts of the author's package, changed as little as what is added asks for. */

const RELS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml';
const VML_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

export const childrenOf = (xml: string): Element[] => {
  const root = rootOf(xml);
  return elementsIn(xml, root.inside, root.closing);
};

export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

export const relationsOf = (xml: string): Relation[] =>
  childrenOf(xml).map((one) => {
    const tag = tagOf(xml, one);
    return { id: attribute(tag, 'Id') ?? '', type: attribute(tag, 'Type') ?? '', target: attribute(tag, 'Target') ?? '' };
  });

/** An id no relation has yet. */
export function freeId(xml: string, wanted = 'rIdLiaison'): string {
  const taken = new Set(relationsOf(xml).map(({ id }) => id));
  let n = 1;
  while (taken.has(`${wanted}${n}`)) n++;
  return `${wanted}${n}`;
}

export const NO_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`;

/** Relations with some left out and some added. */
export function editRelations(xml: string, drop: (one: Relation) => boolean, more: readonly Relation[]): string {
  const known = relationsOf(xml);
  const out = childrenOf(xml).filter((_, at) => drop(known[at] ?? { id: '', type: '', target: '' }));
  const root = rootOf(xml);
  const prefix = prefixOf(tagOf(xml, root));
  const added = more.map(({ id, type, target }) => relation(id, type, xmlText(target)).replace('<', `<${prefix}`)).join('');
  const less = replaced(
    xml,
    out.map(({ from, to }) => ({ from, to, by: '' })),
  );
  return added === '' ? less : replaced(less, [appended(less, rootOf(less), added)]);
}

export interface TypeChange {
  readonly sheets: readonly SheetEntry[];
  /** Comment parts added for the author's own sheets, with a slash in front. */
  readonly comments: readonly string[];
  readonly styles: string | null;
  /** Parts that are no longer there, with a slash in front, in small letters. */
  readonly gone: ReadonlySet<string>;
  /** The workbook, which is one without macros from now on. */
  readonly workbook: string;
}

export function editTypes(xml: string, { sheets, comments, styles, gone, workbook }: TypeChange): string {
  const root = rootOf(xml);
  const prefix = prefixOf(tagOf(xml, root));
  const extensions = new Set<string>();
  const changes: { from: number; to: number; by: string }[] = [];
  let workbookTold = false;
  for (const one of childrenOf(xml)) {
    const tag = tagOf(xml, one);
    const extension = attribute(tag, 'Extension');
    if (extension !== null) extensions.add(extension.toLowerCase());
    const part = attribute(tag, 'PartName')?.toLowerCase();
    if (part === undefined) continue;
    if (gone.has(part)) changes.push({ from: one.from, to: one.to, by: '' });
    else if (part === workbook.toLowerCase()) {
      workbookTold = true;
      changes.push({ from: one.from, to: one.inside, by: withAttribute(tag, 'ContentType', `${SHEET_TYPE}.sheet.main+xml`) });
    }
  }
  const override = (part: string, type: string): string =>
    `<${prefix}Override PartName="${xmlText(part)}" ContentType="${type}"/>`;
  const ending = (extension: string, type: string): string =>
    extensions.has(extension) ? '' : `<${prefix}Default Extension="${extension}" ContentType="${type}"/>`;
  const more = [
    ending('rels', RELS_TYPE),
    ending('vml', VML_TYPE),
    ...(workbookTold ? [] : [override(workbook, `${SHEET_TYPE}.sheet.main+xml`)]),
    ...(styles === null ? [] : [override(styles, `${SHEET_TYPE}.styles+xml`)]),
    ...comments.map((part) => override(part, `${SHEET_TYPE}.comments+xml`)),
    ...sheets.flatMap(({ number, notes }) => [
      override(`/xl/worksheets/sheet${number}.xml`, `${SHEET_TYPE}.worksheet+xml`),
      ...(notes ? [override(`/xl/comments${number}.xml`, `${SHEET_TYPE}.comments+xml`)] : []),
    ]),
  ].join('');
  return replaced(xml, [...changes, appended(xml, root, more)]);
}

export interface BookSheet {
  readonly name: string;
  readonly id: number;
  readonly relation: string;
  readonly at: Element;
}

export interface WorkbookFacts {
  readonly sheets: readonly BookSheet[];
  /** ISO “strict” files name everything otherwise. */
  readonly strict: boolean;
}

export function workbookFacts(xml: string): WorkbookFacts {
  const root = rootOf(xml);
  const list = elementsIn(xml, root.inside, root.closing).find(({ name }) => name === 'sheets');
  if (!list) throw new Malformed('no sheets');
  return {
    strict: !tagOf(xml, root).includes(MAIN),
    sheets: elementsIn(xml, list.inside, list.closing).map((at) => {
      const tag = tagOf(xml, at);
      const told = Object.fromEntries(['name', 'sheetId', 'id'].map((name) => [name, attribute(tag, name) ?? '']));
      return { name: told.name ?? '', id: Number(told.sheetId), relation: told.id ?? '', at };
    }),
  };
}

const BEFORE_CALC = ['sheets', 'functionGroups', 'externalReferences', 'definedNames'];

/** The workbook with sheets added behind the author's; `recalculate` where values under formulas have changed. */
export function editWorkbook(
  xml: string,
  added: readonly { readonly entry: SheetEntry; readonly relation: string }[],
  recalculate: boolean,
): string {
  const root = rootOf(xml);
  const tag = tagOf(xml, root);
  const prefix = prefixOf(tag);
  const parts = elementsIn(xml, root.inside, root.closing);
  const list = parts.find(({ name }) => name === 'sheets');
  if (!list) throw new Malformed('no sheets');
  const rel = prefixFor(tag, `${DOC}/relationships`);
  let next = workbookFacts(xml).sheets.reduce((most, { id }) => Math.max(most, Number.isNaN(id) ? 0 : id), 0);
  const more = added
    .map(({ entry, relation }) => {
      const id = rel === null ? ` xmlns:r="${DOC}/relationships" r:id="${relation}"` : ` ${rel}id="${relation}"`;
      return `<${prefix}sheet name="${xmlText(entry.name)}" sheetId="${++next}"${entry.hidden ? ' state="hidden"' : ''}${id}/>`;
    })
    .join('');
  const changes = more === '' ? [] : [appended(xml, list, more)];
  if (recalculate) {
    const calc = parts.find(({ name }) => name === 'calcPr');
    const before = parts.filter(({ name }) => BEFORE_CALC.includes(name)).at(-1) ?? list;
    if (calc) changes.push({ from: calc.from, to: calc.inside, by: withAttribute(tagOf(xml, calc), 'fullCalcOnLoad', '1') });
    else if (before !== list || !list.empty)
      changes.push({ from: before.to, to: before.to, by: `<${prefix}calcPr fullCalcOnLoad="1"/>` });
  }
  return replaced(xml, changes);
}

/** What may stand behind the drawing of notes in a sheet. */
const BEHIND_NOTES = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'AlternateContent',
  'webPublishItems',
  'tableParts',
  'extLst',
]);

export interface SheetTail {
  /** Relation of the drawing its notes are in. */
  readonly legacy: string | null;
  /** The tail with a drawing of notes by this relation. */
  withNotes(relation: string): string;
}

/** What stands behind a sheet's rows, from `</sheetData>` on. `head` is what stands before them. */
export function sheetTail(tail: string, head: string): SheetTail {
  const start = tail.indexOf('>') + 1;
  const parts = elementsIn(tail, start);
  const known = parts.find(({ name }) => name === 'legacyDrawing');
  const legacy = known ? attribute(tagOf(tail, known), 'id') : null;
  return {
    legacy,
    withNotes(relation) {
      if (known) return tail;
      const root = /<(?:[\w.-]+:)?worksheet\s[^>]*>/.exec(head)?.[0] ?? '';
      const prefix = prefixOf(root === '' ? '<a>' : root);
      const rel = prefixFor(root, `${DOC}/relationships`);
      const id = rel === null ? ` xmlns:r="${DOC}/relationships" r:id="${relation}"` : ` ${rel}id="${relation}"`;
      const after = parts.find(({ name }) => BEHIND_NOTES.has(name))?.from ?? tail.lastIndexOf('</');
      return `${tail.slice(0, after)}<${prefix}legacyDrawing${id}/>${tail.slice(after)}`;
    },
  };
}

const OF_THE_SHEET = new Set(['mergeCells', 'printOptions', 'pageMargins']);

/** The tail of a sheet that goes without anything else of its workbook. */
export function plainTail(tail: string): string {
  const start = tail.indexOf('>') + 1;
  const kept = elementsIn(tail, start).filter(({ name }) => OF_THE_SHEET.has(name));
  return `${tail.slice(0, start)}${kept.map(({ from, to }) => tail.slice(from, to)).join('')}${tail.slice(tail.lastIndexOf('</'))}`;
}

/** Small parts are written as UTF-8, whatever they were. */
export const asUtf8 = (xml: string): string =>
  xml.replace(/^\uFEFF/, '').replace(/^(<\?xml[^>]*?encoding\s*=\s*["'])[^"']*/i, '$1UTF-8');
