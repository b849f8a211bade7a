import {
  type CatalogChange,
  type ChangeCounts,
  countChanges,
  type RuleForce,
  turnsBlocking,
} from '../../../shared/catalog/changes.ts';
import type { Timing, Words } from '../../../shared/catalog/model.ts';
import { catalogWords } from '../../words/catalog.ts';
import { changesWords } from '../../words/catalog-changes.ts';
import { ruleWords } from '../../words/catalog-rules.ts';
import type { Tone } from '../tag.tsx';

/** One change as a line: what kind, of what, and how. */
export interface ChangeLine {
  readonly tag: string;
  readonly tone: Tone;
  readonly subject: string;
  readonly id: string;
  readonly text: string;
}

export interface Speaker {
  readonly language: 'zh' | 'en';
  readonly say: (words: Words) => string;
}

/** "2 new fields, 3 codes retired, 1 rule turns blocking"; empty when nothing changed. */
export function summaryOf(changes: readonly CatalogChange[], language: Speaker['language']): string {
  const words = changesWords[language];
  const counts = countChanges(changes);
  const order: readonly (keyof ChangeCounts)[] = [
    'datasetsAdded',
    'datasetsRemoved',
    'fieldsAdded',
    'fieldsRemoved',
    'fieldsChanged',
    'codesAdded',
    'codesRetired',
    'codesChanged',
    'rulesTightened',
    'rulesAdded',
    'rulesRemoved',
    'rulesChanged',
    'facets',
  ];
  return order
    .filter((key) => counts[key] > 0)
    .map((key) => words.counts[key](counts[key]))
    .join(words.comma);
}

export function describeChange(change: CatalogChange, { language, say }: Speaker): ChangeLine {
  const words = changesWords[language];
  const tag = words.kinds[change.kind];
  const arrow = (before: string | null, after: string | null): string =>
    words.arrow(
      before === null || before === '' ? words.nothing : before,
      after === null || after === '' ? words.nothing : after,
    );
  const line = (tone: Tone, subject: string, id: string, text: string): ChangeLine => ({ tag, tone, subject, id, text });
  switch (change.kind) {
    case 'datasetAdded':
      return line('blue', say(change.title), change.dataset, change.own ? words.own : '');
    case 'datasetRemoved':
      return line('amber', say(change.title), change.dataset, change.own ? words.own : '');
    case 'facet':
      return line('grey', words.facets[change.facet], '', arrow(change.before, change.after));
    case 'timing':
      return line(
        'amber',
        timing(change.after, language),
        '',
        arrow(timing(change.before, language), timing(change.after, language)),
      );
    case 'fieldAdded':
      return line('blue', say(change.title), change.field, change.required ? words.required : words.optional);
    case 'fieldRemoved':
      return line('amber', say(change.title), change.field, words.kept);
    case 'fieldChanged': {
      const { of, name, before, after } = change.aspect;
      const aspect = of === 'constraint' || of === 'other' ? `${words.aspects[of]} ${name}` : words.aspects[of];
      return line('grey', say(change.title), change.field, `${aspect}: ${arrow(before, after)}`);
    }
    case 'fieldsMoved':
      return line('grey', words.moved, '', '');
    case 'ruleAdded':
    case 'ruleRemoved':
      return line(
        change.kind === 'ruleAdded' ? 'blue' : 'grey',
        say(change.title),
        change.rule,
        force(change.force, null, language),
      );
    case 'ruleForce': {
      const strict = turnsBlocking(change);
      const text = arrow(force(change.before, null, language), force(change.after, change.before, language));
      return {
        tag: strict ? words.toBlocking : tag,
        tone: strict ? 'red' : 'amber',
        subject: say(change.title),
        id: change.rule,
        text,
      };
    }
    case 'ruleChanged':
      return line(
        'grey',
        say(change.title),
        change.rule,
        `${words.ruleAspects[change.aspect]}: ${arrow(change.before, change.after)}`,
      );
    case 'codeAdded':
      return line(
        'blue',
        change.label,
        change.code,
        told(say(change.title), change.day === null ? '' : words.firstDay(change.day)),
      );
    case 'codeRetired':
      return line(
        'amber',
        change.label,
        change.code,
        told(say(change.title), change.day === null ? words.atOnce : words.lastDay(change.day)),
      );
    case 'codeRelabelled':
      return line('grey', change.label, change.code, told(say(change.title), arrow(change.before, change.label)));
    case 'codeMoved':
      return line('grey', change.label, change.code, say(change.title));
  }
}

const told = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

/** How strict; what it is until its day is only said when it is not what the rule was before. */
function force({ severity, from, until }: RuleForce, was: RuleForce | null, language: Speaker['language']): string {
  const [words, rules] = [changesWords[language], ruleWords[language]];
  const is = rules.severity[severity];
  if (from === null) return is;
  if (was !== null && was.from === null && was.severity === until) return words.forceFrom(is, from);
  return words.forceUntil(is, from, until === null ? words.silent : rules.severity[until]);
}

function timing({ frequency, dueDay, closesAfter }: Timing, language: Speaker['language']): string {
  const words = changesWords[language];
  const due = dueDay === undefined ? words.dueDefault : words.dueDay(dueDay);
  const closes = closesAfter === undefined ? '' : ` · ${words.closesAfter(closesAfter)}`;
  return `${catalogWords[language].frequency[frequency]} · ${due}${closes}`;
}
