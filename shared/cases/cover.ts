import { masked, maskedCell } from '../catalog/mask.ts';
import { usccIsRight } from '../validation/identifiers/uscc.ts';
import type { CaseRecord, CaseView, Doubt, RecordDossier, TimelineStep } from './model.ts';
import type { PaperState } from './paper.ts';

/** A field as a case names it among its covered ones. */
export const placeOf = (dataset: string, field: string): string => `${dataset}.${field}`;

/** What stands for the person a doubt is about; the catalog has no field for it. */
export const PERSON = 'doubt.person';

/** Whether a value of this field, at its place, is covered now. */
export type IsCovered = (place: string) => boolean;

const handled: ReadonlySet<PaperState> = new Set(['draft', 'review', 'signed']);

/**
 * A letter of ours is in hand: being written, reviewed or signed. Who works on it needs what it is about in full, and an
 * official letter is never made from covered values.
 */
export const isHandled = (state: PaperState | null): boolean => state !== null && handled.has(state);

/** A doubt is about a person when its code is none of an organisation. */
export function isPersonal({ subject, code }: Pick<Doubt, 'subject' | 'code'>): boolean {
  const number = (code ?? '').trim().toUpperCase();
  if (/^\d{15}$|^\d{17}[\dX]$/.test(number)) return !usccIsRight(number);
  return number === '' && [...subject].length <= 4;
}

/** Places of values of level S that a case holds. */
export function placesIn(
  view: Pick<CaseView, 'list' | 'doubts'>,
  isSensitive: (dataset: string, field: string) => boolean,
): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { dataset, field, key } of view.list)
    for (const name of [field, ...Object.keys(key)]) if (isSensitive(dataset, name)) places.add(placeOf(dataset, name));
  if (view.doubts.some(isPersonal)) places.add(PERSON);
  return places;
}

/** Too short to be looked for in a text: it would cover what is none of it. */
const isTelling = (text: string): boolean => [...text].length >= (/^[\d.,-]*$/.test(text) ? 4 : 2);

/** A case as it is shown while some of its values are covered: in its records, and wherever its texts repeat them. */
export function coverCase(view: CaseView, isCovered: IsCovered): CaseView {
  const hidden = new Set<string>();
  const hide = (text: string | null): string | null => {
    if (text !== null && isTelling(text)) hidden.add(text);
    return maskedCell(text);
  };
  const list = view.list.map((record): CaseRecord => {
    const { dataset, field } = record;
    const key = Object.fromEntries(
      Object.entries(record.key).map(([name, text]) => [name, isCovered(placeOf(dataset, name)) ? (hide(text) ?? text) : text]),
    );
    if (!isCovered(placeOf(dataset, field))) return { ...record, key };
    const { given, believed, value } = record;
    return { ...record, key, given: hide(given), believed: hide(believed), value: hide(value) };
  });
  const doubts = view.doubts.map((doubt): Doubt => {
    if (!isPersonal(doubt) || !isCovered(PERSON)) return doubt;
    return { ...doubt, subject: hide(doubt.subject) ?? doubt.subject, code: hide(doubt.code) };
  });
  if (hidden.size === 0) return { ...view, list, doubts };
  // A longer value may hold a shorter one.
  const values = [...hidden].sort((a, b) => b.length - a.length);
  const said = (text: string): string =>
    values.reduce((sofar, value) => (sofar.includes(value) ? sofar.replaceAll(value, masked(value)) : sofar), text);
  const { paper } = view;
  // What an officer is writing now comes back as it is shown: it must be whole.
  const written = view.may.includes('reply') ? (text: string): string => text : said;
  return {
    ...view,
    title: said(view.title),
    list: list.map((record) => ({ ...record, ground: said(record.ground), reason: written(record.reason) })),
    doubts: doubts.map((doubt) => ({
      ...doubt,
      clue: said(doubt.clue),
      basis: said(doubt.basis),
      effect: written(doubt.effect),
    })),
    paper: paper && { ...paper, words: said(paper.words), note: paper.note === null ? null : said(paper.note) },
    steps: view.steps.map((step): TimelineStep => ({ ...step, words: said(step.words), content: plain(step.content, said) })),
  };
}

/** Of what a step carried only what is said beside it; its records stand in the list. */
const plain = (content: TimelineStep['content'], said: (text: string) => string): TimelineStep['content'] =>
  Object.fromEntries(
    Object.entries(content).flatMap(([name, value]): [string, unknown][] => {
      if (typeof value === 'string') return [[name, said(value)]];
      return typeof value === 'number' || typeof value === 'boolean' ? [[name, value]] : [];
    }),
  );

export function coverDossier(dossier: RecordDossier, dataset: string, isCovered: IsCovered): RecordDossier {
  const covered = dossier.fields.map(({ name, sensitive }) => sensitive && isCovered(placeOf(dataset, name)));
  if (!covered.includes(true)) return dossier;
  return {
    ...dossier,
    versions: dossier.versions.map((version) => ({
      ...version,
      cells: version.cells?.map((text, at) => (covered[at] ? maskedCell(text) : text)) ?? null,
    })),
  };
}

/** A decided value that comes back as it was shown, covered, means what it covers. */
export function wholeValue(value: string | null, record: Pick<CaseRecord, 'value' | 'believed' | 'given'>): string | null {
  if (value === null || !value.includes('*')) return value;
  return [record.value, record.believed, record.given].find((text) => text !== null && masked(text) === value) ?? value;
}
