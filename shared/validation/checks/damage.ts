import type { Finding } from '../model.ts';
import type { ParsedField } from '../schema/parsed.ts';
import { finding, shown } from './cell.ts';

const formulaError = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|GETTING_DATA|SPILL!|CALC!)$/;
const scientific = /^[+-]?\d(\.\d+)?[eE]\+?\d{2,3}$/;

/** Identifiers of eighteen and more digits whose tail a spreadsheet has turned to zeros (it keeps fifteen). */
const precisionLost = /^[1-9]\d{14}0{3,}$/;

/** What a spreadsheet makes of codes like 3-1 and 2026-3: a day, written out as the import writes days. */
const day = /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2})?$/;

/** Replacement characters, the box of a missing one, or two question marks in a row. A loop over the units takes twice as long. */
const lost = /[\ufffd\u25a1]|\?\?/;
const isLost = (text: string): boolean => lost.test(text);

/**
 * What spreadsheets and wrong encodings do to a value, seen before any other check so that the officer reads the
 * cause and not its consequence. Only for fields of the catalog.
 */
export function damageOf(field: ParsedField): (text: string) => Finding | null {
  const identifier = field.liaison?.identifier !== undefined;
  const textual = field.type === 'string';
  const coded = identifier || field.liaison?.codeList !== undefined;
  const code = identifier ? 'cell/identifier' : 'cell/type';
  const report = (detail: string, text: string): Finding =>
    finding(code, field.name, `damage/${detail}`, { data: { value: shown(text) } });
  return (text) => {
    const first = text.charCodeAt(0);
    if (first === 35 && formulaError.test(text)) return report('formula', text);
    if (textual) {
      if (isLost(text)) return report('encoding', text);
      if (coded && text.charCodeAt(4) === 45 && day.test(text)) return report('date', text);
      if (identifier) {
        if ((text.includes('E') || text.includes('e')) && scientific.test(text)) return report('scientific', text);
        if (text.length >= 18 && text.endsWith('000') && precisionLost.test(text)) return report('precision', text);
        if (text.includes('*')) return report('masked', text);
      }
    }
    return null;
  };
}
