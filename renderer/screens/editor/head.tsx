import { Button } from 'antd';
import type { ReactNode } from 'react';
import { daysBetween } from '../../../shared/base/clock.ts';
import type { Submission } from '../../../shared/submissions/model.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { formatRoute } from '../../state/route.ts';
import { useSession as useOfficer } from '../../state/session.ts';
import { editorWords } from '../../words/editor.ts';
import { shortDay } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';

/** What is being edited, how it stands, and the next step. */
export function EditorHead(props: {
  readonly submission: Submission;
  readonly title: string;
  readonly mayCheck: boolean;
  /** The switch that covers values while at work. */
  readonly cover: ReactNode;
  readonly onDefinitions: () => void;
  readonly onSend: () => void;
}) {
  const { submission } = props;
  const words = useWords(editorWords);
  const today = useOfficer((state) => state.status?.today);
  const open = submission.state === 'draft' || submission.state === 'checked';
  // A correction is late only against the day the reviewer set; timeliness was settled by the first batch.
  const due = submission.note?.due ?? (submission.revision === 1 ? submission.due : null);
  const left = due !== null && today !== undefined ? daysBetween(today, due) : null;
  const tone = left !== null && left < 0 ? 'red' : left !== null && left <= 3 ? 'amber' : 'quiet';
  return (
    <header className="editor-head">
      <nav aria-label={words.crumbLabel}>
        <a className="quiet" href={formatRoute({ screen: 'submissions', dataset: submission.dataset })}>
          {words.crumb} ›
        </a>
      </nav>
      <h1>
        {props.title} · {submission.period}
      </h1>
      <StateTag submission={submission} />
      {submission.revision > 1 ? <span className="quiet">{words.revision(submission.revision)}</span> : null}
      {open && left !== null && due !== null ? <span className={tone}>{words.due(shortDay(due), left)}</span> : null}
      <span className="spacer" />
      {props.cover}
      <Button onClick={props.onDefinitions}>{words.definitions}</Button>
      {props.mayCheck ? (
        <Button type="primary" onClick={props.onSend}>
          {words.send}
        </Button>
      ) : null}
    </header>
  );
}
