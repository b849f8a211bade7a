import type { CodeList } from '../catalog/model.ts';
import { shown } from './checks/cell.ts';
import type { FieldCheck } from './field-check.ts';
import { keyPart, keyText } from './keys.ts';
import type { Cell, Finding } from './model.ts';
import type { ForeignKey, ParsedSchema } from './schema/parsed.ts';

/** A foreign key into the table itself: every `from` that is there must be the `to` of some row. */
export interface OwnReference {
  /** Canonical text of what a row refers to; null when a part of it is empty, which refers to nothing. */
  from(cells: readonly Cell[]): string | null;
  /** Canonical text by which others refer to this row. */
  to(cells: readonly Cell[]): string | null;
  missing(cells: readonly Cell[]): Finding;
}

export interface References {
  readonly own: readonly OwnReference[];
  /** Keys into tables that are not here: nothing can be said of them, and that is said. */
  readonly elsewhere: readonly Finding[];
  /** Keys into the catalog's code lists, which one row decides; null when there are none. */
  readonly inLists: ((cells: readonly Cell[]) => readonly Finding[]) | null;
}

/** A key's `resource` is this table (none), a code list (its `code`), or another table. */
export function compileReferences(
  schema: ParsedSchema,
  checks: readonly FieldCheck[],
  position: ReadonlyMap<string, number>,
  codeLists: Readonly<Record<string, CodeList>>,
): References {
  const reader = (names: readonly string[]) => {
    const parts = names.map((name) => position.get(name) ?? -1);
    return (cells: readonly Cell[]): string | null =>
      keyText(parts, (at) => {
        const check = checks[at];
        return check ? keyPart(check, cells[at] ?? null) : null;
      });
  };
  const missing =
    (key: ForeignKey, detail: string) =>
    (cells: readonly Cell[]): Finding => ({
      code: 'row/foreignKey',
      severity: 'blocking',
      fields: key.fields,
      detail,
      data: {
        value: shown(key.fields.map((name) => cells[position.get(name) ?? -1] ?? '').join(' + ')),
        resource: shown(key.resource),
      },
    });

  const own: OwnReference[] = [];
  const elsewhere: Finding[] = [];
  const listChecks: ((cells: readonly Cell[]) => Finding | null)[] = [];
  for (const key of schema.foreignKeys) {
    const list = Object.hasOwn(codeLists, key.resource) ? codeLists[key.resource] : undefined;
    if (key.resource === '') {
      own.push({ from: reader(key.fields), to: reader(key.references), missing: missing(key, 'key/foreign') });
    } else if (list && key.references.length === 1 && key.references[0] === 'code') {
      const codes = new Set(list.entries.map(({ code }) => code));
      const from = reader(key.fields);
      const report = missing(key, 'key/foreignList');
      listChecks.push((cells) => {
        const text = from(cells);
        return text === null || codes.has(text) ? null : report(cells);
      });
    } else {
      const data = { resource: shown(key.resource), names: shown(key.fields.join('、')) };
      elsewhere.push({ code: 'row/foreignKey', severity: 'info', fields: key.fields, detail: 'key/foreignElsewhere', data });
    }
  }
  const inLists = (cells: readonly Cell[]): readonly Finding[] =>
    listChecks.map((check) => check(cells)).filter((f) => f !== null);
  return { own, elsewhere, inLists: listChecks.length > 0 ? inLists : null };
}
