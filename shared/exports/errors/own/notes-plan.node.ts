import type { CellNote } from '../../../records/export/comments.ts';
import { DOC, XML } from '../../../records/export/parts.ts';
import { mergeDrawing, mergeNotes } from './notes.ts';
import type { OwnSheet } from './package.node.ts';
import { editRelations, freeId, NO_RELATIONS, plainTail, type Relation, sheetTail } from './parts.ts';

/** What has to be written for a sheet's notes. */
export interface NotesPlan {
  /** What stands behind the sheet's rows. */
  readonly tail: string;
  /** Parts with their names, to be written as they are. */
  readonly parts: readonly (readonly [name: string, xml: string])[];
  /** A comments part the package had not. */
  readonly added: string | null;
  /** Cells whose note cannot be seen. */
  readonly unseen: number;
  /** Boxes drawn. */
  readonly boxes: number;
}

export interface NotesFacts {
  readonly author: string;
  /** Of new parts' names. */
  readonly number: number;
  /** The first block of numbers for boxes. */
  readonly block: number;
  /** Where in a note words of a round before begin, −1 for nowhere. */
  readonly oursFrom: (text: string) => number;
}

/** Notes for one of the author's sheets: among the author's own, in the parts that are there. */
export function planNotes(sheet: OwnSheet, notes: readonly CellNote[], again: boolean, facts: NotesFacts): NotesPlan {
  if (notes.length === 0 && !(again && sheet.notes)) return { tail: sheet.tail, parts: [], added: null, unseen: 0, boxes: 0 };
  const { author, number, block, oursFrom } = facts;
  const merged = mergeNotes(sheet.notes?.xml ?? null, notes, author, oursFrom);
  const notesPath = sheet.notes?.path ?? `xl/comments${number}.xml`;
  const drawingPath = sheet.drawing?.path ?? `xl/drawings/vmlDrawing${number}.vml`;
  const relations = sheet.relations.xml === '' ? NO_RELATIONS : sheet.relations.xml;
  const link = (kind: string, target: string): Relation => ({
    id: freeId(relations, `rIdLiaison${kind}`),
    type: `${DOC}/relationships/${kind}`,
    target: `/${target}`,
  });
  const more = [
    ...(sheet.notes ? [] : [link('comments', notesPath)]),
    ...(sheet.drawing ? [] : [link('vmlDrawing', drawingPath)]),
  ];
  const boxes = more.find(({ type }) => type.endsWith('/vmlDrawing'));
  return {
    tail: boxes ? sheetTail(sheet.tail, sheet.head).withNotes(boxes.id) : sheet.tail,
    parts: [
      [notesPath, sheet.notes ? merged.xml : `${XML}${merged.xml}`],
      [drawingPath, mergeDrawing(sheet.drawing?.xml ?? null, merged.fresh, merged.dropped, block)],
      ...(more.length > 0 ? [[sheet.relations.path, editRelations(relations, () => false, more)] as const] : []),
    ],
    added: sheet.notes ? null : notesPath,
    unseen: merged.unseen,
    boxes: merged.fresh.length,
  };
}

/** Notes for a sheet that goes alone: nothing of what the author had around it. */
export function planAlone(sheet: OwnSheet, notes: readonly CellNote[], { author, number, block }: NotesFacts): NotesPlan {
  const tail = plainTail(sheet.tail);
  if (notes.length === 0) return { tail, parts: [], added: null, unseen: 0, boxes: 0 };
  const relations: readonly Relation[] = [
    { id: 'rId1', type: `${DOC}/relationships/vmlDrawing`, target: `../drawings/vmlDrawing${number}.vml` },
    { id: 'rId2', type: `${DOC}/relationships/comments`, target: `../comments${number}.xml` },
  ];
  return {
    tail: sheetTail(tail, sheet.head).withNotes('rId1'),
    parts: [
      [`xl/comments${number}.xml`, `${XML}${mergeNotes(null, notes, author, () => -1).xml}`],
      [`xl/drawings/vmlDrawing${number}.vml`, mergeDrawing(null, notes, new Set(), block)],
      [`xl/worksheets/_rels/sheet${number}.xml.rels`, editRelations(NO_RELATIONS, () => false, relations)],
    ],
    added: null,
    unseen: 0,
    boxes: notes.length,
  };
}
