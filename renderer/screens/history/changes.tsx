import { Button } from 'antd';
import { useState } from 'react';
import type { Submission } from '../../../shared/submissions/model.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { ChangeTable } from '../../parts/record-changes/change-table.tsx';
import { RevealButton } from '../../parts/reveal/reveal-button.tsx';
import { count } from '../../words/format.ts';
import { changeWords } from '../../words/record-changes.ts';
import { useWords } from '../../words/words.ts';

const AT_ONCE = 50;
const MOST = 1000;

/** Which records this revision changed, before → after, and why. Nothing stands here for a first revision. */
export function Changes({ submission }: { readonly submission: Submission }) {
  const words = useWords(changeWords);
  const { id } = submission;
  const [limit, setLimit] = useState(AT_ONCE);
  const asked = useCall('submissions.changes', { id, limit }, { on: ['submission', 'records'], id });
  const view = asked.value;
  if (!view)
    return (
      <Card title={words.title}>
        {asked.problem ? <ProblemNotice problem={asked.problem} onRetry={asked.reload} /> : <Late rows={3} />}
      </Card>
    );
  const { counts, bar, changes, more, reasons, titles, sensitive } = view;
  const { inserts, updates, deletes } = counts;
  return (
    <Card
      title={words.title}
      aside={
        bar === null ? (
          <>
            {words.sum(inserts, updates, deletes)} {changes.length > 0 ? <RevealButton /> : null}
          </>
        ) : undefined
      }
    >
      {reasons.reason === '' ? null : (
        <p className="history-none history-words">
          <span className="quiet">{words.reason}</span> {reasons.reason}
        </p>
      )}
      {reasons.caseIds.length > 0 ? <p className="history-none quiet">{words.cases(reasons.caseIds.join('、'))}</p> : null}
      {bar === null ? null : <p className="history-none quiet">{words.bar[bar]}</p>}
      {bar === null && changes.length === 0 ? <p className="history-none quiet">{words.none}</p> : null}
      {changes.length > 0 ? <ChangeTable changes={changes} titles={titles} sensitive={sensitive} /> : null}
      {more > 0 ? (
        <p className="history-none quiet">
          {words.more(count(more))}{' '}
          {limit < MOST ? (
            <Button size="small" type="link" onClick={() => setLimit(Math.min(MOST, limit * 4))}>
              {words.showMore}
            </Button>
          ) : null}
        </p>
      ) : null}
    </Card>
  );
}
