import type { CodeList, Words } from '../catalog/model.ts';
import { shown } from './checks/cell.ts';
import type { FieldCheck } from './field-check.ts';
import { keyPart, keyText } from './keys.ts';
import type { Cell, Finding } from './model.ts';
import type { ForeignKey, ParsedSchema } from './schema/parsed.ts';

/** Canonical text of some fields of a row together; null when one of them is empty. */
export type RowText = (cells: readonly Cell[]) => string | null;

/** A foreign key that one row does not decide: every `from` that is there must be some row's `to`, here or elsewhere. */
export interface Reference {
  /** What a row refers to; null when a part of it is empty, which refers to nothing. */
  readonly from: RowText;
  /** By which others refer to this row; null when rows of this table are not what is referred to. */
  readonly to: RowText | null;
  /** The dataset whose accepted rows and drafts are looked through as well; null = this table alone. */
  readonly elsewhere: Elsewhere | null;
  missing(cells: readonly Cell[]): Finding;
}

export interface Elsewhere {
  readonly resource: string;
  readonly fields: readonly string[];
  /** Said once when nothing of that dataset is at hand. */
  readonly notJudged: Finding;
}

export interface References {
  readonly rows: readonly Reference[];
  /** Keys into the catalog's code lists, which one row decides; null when there are none. */
  readonly inLists: ((cells: readonly Cell[]) => readonly Finding[]) | null;
}

/**
 * For each of a dataset's references whether a text is among the rows elsewhere; null where nothing of them is at hand,
 * or nothing is looked for.
 */
export type Outside = readonly (((text: string) => boolean) | null)[];

/** Reads the canonical text of fields, which every one must be there. */
export function rowText(
  names: readonly string[],
  checks: readonly FieldCheck[],
  position: ReadonlyMap<string, number>,
): RowText | null {
  const parts: number[] = [];
  for (const name of names) {
    const at = position.get(name);
    if (at === undefined) return null;
    parts.push(at);
  }
  return (cells) =>
    keyText(parts, (at) => {
      const check = checks[at];
      return check ? keyPart(check, cells[at] ?? null) : null;
    });
}

export interface Surroundings {
  /** The dataset's own id: a key that names it looks at former periods too. */
  readonly dataset: string;
  readonly codeLists: Readonly<Record<string, CodeList>>;
  /** What the catalog's datasets are called. */
  readonly titles: Readonly<Record<string, Words>>;
}

/** A key's `resource` is this table (none), a code list (its `code`), this table with its former periods, or another dataset. */
export function compileReferences(
  schema: ParsedSchema,
  checks: readonly FieldCheck[],
  position: ReadonlyMap<string, number>,
  { dataset, codeLists, titles }: Surroundings,
): References {
  const reader = (names: readonly string[]): RowText => rowText(names, checks, position) ?? (() => null);
  const called = (resource: string) => {
    const title = Object.hasOwn(titles, resource) ? titles[resource] : undefined;
    return { resource: shown(title?.zh ?? resource), resourceEn: shown(title?.en ?? title?.zh ?? resource) };
  };
  const missing =
    (key: ForeignKey, detail: string, severity: Finding['severity']) =>
    (cells: readonly Cell[]): Finding => ({
      code: 'row/foreignKey',
      severity,
      fields: key.fields,
      detail,
      data: {
        value: shown(key.fields.map((name) => cells[position.get(name) ?? -1] ?? '').join(' + ')),
        ...called(key.resource),
      },
    });

  const rows: Reference[] = [];
  const listChecks: ((cells: readonly Cell[]) => Finding | null)[] = [];
  for (const key of schema.foreignKeys) {
    const list = Object.hasOwn(codeLists, key.resource) ? codeLists[key.resource] : undefined;
    const from = reader(key.fields);
    if (key.resource === '') {
      const report = missing(key, 'key/foreign', key.severity ?? 'blocking');
      rows.push({ from, to: reader(key.references), elsewhere: null, missing: report });
    } else if (list && key.references.length === 1 && key.references[0] === 'code') {
      const codes = new Set(list.entries.map(({ code }) => code));
      const report = missing(key, 'key/foreignList', key.severity ?? 'blocking');
      listChecks.push((cells) => {
        const text = from(cells);
        return text === null || codes.has(text) ? null : report(cells);
      });
    } else {
      const names = shown(key.fields.join('、'));
      const notJudged: Finding = {
        ...{ code: 'row/foreignKey', severity: 'info', fields: key.fields, detail: 'key/foreignElsewhere' },
        data: { names, ...called(key.resource) },
      };
      rows.push({
        from,
        to: key.resource === dataset ? rowText(key.references, checks, position) : null,
        elsewhere: { resource: key.resource, fields: key.references, notJudged },
        // What is kept here may not be all there ever was: the officer may know better.
        missing: missing(key, 'key/foreignDataset', key.severity ?? 'justify'),
      });
    }
  }
  const inLists = (cells: readonly Cell[]): readonly Finding[] =>
    listChecks.map((check) => check(cells)).filter((f) => f !== null);
  return { rows, inLists: listChecks.length > 0 ? inLists : null };
}
