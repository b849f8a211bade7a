import type { Language } from '../../shared/base/problem.ts';
import type { Submission, SubmissionState } from '../../shared/submissions/model.ts';
import { stateWords } from '../../shared/submissions/words.ts';
import type { Tone } from '../parts/tag.tsx';
import { count } from './format.ts';
import { signOffWords } from './sign-off.ts';
import { wordsOf } from './words.ts';

const words = wordsOf({
  zh: {
    nil: '零报送',
    blocking: (n: string) => `${n} 处阻断`,
    unjustified: (n: string) => `${n} 组待说明`,
    rejected: (rows: string) => `${rows} 行退回`,
    revision: (n: number) => `第 ${n} 版`,
  },
  en: {
    nil: 'Nil return',
    blocking: (n) => `${n} blocking`,
    unjustified: (n) => `${n} to explain`,
    rejected: (rows) => `${rows} rows returned`,
    revision: (n) => `Revision ${n}`,
  },
});

/** Green only for what a verified receipt proves; a correction's own state is told apart from the one it corrects. */
const tones: Readonly<Record<SubmissionState, Tone>> = {
  draft: 'grey',
  checked: 'blue',
  queued: 'blue',
  sending: 'blue',
  received: 'green',
  accepted: 'green',
  partly: 'red',
  returned: 'red',
  stored: 'green',
  withdrawn: 'grey',
  superseded: 'grey',
};

type Judged = Pick<Submission, 'state' | 'rejected' | 'counts' | 'signOff'>;

/** Being checked says nothing good by itself: what was found stands with it. */
const isOpen = (state: SubmissionState): boolean => state === 'draft' || state === 'checked';

/** Rows came back and nobody has corrected them yet. What was stored of the rest does not settle them. */
export const cameBack = ({ state, rejected }: Pick<Submission, 'state' | 'rejected'>): boolean =>
  state === 'partly' || state === 'returned' || ((state === 'accepted' || state === 'stored') && (rejected ?? 0) > 0);

export function stateTone(submission: Judged): Tone {
  const { state, counts } = submission;
  if (cameBack(submission) || (isOpen(state) && counts.blocking > 0)) return 'red';
  return isOpen(state) && (counts.unjustified > 0 || submission.signOff !== null) ? 'amber' : tones[state];
}

/** A state by itself, as it stands in a list or a filter. */
export function stateWord(state: SubmissionState, language: Language): string {
  const word = stateWords[state][language];
  return language === 'zh' ? word : word.charAt(0).toUpperCase() + word.slice(1);
}

/** A submission's state with what belongs to it: `零报送 · 已受理`, `部分通过 · 42 行退回`. */
export function stateSentence(submission: Judged & Pick<Submission, 'mode'>, language: Language): string {
  const { nil, rejected, blocking, unjustified } = words[language];
  const { state, counts } = submission;
  const sign = signOffWords[language];
  const parts = [stateWord(submission.state, language)];
  if (submission.signOff) parts[0] = submission.signOff.state === 'asked' ? sign.tagAsked : sign.tagBack;
  if (submission.mode === 'nil') parts.unshift(nil);
  if (isOpen(state) && counts.blocking > 0) parts.push(blocking(count(counts.blocking)));
  else if (isOpen(state) && counts.unjustified > 0) parts.push(unjustified(count(counts.unjustified)));
  if (cameBack(submission) && submission.rejected) parts.push(rejected(count(submission.rejected)));
  return parts.join(' · ');
}

export const revisionWord = (revision: number, language: Language): string => words[language].revision(revision);
