import type { Submission } from '../../shared/submissions/model.ts';
import { useLanguage } from '../state/language.ts';
import { stateSentence, stateTone } from '../words/states.ts';
import { Tag } from './tag.tsx';

/** Where a submission stands, in words and tone. */
export function StateTag({
  submission,
}: {
  readonly submission: Pick<Submission, 'state' | 'mode' | 'rejected' | 'counts' | 'signOff'>;
}) {
  const language = useLanguage((state) => state.language);
  return <Tag tone={stateTone(submission)}>{stateSentence(submission, language)}</Tag>;
}
