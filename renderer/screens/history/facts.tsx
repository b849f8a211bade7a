import type { ReactNode } from 'react';
import type { SubmissionHistory } from '../../../shared/submissions/model.ts';
import { Card } from '../../parts/card.tsx';
import { CopyText } from '../../parts/copy-text.tsx';
import { useLanguage } from '../../state/language.ts';
import { count } from '../../words/format.ts';
import { historyWords } from '../../words/history.ts';
import { periodWords } from '../../words/period.ts';
import { retentionWords } from '../../words/retention.ts';
import { useTitle, useWords } from '../../words/words.ts';

/** What this revision is, as numbers and names people quote. */
export function Facts({ submission, revisions }: Pick<SubmissionHistory, 'submission' | 'revisions'>) {
  const words = useWords(historyWords);
  const kept = useWords(retentionWords);
  const title = useTitle();
  const language = useLanguage((state) => state.language);
  const newest = Math.max(submission.revision, ...revisions.map(({ revision }) => revision));
  const { accepted, rejected, due, receivedAt, lateDays, batchId, root } = submission;
  return (
    <Card title={words.facts}>
      <dl className="history-facts">
        <Fact name={words.dataset}>
          {title(submission.datasetTitle)} <span className="quiet">{submission.dataset}</span>
        </Fact>
        <Fact name={words.period}>
          {periodWords(submission.period, language)} <span className="quiet">{submission.period}</span>
        </Fact>
        <Fact name={words.revision}>{words.revisionOf(submission.revision, newest)}</Fact>
        <Fact name={words.mode}>
          {words.modes[submission.mode]}
          {submission.provisional ? <span className="amber"> · {words.provisional}</span> : null}
        </Fact>
        {submission.nilReason === null ? null : <Fact name={words.nilReason}>{submission.nilReason}</Fact>}
        <Fact name={words.due}>
          {due === null ? words.realtime : words.dueDay(due)}
          {due !== null && receivedAt !== null ? (
            <span className={lateDays > 0 ? 'amber' : 'green'}> · {lateDays > 0 ? words.late(lateDays) : words.onTime}</span>
          ) : null}
        </Fact>
        <Fact name={words.catalogVersion}>{submission.catalogVersion}</Fact>
        <Fact name={words.rows}>
          {words.rowCount(count(submission.total))}
          {submission.destroyed === null ? null : <span className="amber"> · {kept.destroyedNote(submission.destroyed)}</span>}
        </Fact>
        <Fact name={words.judged}>
          {accepted === null ? (
            <span className="quiet">{words.notJudged}</span>
          ) : (
            <>
              {words.accepted(count(accepted))}
              {rejected ? <span className="red"> · {words.rejected(count(rejected))}</span> : null}
            </>
          )}
        </Fact>
        <Fact name={words.prepared}>{submission.preparedBy}</Fact>
        <Fact name={words.approved}>{submission.approvedBy ?? <span className="quiet">{words.notApproved}</span>}</Fact>
        <Fact name={words.batch} wide>
          {batchId === null ? <span className="quiet">{words.notSealed}</span> : <CopyText text={batchId} />}
        </Fact>
        <Fact name={words.root} wide>
          {root === null ? <span className="quiet">{words.notSealed}</span> : <CopyText text={root} />}
        </Fact>
      </dl>
    </Card>
  );
}

function Fact(props: { readonly name: string; readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <div className={props.wide ? 'history-fact-wide' : undefined}>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
