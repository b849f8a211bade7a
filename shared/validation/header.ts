import { shown } from './checks/cell.ts';
import type { Validator } from './compile.ts';
import type { Finding, FindingCode, PlacedFinding } from './model.ts';

export interface HeaderMatch {
  readonly findings: readonly PlacedFinding[];
  /** For each column of the file the field's position, null = left out. */
  readonly columns: readonly (number | null)[];
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s*★_]+/g, '')
    .toLowerCase();

/** Matches a header to the fields by code, then by title, and says what is missing, extra, double or blank. */
export function checkHeader(validator: Validator, headers: readonly string[]): HeaderMatch {
  const { fields, schema } = validator;
  const findings: PlacedFinding[] = [];
  const report = (code: FindingCode, severity: Finding['severity'], names: readonly string[], data: Finding['data']): void => {
    findings.push({ row: null, code, severity, fields: names, detail: code, data });
  };
  const taken = new Map<number, number>();
  const columns = headers.map((header, at): number | null => {
    if (header.trim() === '') {
      report('header/blank', 'info', [], { column: at + 1 });
      return null;
    }
    const byCode = fields.findIndex((field) => field.name === header);
    const found =
      byCode >= 0 ? byCode : fields.findIndex((field) => fold(field.name) === fold(header) || fold(field.title) === fold(header));
    if (found < 0) {
      // Under `exact` and `equal`, `superset`: a column the schema does not know is a fault; else it is left out.
      const strict = schema.fieldsMatch === 'exact' || schema.fieldsMatch === 'equal' || schema.fieldsMatch === 'superset';
      report('header/extra', strict ? 'justify' : 'info', [], { header: shown(header), column: at + 1 });
      return null;
    }
    const earlier = taken.get(found);
    if (earlier !== undefined) {
      report('header/duplicate', 'blocking', [fields[found]?.name ?? ''], {
        header: shown(header),
        column: at + 1,
        first: earlier + 1,
      });
      return null;
    }
    taken.set(found, at);
    return found;
  });
  const optional = schema.fieldsMatch === 'superset' || schema.fieldsMatch === 'partial';
  fields.forEach((field, at) => {
    if (taken.has(at) || (optional && !field.constraints.required)) return;
    report('header/missing', field.constraints.required ? 'blocking' : 'justify', [field.name], {
      header: field.title,
      field: field.name,
    });
  });
  return { findings, columns };
}
