import type { Language } from '../base/problem.ts';
import type { StoredFinding } from '../validation/queries.node.ts';
import { fieldTitle, type Speaker, sayFinding } from '../validation/words.ts';
import { masked } from './mask.ts';

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
    const hidden = stored.fields.some((field) => covered.has(field));
    const first = typeof stored.data.firstRid === 'number' ? firstPlace(stored.data.firstRid) : null;
    const data = { ...stored.data, ...(first === null ? {} : { first }) };
    const finding = { ...stored, data: hidden ? hide(data) : data };
    const { title, message, howToFix, clause } = sayFinding(finding, speaker, language);
    const told = stored.origin === 'platform' ? fromPlatform(data, language) : { title, message };
    const columns = stored.fields.map((field) => titles.get(field) ?? field).join(language === 'en' ? ', ' : '、');
    const value = stored.value ?? '';
    return {
      ...told,
      // The platform writes its own sentences: a value in them is covered as it stands.
      message: hidden && value.length > 1 ? told.message.replaceAll(value, masked(value)) : told.message,
      howToFix: howToFix ?? '',
      clause: clause ?? '',
      columns,
      value: hidden && value !== '' ? masked(value) : value,
    };
  };
}

const fromPlatform = (data: StoredFinding['data'], language: Language) => {
  const message = String((language === 'en' ? data.messageEn : undefined) ?? data.message ?? '');
  return { title: message.slice(0, 60), message };
};

/** Every text that comes from the record; what only counts or names is left. */
function hide(data: StoredFinding['data']): StoredFinding['data'] {
  const spared = new Set([
    'list',
    'listed',
    'until',
    'label',
    'count',
    'first',
    'firstRid',
    'messageEn',
    'message',
    'platformCode',
  ]);
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      spared.has(name) || value === '' ? value : typeof value === 'string' ? masked(value) : value,
    ]),
  );
}
