import { Fragment } from 'react';
import { useCall } from '../../link/use-call.ts';
import { formatRoute } from '../../state/route.ts';
import { todayWords } from '../../words/today.ts';
import { useWords } from '../../words/words.ts';
import { pressingMatters } from './matters.ts';

/** What presses first comes first: more than these no officer has before them at once. */
const MOST = 200;
const all = { kind: null, text: '', start: 0, count: MOST } as const;
const when = { on: ['case', 'sync'] } as const;

/** After the day's first sentence: matters whose day is over or near, and reports others have not answered. Nothing when none. */
export function MattersLine() {
  const words = useWords(todayWords);
  const own = useCall('cases.list', { box: 'asking', status: 'action', ...all }, when).value?.rows ?? [];
  const reports = useCall('cases.list', { box: 'asked', status: 'waiting', ...all }, when).value?.rows ?? [];
  const { overdue, soon, unanswered } = pressingMatters(own, reports);
  const said = [
    { screen: 'cases', tone: 'red', n: overdue, say: words.mattersOverdue },
    { screen: 'cases', tone: 'amber', n: soon, say: words.mattersSoon },
    { screen: 'reports', tone: 'amber', n: unanswered, say: words.mattersUnanswered },
  ] as const;
  const parts = said.filter(({ n }) => n > 0);
  if (parts.length === 0) return null;
  return (
    <>
      {words.matters}
      {parts.map(({ screen, tone, n, say }, at) => (
        <Fragment key={say(n)}>
          {at > 0 ? words.comma : null}
          <a href={formatRoute({ screen })}>
            <b className={tone}>{say(n)}</b>
          </a>
        </Fragment>
      ))}
      {words.stop.trim()}
    </>
  );
}
