import type { CaseSummary } from '../../../shared/cases/model.ts';
import { Tag, type Tone } from '../../parts/tag.tsx';
import { casesWords } from '../../words/cases.ts';
import { noticeWords } from '../../words/notice.ts';
import { useWords } from '../../words/words.ts';

type Shown = Pick<CaseSummary, 'kind' | 'sort' | 'status' | 'daysLeft'>;

/** Red once it is our turn and too late; amber while something has to be done; what only informs, and what is done, is grey. */
export function noticeTone({ sort, status, daysLeft }: Shown): Tone {
  if (status !== 'action') return 'grey';
  if ((daysLeft ?? 0) < 0) return 'red';
  return sort === 'circular' || sort === 'catalog' ? 'grey' : 'amber';
}

/** What kind of matter it is; of a notice, what kind of notice. */
export function MatterName({ summary }: { readonly summary: Shown }) {
  const kinds = useWords(casesWords).kinds;
  const { sorts } = useWords(noticeWords);
  const { kind, sort } = summary;
  if (sort === null) return <span>{kinds[kind]}</span>;
  return <Tag tone={noticeTone(summary)}>{sorts[sort]}</Tag>;
}
