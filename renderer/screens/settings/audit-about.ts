import { describeProblem, type Language, type ProblemCode } from '../../../shared/base/problem.ts';
import { catalogue } from '../../../shared/base/problems/catalogue.ts';
import { exportWords } from '../../../shared/exports/words.ts';
import type { AuditEntry } from '../../../shared/security/model.ts';
import { auditAboutWords } from '../../words/audit-about.ts';
import { moment } from '../../words/format.ts';

const isProblem = (code: string): code is ProblemCode => Object.hasOwn(catalogue, code);
/** Enough to tell two apart; the whole number is in the export. */
const SHORT = 8;
const isUuid = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text);

/** The details of a line in words. `nameOf` tells what an id is the number of, where that is still known. */
export function aboutText(
  { what, about }: Pick<AuditEntry, 'what' | 'about'>,
  language: Language,
  nameOf: (id: string) => string | null,
): string {
  const words = auditAboutWords[language];
  const act = what.replace(/\.refused$/, '');
  const told = (key: string, value: string | number | boolean): string => {
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value === 'number') return key === 'madeAt' ? moment(value) : String(value);
    if (key === 'code' && isProblem(value)) return describeProblem({ code: value }, language).number;
    if (key === 'kind' && act.startsWith('exports.')) {
      const kinds: Readonly<Record<string, string>> = exportWords(language).kinds;
      return kinds[value] ?? value;
    }
    return words.value(act, key, value) || (isUuid(value) ? value.slice(0, SHORT) : value);
  };
  return Object.entries(about)
    .map(([key, value]) => {
      const name = (key === 'id' || key === 'submission') && typeof value === 'string' ? nameOf(value) : null;
      return name ?? words.pair(words.key(key), told(key, value));
    })
    .join(' · ');
}
