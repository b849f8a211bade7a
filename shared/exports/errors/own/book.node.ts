import { type Book, type Place, type Sink, sheetsInto, wholePart } from '../../../records/export/book.node.ts';
import { blocksFor } from '../../../records/export/comments.ts';
import { createLooks } from '../../../records/export/looks.ts';
import {
  appXml,
  contentTypes,
  coreXml,
  customXml,
  DOC,
  type Properties,
  rootRelations,
  type SheetEntry,
  workbookRelations,
  workbookXml,
} from '../../../records/export/parts.ts';
import { createZip } from '../../../records/export/zip.node.ts';
import { resolve } from '../../../records/import/xlsx-parts.node.ts';
import { packedBytes } from '../../../records/import/zip.node.ts';
import type { MarkerInput } from './marker.node.ts';
import { planAlone, planNotes } from './notes-plan.node.ts';
import type { OwnPackage } from './package.node.ts';
import { editRelations, editTypes, editWorkbook, freeId, type Relation, relationsOf, workbookFacts } from './parts.ts';
import { type DraftRows, patchSheet } from './sheet.node.ts';
import { NO_STYLES, openStyles } from './styles.ts';

/** The author's own workbook being written again, marks in its sheets and sheets of ours behind them. */
export interface OwnBook extends Book {
  /** Writes one of the author's sheets with its marks; answers how many cells have no note that is seen. */
  patch(name: string, input: Omit<MarkerInput, 'addedLook' | 'again'>, rows: DraftRows): Promise<number>;
}

export interface OwnBookOptions {
  readonly properties: Properties;
  /** With covers: nothing leaves but the sheets that were imported, their looks and our own. */
  readonly cover: boolean;
  /** Sheets of ours that a file which comes back has from the round before; they are written anew in their places. */
  readonly replaced: readonly string[];
  /** Where in a note words of ours begin, −1 for nowhere. */
  readonly oursFrom: (note: string) => number;
}

const MACRO = /(^|\/)(_rels\/)?vba(Project|Data|ProjectSignature\w*)\.(bin|xml)(\.rels)?$/i;
/** What would be wrong once the file is another one: signatures, the order of calculation, buttons that run macros. */
const STALE = /^(_xmlsignatures\/|customUI\/)|(^|\/)calcChain\.xml$/i;
const STALE_RELATION = /\/(calcChain|vbaProject\w*|digital-signature\/origin|extensibility)$/i;
/** Names that lead out of the archive. */
const OUTSIDE = /(^|\/)\.\.(\/|$)|^\/|^[a-z]:/i;

/** Whether the author's file holds macros; they are not given back. */
export const hasMacros = (pack: OwnPackage): boolean => [...pack.entries.keys()].some((name) => MACRO.test(name));

