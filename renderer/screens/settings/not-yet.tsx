import type { Asked } from '../../link/use-call.ts';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';

/** In the place of what was asked for and is not there yet: a skeleton, or what went wrong, on the paper it will stand on. */
export function NotYet(props: {
  readonly asked: Pick<Asked<unknown>, 'problem' | 'reload'>;
  readonly rows: number;
  /** A card with its title is around it already. */
  readonly inCard?: boolean;
}) {
  const { asked, rows, inCard = false } = props;
  if (!asked.problem) return <Late rows={rows} paper={!inCard} />;
  const notice = <ProblemNotice problem={asked.problem} onRetry={asked.reload} />;
  return inCard ? <div className="settings-body">{notice}</div> : notice;
}
