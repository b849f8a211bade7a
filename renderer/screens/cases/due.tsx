import type { CaseSummary } from '../../../shared/cases/model.ts';
import { casesWords } from '../../words/cases.ts';
import { useWords } from '../../words/words.ts';

/** Soon is what a week of work can still change. */
const SOON = 3;

/** Until when, and how far that is: red when over, amber when near. */
export function DueWords({ summary: { due, daysLeft } }: { readonly summary: Pick<CaseSummary, 'due' | 'daysLeft'> }) {
  const words = useWords(casesWords);
  if (due === null) return <span className="quiet">—</span>;
  if (daysLeft === null) return <span className="quiet">{due}</span>;
  const tone = daysLeft < 0 ? 'red strong' : daysLeft <= SOON ? 'amber strong' : 'quiet';
  const say = daysLeft < 0 ? words.overdue(-daysLeft) : daysLeft === 0 ? words.today : words.left(daysLeft);
  return (
    <>
      <span className={tone}>{say}</span> <span className="quiet">{due}</span>
    </>
  );
}
