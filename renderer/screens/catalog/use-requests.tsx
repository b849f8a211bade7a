import type { UseRequestView } from '../../../shared/cases/use-asked.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Tag, type Tone } from '../../parts/tag.tsx';
import { formatRoute } from '../../state/route.ts';
import { grantsWords } from '../../words/grants.ts';
import { useTitle, useWords } from '../../words/words.ts';

const tones: Readonly<Record<UseRequestView['state'], Tone>> = {
  writing: 'grey',
  asked: 'blue',
  granted: 'green',
  refused: 'red',
};

/** 使用申请: what this unit asked to use, and what was answered. Nothing while nothing was ever asked for. */
export function UseRequests() {
  const words = useWords(grantsWords);
  const title = useTitle();
  const asked = useCall('grants.requests', {}, { on: ['case', 'sync', 'catalog'] });
  if (!asked.value) return asked.problem ? <ProblemNotice problem={asked.problem} onRetry={asked.reload} /> : null;
  if (asked.value.length === 0) return null;
  const open = asked.value.filter(({ state }) => state === 'writing' || state === 'asked').length;
  return (
    <Card title={words.requests} aside={words.requestsAside(open)}>
      <Sheet
        label={words.requests}
        heads={[
          words.datasetHead,
          words.askedFields,
          words.purposeHead,
          words.wantedHead,
          words.stateHead,
          words.answerHead,
          words.requestHead,
        ]}
      >
        {asked.value.map((request) => {
          const act = request.state === 'writing' ? words.goOn : words.open;
          return (
            <tr key={request.case}>
              <td>
                {title(request.title)} <span className="quiet">{request.dataset}</span>
              </td>
              <td>{request.fieldTitles.map((field) => title(field)).join('、')}</td>
              <td>{request.purpose}</td>
              <td>{request.wanted}</td>
              <td>
                <Tag tone={tones[request.state]}>{words.requestState[request.state]}</Tag>
              </td>
              <td>
                {request.until === null ? null : <div>{words.grantedUntil(request.until)}</div>}
                {request.words === '' && request.until === null ? words.noAnswer : request.words}
              </td>
              <td>
                <a href={formatRoute({ screen: 'case', id: request.case })} aria-label={words.openOf(act, title(request.title))}>
                  {act}
                </a>
              </td>
            </tr>
          );
        })}
      </Sheet>
    </Card>
  );
}
