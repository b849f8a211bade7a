/** Why a passphrase is weak; the window has the words. */
export type PassphraseFault = 'short' | 'common' | 'repeated' | 'sequence' | 'personal';

export interface PassphraseJudgement {
  /** 0 useless … 4 strong. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly problems: readonly PassphraseFault[];
  /** Good enough to protect a store: no fault, score 2 or better. */
  readonly ok: boolean;
}

/** Shorter ones fall to an offline guesser whatever they are made of. A Chinese character is worth one and a half others. */
export const LEAST_LENGTH = 10;
export const LEAST_HAN = 7;

/** Beginnings of what people choose first; matched without case, so that `Password1!` and `Admin@2026` are found too. */
const common = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'admin',
  'qwerty',
  'qazwsx',
  '1q2w3e',
  'iloveyou',
  'letmein',
  'welcome',
  'woaini',
  'zhengzhou',
  '联络员',
  '工作台',
  '综合治税',
];

/** Bits one character of its kind is worth to a guesser who knows the habits of people. */
const worth = (char: string): number => (/\p{Script=Han}/u.test(char) ? 6 : /[a-z0-9]/.test(char) ? 3.2 : 4.2);

/** The longest run in which every character follows the one before (abcd, 4321) or repeats it. */
function longestRun(chars: readonly string[], steps: readonly number[]): number {
  let longest = 1;
  for (const step of steps) {
    let run = 1;
    for (let at = 1; at < chars.length; at++) {
      const before = chars[at - 1]?.codePointAt(0) ?? 0;
      run = chars[at]?.codePointAt(0) === before + step ? run + 1 : 1;
      if (run > longest) longest = run;
    }
  }
  return longest;
}

/**
 * How well a passphrase would stand against guessing. One judge for the window and the engine. `context` holds words
 * an attacker knows (the officer's and unit's names).
 */
export function judgePassphrase(text: string, context: readonly string[] = []): PassphraseJudgement {
  const chars = [...text];
  const lower = text.toLowerCase();
  const problems: PassphraseFault[] = [];
  const han = chars.filter((char) => /\p{Script=Han}/u.test(char)).length;
  if (chars.length + han / 2 < LEAST_LENGTH) problems.push('short');
  if (common.some((word) => lower.includes(word) && [...word].length * 2 >= chars.length)) problems.push('common');
  if (new Set(chars).size <= Math.max(3, chars.length / 4) || longestRun(chars, [0]) >= 4) problems.push('repeated');
  if (longestRun(chars, [1, -1]) >= Math.max(5, Math.ceil(chars.length / 2))) problems.push('sequence');
  if (context.some((word) => [...word].length >= 2 && lower.includes(word.toLowerCase()) && [...word].length * 2 >= chars.length))
    problems.push('personal');
  const bits = [...new Set(chars)].reduce((sum, char) => sum + worth(char), 0) + (chars.length - new Set(chars).size);
  const score = problems.length > 0 ? (bits < 25 ? 0 : 1) : bits < 34 ? 2 : bits < 48 ? 3 : 4;
  return { score, problems, ok: problems.length === 0 };
}
