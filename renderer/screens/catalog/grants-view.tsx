import { daysBetween } from '../../../shared/base/clock.ts';
import type { GrantView } from '../../../shared/cases/model.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Late } from '../../parts/late.tsx';
import { PrintStamp } from '../../parts/print-stamp.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Tag, type Tone } from '../../parts/tag.tsx';
import { AskUse } from '../../parts/use-right/ask-use.tsx';
import { useSession } from '../../state/session.ts';
import { grantsWords } from '../../words/grants.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { UseRequests } from './use-requests.tsx';

const tones: Readonly<Record<GrantView['standing'], Tone>> = { inForce: 'green', coming: 'blue', over: 'grey', revoked: 'red' };
const order: readonly GrantView['standing'][] = ['inForce', 'coming', 'over', 'revoked'];
/** An end so near is told in days. */
const NEAR_DAYS = 90;

/** 使用授权: every use right of this unit with its fields, purpose and term (第十三条). */
export function GrantsView() {
  const words = useWords(grantsWords);
  const title = useTitle();
  const today = useSession((session) => session.status?.today ?? '');
  const asked = useCall('grants.list', {}, { on: ['sync', 'catalog'] });
  if (!asked.value) return asked.problem ? <ProblemNotice problem={asked.problem} onRetry={asked.reload} /> : <Late rows={6} />;
  const grants = [...asked.value].sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing));
  const inForce = grants.filter(({ standing }) => standing === 'inForce').length;
  return (
    <div className="grants-lists">
      <UseRequests />
      <Card title={words.title} aside={<AskAside inForce={inForce} />}>
        <p className="quiet settings-lead">{words.lead}</p>
        {grants.length === 0 ? (
          <Empty title={words.none}>{words.noneText}</Empty>
        ) : (
          <Sheet
            label={words.title}
            heads={[words.datasetHead, words.providerHead, words.fieldsHead, words.purposeHead, words.termHead, words.stateHead]}
          >
            {grants.map((grant) => {
              const left = daysBetween(today, grant.until);
              return (
                <tr key={grant.id}>
                  <td>
                    {title(grant.title)} <span className="quiet">{grant.dataset}</span>
                  </td>
                  <td>{grant.provider}</td>
                  <td>{grant.fieldTitles.map((field) => title(field)).join('、')}</td>
                  <td>
                    {grant.purpose}
                    {grant.docNo === null ? null : <div className="quiet">{grant.docNo}</div>}
                  </td>
                  <td>
                    {words.until(grant.from, grant.until)}
                    {grant.standing === 'inForce' && left <= NEAR_DAYS ? <div className="amber">{words.left(left)}</div> : null}
                  </td>
                  <td>
                    <Tag tone={tones[grant.standing]}>{words.standing[grant.standing]}</Tag>
                  </td>
                </tr>
              );
            })}
          </Sheet>
        )}
        <PrintStamp />
      </Card>
    </div>
  );
}

/** How many are in force, and the way to one more. */
function AskAside({ inForce }: { readonly inForce: number }) {
  const words = useWords(grantsWords);
  return (
    <span className="grants-aside">
      {words.aside(inForce)} <AskUse />
    </span>
  );
}