export function openOwnBook(sink: Sink, pack: OwnPackage, options: OwnBookOptions): OwnBook {
  const { properties, cover, oursFrom } = options;
  const zip = createZip(sink);
  const styles = openStyles(pack.styles?.xml ?? NO_STYLES);
  const slots = new Set(options.replaced.map((name) => name.toLowerCase()));
  const taken = pack.names.filter((name) => !slots.has(name.toLowerCase()));
  const place: Place = {
    zip,
    looks: createLooks(styles),
    creator: properties.creator,
    sheets: cover ? [] : taken.map((name): SheetEntry => ({ name, hidden: false, notes: false, number: 0 })),
    ...pack.free,
    front: false,
  };
  const authors = place.sheets.length;
  const written = new Set<string>();
  const comments: string[] = [];
  let changed = false;
  const whole = (name: string, xml: string): Promise<void> => {
    written.add(name.toLowerCase());
    return wholePart(zip, name, xml);
  };

  const endAlone = async (): Promise<void> => {
    const theme = pack.theme !== null;
    if (pack.theme) await zip.copy({ ...pack.theme, name: 'xl/theme/theme1.xml', chunks: packedBytes(pack.bytes, pack.theme) });
    await whole('xl/styles.xml', styles.xml());
    await whole('xl/workbook.xml', workbookXml(place.sheets, pack.date1904));
    await whole('xl/_rels/workbook.xml.rels', workbookRelations(place.sheets, theme));
    await whole('docProps/core.xml', coreXml(properties));
    await whole('docProps/app.xml', appXml());
    await whole('docProps/custom.xml', customXml(properties));
    await whole('_rels/.rels', rootRelations());
    await whole('[Content_Types].xml', contentTypes(place.sheets, theme));
  };

  const endWhole = async (): Promise<void> => {
    const { workbook, relations } = pack;
    const added = place.sheets.slice(authors);
    const folder = workbook.path.slice(0, workbook.path.lastIndexOf('/') + 1);
    const known = relationsOf(relations.xml);
    const sheets = workbookFacts(workbook.xml).sheets;
    const gone = new Set([...pack.entries.keys()].filter((name) => MACRO.test(name) || STALE.test(name) || OUTSIDE.test(name)));
    const first = freeId(relations.xml);
    const entries = added.map((entry, at) => {
      const same = (name: string): boolean => name.toLowerCase() === entry.name.toLowerCase();
      const old = sheets.find(({ name }) => slots.has(name.toLowerCase()) && same(name))?.relation;
      const target = known.find(({ id }) => id === old)?.target;
      const part = target === undefined ? null : pack.find(resolve(folder, target));
      if (part) for (const name of withRelations(part.name)) gone.add(name);
      return { entry, old: old ?? null, relation: old ?? `${first}-${at + 1}` };
    });
    const replaced = new Set(entries.flatMap(({ old }) => old ?? []));
    const stylesPath = pack.styles?.path ?? `${folder}styles.xml`;
    await whole(stylesPath, styles.xml());
    const fresh = entries.filter(({ old }) => old === null);
    await whole(workbook.path, editWorkbook(workbook.xml, fresh, changed));
    const drop = ({ id, type }: Relation): boolean => replaced.has(id) || STALE_RELATION.test(type);
    const more = entries.map(({ entry, relation }): Relation => {
      const target = `/xl/worksheets/sheet${entry.number}.xml`;
      return { id: relation, type: `${DOC}/relationships/worksheet`, target };
    });
    const toStyles = { id: `${first}-styles`, type: `${DOC}/relationships/styles`, target: `/${stylesPath}` };
    await whole(relations.path, editRelations(relations.xml, drop, pack.styles ? more : [...more, toStyles]));
    const types = {
      sheets: added,
      comments: comments.map((name) => `/${name}`),
      styles: pack.styles ? null : `/${stylesPath}`,
      gone: new Set([...gone].map((name) => `/${name}`.toLowerCase())),
      workbook: `/${workbook.path}`,
    };
    await whole(pack.types.path, editTypes(pack.types.xml, types));
    const { root } = pack;
    const stale = ({ type }: Relation): boolean => STALE_RELATION.test(type);
    if (root && relationsOf(root.xml).some(stale)) await whole(root.path, editRelations(root.xml, stale, []));
    for (const entry of pack.entries.values())
      if (!gone.has(entry.name) && !written.has(entry.name.toLowerCase()))
        await zip.copy({ ...entry, chunks: packedBytes(pack.bytes, entry) });
  };

  return {
    ...sheetsInto(place),
    async patch(name, input, rows) {
      const sheet = pack.sheets.get(name);
      if (!sheet) throw new Error('a sheet that was not looked through');
      const again = pack.stamp === 'errors';
      const { number } = place;
      place.number++;
      const path = cover ? `xl/worksheets/sheet${number}.xml` : sheet.part.name;
      written.add(path.toLowerCase());
      const addedLook = place.looks.of({ fill: 'required', bold: true, wrap: true });
      const part = zip.part(path);
      const marker = await patchSheet(part, pack, sheet, styles, { ...input, again, addedLook }, rows);
      changed ||= marker.changed();
      const facts = { author: properties.creator, number, block: place.block, oursFrom: again ? oursFrom : () => -1 };
      const plan = cover ? planAlone(sheet, marker.notes, facts) : planNotes(sheet, marker.notes, again, facts);
      await part.write(plan.tail);
      await part.end();
      for (const [file, xml] of plan.parts) await whole(file, xml);
      if (plan.added !== null) comments.push(plan.added);
      place.block += blocksFor(plan.boxes);
      if (cover) place.sheets.push({ name, hidden: false, notes: marker.notes.length > 0, number });
      return marker.withoutNote() + plan.unseen;
    },
    async end() {
      await (cover ? endAlone() : endWhole());
      await zip.end();
    },
  };
}

/** A part's name and that of its relations. */
function withRelations(name: string): readonly string[] {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  return [name, `${folder}_rels/${name.slice(folder.length)}.rels`];
}
