import { describeProblem, type Problem } from '../../../shared/base/problem.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useLanguage } from '../../state/language.ts';

/** Why something stands still. What heals by itself is said quietly; only what needs somebody is a notice. */
export function Cause({ problem, heals }: { readonly problem: Problem; readonly heals: boolean }) {
  const language = useLanguage((state) => state.language);
  if (!heals) return <ProblemNotice problem={problem} />;
  const { happened, next, number } = describeProblem(problem, language);
  return (
    <p className="sync-cause">
      {happened} <span className="quiet">{`${next} ${number}`}</span>
    </p>
  );
}
