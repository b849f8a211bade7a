import type { Language } from '../base/problem.ts';
import { fieldTitle } from '../catalog/titles.ts';
import { coverFinding } from '../validation/cover.ts';
import type { StoredFinding } from '../validation/queries.node.ts';
import { type Speaker, sayFinding } from '../validation/words.ts';

/** A finding in the words of one language, ready to be written into a file. */
export interface Told {
  readonly title: string;
  readonly message: string;
  readonly howToFix: string;
  readonly clause: string;
  /** Titles of its fields. */
  readonly columns: string;
  readonly value: string;
}

/**
 * Says findings as the window does. `firstPlace` names the row a duplicate repeats; values of covered fields are covered
 * in the sentences too.
 */
export function teller(
  speaker: Speaker,
  language: Language,
  covered: ReadonlySet<string>,
  firstPlace: (rid: number) => number | null,
): (finding: StoredFinding) => Told {
  const titles = new Map(speaker.fields.map((field) => [field.name, fieldTitle(field, language)]));
  return (stored) => {
    const first = typeof stored.data.firstRid === 'number' ? firstPlace(stored.data.firstRid) : null;
    const placed = first === null ? stored : { ...stored, data: { ...stored.data, first } };
    const finding = coverFinding(placed, covered);
    const { title, message, howToFix, clause } = sayFinding(finding, speaker, language);
    const told = stored.origin === 'platform' ? fromPlatform(finding.data, language) : { title, message };
    const columns = stored.fields.map((field) => titles.get(field) ?? field).join(language === 'en' ? ', ' : '、');
    return {
      ...told,
      howToFix: howToFix ?? '',
      clause: clause ?? '',
      columns,
      value: finding.value ?? '',
    };
  };
}

const fromPlatform = (data: StoredFinding['data'], language: Language) => {
  const message = String((language === 'en' ? data.messageEn : undefined) ?? data.message ?? '');
  return { title: message.slice(0, 60), message };
};
