import { shown } from './checks/cell.ts';
import type { Validator } from './compile.ts';
import type { Finding, FindingCode, PlacedFinding } from './model.ts';
import type { ParsedField } from './schema/parsed.ts';

export interface HeaderMatch {
  readonly findings: readonly PlacedFinding[];
  /** For each column of the file the field's position, null = left out. */
  readonly columns: readonly (number | null)[];
}

const fold = (text: string): string =>
  text
    .slice(0, 500)
    .normalize('NFKC')
    .replace(/[\s*★_]+/g, '')
    .toLowerCase();

/** Which field a header means: by its code, else by code or title however they are written; the first of several. */
function finder(fields: readonly ParsedField[]): (header: string) => number | undefined {
  const exact = new Map(fields.map((field, at) => [field.name, at]));
  const folded = new Map<string, number>();
  fields.forEach((field, at) => {
    for (const text of [fold(field.name), fold(field.title)]) if (!folded.has(text)) folded.set(text, at);
  });
  return (header) => exact.get(header) ?? folded.get(fold(header));
}

/**
 * Matches a header to the fields by code, then by title, and says what is missing, extra, double or blank. `toTheLetter`
 * (a bare schema, no import) an `exact` schema also decides over order: a column whose header is unknown is taken by its
 * place, and columns in another order are told of. They are never read as something their header does not say.
 */
export function checkHeader(validator: Validator, headers: readonly string[], toTheLetter = false): HeaderMatch {
  const { fields, schema } = validator;
  const findings: PlacedFinding[] = [];
  const report = (
    code: FindingCode,
    severity: Finding['severity'],
    names: readonly string[],
    data: Finding['data'],
    detail: string = code,
  ): void => {
    findings.push({ row: null, code, severity, fields: names, detail, data });
  };
  const find = finder(fields);
  const found = headers.map((header) => (header.trim() === '' ? undefined : find(header)));
  const named = new Set(found);
  const byPlace = toTheLetter && schema.fieldsMatch === 'exact' && headers.length === fields.length;
  // Under `exact` and `equal`, `superset`: a column the schema does not know is a fault; else it is left out.
  const strict = schema.fieldsMatch === 'exact' || schema.fieldsMatch === 'equal' || schema.fieldsMatch === 'superset';
  const taken = new Map<number, number>();
  const columns = headers.map((header, at): number | null => {
    const blank = header.trim() === '';
    const place = found[at];
    const expected = fields[at];
    if (place === undefined) {
      if (byPlace && expected && !named.has(at)) {
        const data = { header: shown(header), column: at + 1, expected: expected.title };
        report(blank ? 'header/blank' : 'header/extra', blank ? 'info' : 'justify', [expected.name], data, 'header/byPlace');
        taken.set(at, at);
        return at;
      }
      if (blank) report('header/blank', 'info', [], { column: at + 1 });
      else report('header/extra', strict ? 'justify' : 'info', [], { header: shown(header), column: at + 1 });
      return null;
    }
    const earlier = taken.get(place);
    if (earlier !== undefined) {
      const data = { header: shown(header), column: at + 1, first: earlier + 1 };
      report('header/duplicate', 'blocking', [fields[place]?.name ?? ''], data);
      return null;
    }
    taken.set(place, at);
    return place;
  });
  const astray = byPlace && columns.every((place) => place !== null) ? columns.findIndex((place, at) => place !== at) : -1;
  if (astray >= 0) {
    const data = { header: shown(headers[astray] ?? ''), column: astray + 1, expected: fields[astray]?.title ?? '' };
    report('header/extra', 'justify', [fields[astray]?.name ?? ''], data, 'header/order');
  }
  const optional = schema.fieldsMatch === 'superset' || schema.fieldsMatch === 'partial';
  fields.forEach((field, at) => {
    if (taken.has(at) || (optional && !field.constraints.required)) return;
    report('header/missing', field.constraints.required ? 'blocking' : 'justify', [field.name], {
      header: field.title,
      field: field.name,
    });
  });
  if (optional && taken.size === 0) report('header/missing', 'blocking', [], { columns: headers.length }, 'header/none');
  return { findings, columns };
}
