import { App, Button } from 'antd';
import { isEditable, isRevisable, isUnderway } from '../../../shared/submissions/lifecycle.ts';
import type { Submission } from '../../../shared/submissions/model.ts';
import { useAct } from '../../parts/use-act.ts';
import { go } from '../../state/route.ts';
import { count } from '../../words/format.ts';
import { cameBack } from '../../words/states.ts';
import { submissionsWords } from '../../words/submissions.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { useMayPrepare, useRevise } from './use-open.ts';

/** What can be done with one revision. Only the newest of a period can be corrected. */
export function Acts({ submission, newest }: { readonly submission: Submission; readonly newest: boolean }) {
  const words = useWords(submissionsWords);
  const mayPrepare = useMayPrepare();
  const revise = useRevise();
  const discard = useDiscard();
  const { id, state } = submission;
  const link = { type: 'link', size: 'small' } as const;
  return (
    <span className="submissions-acts">
      {isEditable(state) ? (
        <Button size="small" onClick={() => go({ screen: 'editor', id })}>
          {words.open}
        </Button>
      ) : null}
      {newest && mayPrepare && isRevisable(state) && submission.destroyed === null ? (
        <Button {...(cameBack(submission) ? ({ size: 'small' } as const) : link)} onClick={() => void revise(id)}>
          {words.revise}
        </Button>
      ) : null}
      {isUnderway(state) ? (
        <Button size="small" onClick={() => go({ screen: 'sync' })}>
          {words.sync}
        </Button>
      ) : null}
      <Button {...link} onClick={() => go({ screen: 'history', id })}>
        {submission.receivedAt === null ? words.history : words.receipts}
      </Button>
      {mayPrepare && isEditable(state) ? (
        <Button {...link} danger onClick={() => discard(submission)}>
          {words.discard}
        </Button>
      ) : null}
    </span>
  );
}

/** Asks in words what is lost, then throws the draft away. */
function useDiscard(): (submission: Submission) => void {
  const { modal, message } = App.useApp();
  const words = useWords(submissionsWords);
  const title = useTitle();
  const act = useAct();
  return ({ id, datasetTitle, period, rows }) =>
    void modal.confirm({
      title: words.discardTitle(`${title(datasetTitle)} ${period}`),
      content: words.discardText(count(rows)),
      okText: words.discard,
      okButtonProps: { danger: true },
      cancelText: words.discardKeep,
      autoFocusButton: 'cancel',
      async onOk() {
        const done = await act('submissions.discard', { id });
        if (done.ok) message.success(words.discarded);
      },
    });
}
