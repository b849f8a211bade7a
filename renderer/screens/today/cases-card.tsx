import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { formatRoute } from '../../state/route.ts';
import { casesWords } from '../../words/cases.ts';
import { count } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { DueWords } from '../cases/due.tsx';
import { MatterName } from '../cases/notice-tag.tsx';

const MOST = 5;

/** 待办 on the desk: what others wait for, what is due first; the rest a click away. Nothing when nobody waits. */
export function CasesCard() {
  const words = useWords(casesWords);
  const asked = useCall(
    'cases.list',
    { box: 'asking', status: 'action', kind: null, text: '', start: 0, count: MOST },
    { on: ['case', 'sync'] },
  );
  const page = asked.value;
  if (!page || page.total === 0) return null;
  return (
    <Card
      title={words.todo}
      aside={<a href={formatRoute({ screen: 'cases' })}>{words.seeAll(count(page.total))}</a>}
      className="today-notices"
    >
      <ul>
        {page.rows.map((row) => (
          <li key={row.id}>
            <a className="today-notice-text today-case" href={formatRoute({ screen: 'case', id: row.id })}>
              {row.title}
            </a>
            <div className="today-notice-when">
              <MatterName summary={row} />
              {row.due === null ? null : (
                <>
                  {' · '}
                  <DueWords summary={row} />
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
