import { daysLeft } from '../../../shared/periods/window.ts';
import type { Submission } from '../../../shared/submissions/model.ts';
import { useSession } from '../../state/session.ts';
import { submissionsWords } from '../../words/submissions.ts';
import { useWords } from '../../words/words.ts';

/** Due day with what it means today; once received, whether that was in time. */
export function Timeliness({ submission }: { readonly submission: Submission }) {
  const words = useWords(submissionsWords);
  const today = useSession((session) => session.status?.today);
  const { due, receivedAt, lateDays, predecessor } = submission;
  if (due === null) return <span className="quiet">{words.realtime}</span>;
  const day = <span className="quiet submissions-day">{due}</span>;
  if (receivedAt !== null)
    return (
      <>
        {day}
        {lateDays > 0 ? <span className="amber">{words.late(lateDays)}</span> : words.onTime}
      </>
    );
  const left = today === undefined ? null : daysLeft(due, today);
  // A correction of what was delivered cannot be late.
  if (left === null || predecessor !== null || submission.state === 'withdrawn') return day;
  return (
    <>
      {day}
      {left < 0 ? (
        <span className="red strong">{words.overdue(-left)}</span>
      ) : (
        <span className={left <= 3 ? 'amber strong' : undefined}>{left === 0 ? words.today : words.left(left)}</span>
      )}
    </>
  );
}
