import { soundOf } from '../../words/pinyin.ts';

/** A value that may stand in a cell, and what it is called. */
export interface Choice {
  readonly code: string;
  readonly label: string;
}

interface Sought {
  readonly choice: Choice;
  readonly code: string;
  readonly label: string;
  /** `yanglao` and `yl` for 养老. */
  readonly sound: ReturnType<typeof soundOf>;
}

const indexes = new WeakMap<readonly Choice[], readonly Sought[]>();

function indexOf(choices: readonly Choice[]): readonly Sought[] {
  const known = indexes.get(choices);
  if (known) return known;
  const made = choices.map((choice) => ({
    choice,
    code: choice.code.toLowerCase(),
    label: choice.label.toLowerCase(),
    sound: soundOf(choice.label),
  }));
  // Kept only with its sounds: an index made before the dictionary was read would stay deaf.
  if (made.every(({ sound }) => sound !== null)) indexes.set(choices, made);
  return made;
}

function rank(sought: Sought, query: string): number {
  if (sought.code === query) return 0;
  if (sought.code.startsWith(query)) return 1;
  if (sought.label.startsWith(query)) return 2;
  if (sought.sound?.initials.startsWith(query)) return 3;
  if (sought.label.includes(query)) return 4;
  if (sought.sound?.whole.startsWith(query)) return 5;
  if (sought.sound?.initials.includes(query) || sought.sound?.whole.includes(query)) return 6;
  return 7;
}

/** Choices by code, label or pinyin (whole or initials), best first; an empty query gives them as listed. */
export function findChoices(choices: readonly Choice[], query: string, most = 50): readonly Choice[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return choices.slice(0, most);
  return indexOf(choices)
    .map((sought, at) => ({ choice: sought.choice, rank: rank(sought, wanted), at }))
    .filter((found) => found.rank < 7)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, most)
    .map((found) => found.choice);
}
