import { Button } from 'antd';
import { isEditable, isRevisable, isUnderway } from '../../../shared/submissions/lifecycle.ts';
import type { SubmissionHistory } from '../../../shared/submissions/model.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { ExportButton } from '../../parts/export/export-button.tsx';
import { useSensitive } from '../../parts/export/use-sensitive.ts';
import { useSubmissionChoices } from '../../parts/export/use-submission-choices.ts';
import { Late } from '../../parts/late.tsx';
import { PrintStamp } from '../../parts/print-stamp.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RevealHost } from '../../parts/reveal/reveal-host.tsx';
import { useFieldTitles } from '../../parts/reveal/use-field-titles.ts';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { useLanguage } from '../../state/language.ts';
import { formatRoute, go } from '../../state/route.ts';
import { historyWords } from '../../words/history.ts';
import { periodWords } from '../../words/period.ts';
import { cameBack, revisionWord } from '../../words/states.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { useMayPrepare, useRevise } from '../submissions/use-open.ts';
import { Changes } from './changes.tsx';
import { Facts } from './facts.tsx';
import { Reasons } from './reasons.tsx';
import { Receipts } from './receipts.tsx';
import { Revisions } from './revisions.tsx';
import { StepLine } from './step-line.tsx';
import { stepsOf } from './steps.ts';
import { Timeline } from './timeline.tsx';
import './history.css';

/** Looking back at one submission: how far it got, what the platform signed, who did what. Made to be printed, too. */
export function History({ id }: { readonly id: string }) {
  const words = useWords(historyWords);
  const asked = useCall('submissions.history', { id }, { on: ['submission', 'sync', 'records', 'findings'] });
  const history = asked.value;
  const titleOf = useFieldTitles(history?.submission ?? null);
  if (!history)
    return asked.problem ? (
      <>
        <ScreenHead title={words.lost} />
        <ProblemNotice problem={asked.problem} onRetry={asked.reload} />
        <p>
          <a href={formatRoute({ screen: 'submissions' })}>{words.back}</a>
        </p>
      </>
    ) : (
      <Late rows={10} />
    );
  const { submission } = history;
  return (
    <RevealHost key={id} kind="submission" id={id} titleOf={titleOf}>
      <article className="history">
        <Head history={history} />
        <PrintStamp />
        <Card className="history-steps">
          <StepLine steps={stepsOf(history)} />
        </Card>
        <div className="history-columns">
          <div>
            {submission.note ? (
              <Card title={words.note} aside={words.noteBy(submission.note.reviewer, submission.note.due)}>
                <p className="history-words history-note">{submission.note.text}</p>
              </Card>
            ) : null}
            <Facts submission={submission} revisions={history.revisions} />
            {submission.predecessor === null ? null : <Changes submission={submission} />}
            <Receipts id={id} receipts={history.receipts} root={submission.root} />
            <Reasons id={id} reasons={history.reasons} />
          </div>
          <div>
            <Revisions revisions={history.revisions} shown={id} />
            <Timeline timeline={history.timeline} />
          </div>
        </div>
      </article>
    </RevealHost>
  );
}

function Head({ history: { submission, revisions } }: { readonly history: SubmissionHistory }) {
  const words = useWords(historyWords);
  const title = useTitle();
  const language = useLanguage((state) => state.language);
  const mayPrepare = useMayPrepare();
  const revise = useRevise();
  const { id, state, counts } = submission;
  const choices = useSubmissionChoices(id, counts.blocking + counts.justify + counts.info > 0);
  const sensitive = useSensitive(submission.dataset, submission.catalogVersion);
  const last = revisions.at(-1) ?? submission;
  // A correction already begun is gone on with; what has a later sealed revision is past correcting here.
  const begun = last.id !== id && isEditable(last.state) ? last : null;
  return (
    <ScreenHead
      title={words.heading(title(submission.datasetTitle), periodWords(submission.period, language))}
      sub={
        <>
          <StateTag submission={submission} /> {revisionWord(submission.revision, language)}
          <span className="history-dot"> · </span>
          <a className="history-back" href={formatRoute({ screen: 'submissions', dataset: submission.dataset })}>
            {words.back}
          </a>
        </>
      }
    >
      {submission.destroyed === null ? (
        <ExportButton title={title(submission.datasetTitle)} choices={choices} sensitive={sensitive} />
      ) : null}
      <Button onClick={() => window.print()}>{words.print}</Button>
      {isUnderway(state) ? <Button onClick={() => go({ screen: 'sync' })}>{words.sync}</Button> : null}
      {isEditable(state) ? (
        <Button type="primary" onClick={() => go({ screen: 'editor', id })}>
          {words.open}
        </Button>
      ) : null}
      {mayPrepare && begun ? (
        <Button type="primary" onClick={() => go({ screen: 'editor', id: begun.id })}>
          {words.continueCorrection}
        </Button>
      ) : null}
      {mayPrepare && last.id === id && isRevisable(state) && submission.destroyed === null ? (
        <Button type={cameBack(submission) ? 'primary' : 'default'} onClick={() => void revise(id)}>
          {words.revise}
        </Button>
      ) : null}
    </ScreenHead>
  );
}
