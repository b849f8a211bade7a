import { App, Button, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Role } from '../../../../shared/base/call.ts';
import type { Problem } from '../../../../shared/base/problem.ts';
import type { DatasetDetail } from '../../../../shared/catalog/model.ts';
import type { PreSend, Submission } from '../../../../shared/submissions/model.ts';
import { call } from '../../../link/link.ts';
import { Late } from '../../../parts/late.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { SendMode } from '../../../parts/record-changes/send-mode.tsx';
import { scrolls } from '../../../parts/scrolls.ts';
import { go } from '../../../state/route.ts';
import { sendWords } from '../../../words/editor-send.ts';
import { signOffWords } from '../../../words/sign-off.ts';
import { useTitle, useWords } from '../../../words/words.ts';
import { useLongWork } from '../long-work.ts';
import { WorkProgress } from '../work-progress.tsx';
import { ForecastLines } from './forecast.tsx';
import { Obstacles } from './obstacles.tsx';
import './presend.css';
import { AskButton, GiveBackButton, SignOffNote } from './sign-off.tsx';
import { Summary } from './summary.tsx';

/** Everything is checked, then shown as it will be sent; the liaison officer approves. */
export function PreSendDialog(props: {
  readonly submission: Submission;
  readonly detail: DatasetDetail;
  readonly role: Role;
  readonly onClose: () => void;
  /** Closes and goes to where this obstacle is cleared. */
  readonly onClear: (obstacle: PreSend['obstacles'][number]) => void;
}) {
  const { submission, role, onClose } = props;
  const { id } = submission;
  const words = useWords(sendWords);
  const sign = useWords(signOffWords);
  const say = useTitle();
  const { message } = App.useApp();
  const work = useLongWork();
  const [review, setReview] = useState<PreSend | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [stage, setStage] = useState<'checking' | 'stopped' | 'review' | 'sealing'>('checking');
  const title = say(submission.datasetTitle);

  const summarise = async (): Promise<void> => {
    const reply = await call('submissions.review', { id });
    if (!reply.ok) return setProblem(reply.problem);
    setReview(reply.value);
    setStage('review');
  };

  const check = async (): Promise<void> => {
    setProblem(null);
    setStage('checking');
    const done = await work.run(words.checkWork(title), 'validation.run', { id }, submission.rows);
    if (!done.ok && done.problem.code === 'contract/cancelled') return setStage('stopped');
    if (!done.ok) return setProblem(done.problem);
    await summarise();
  };

  const begin = async (): Promise<void> => {
    const overview = await call('validation.overview', { id });
    if (!overview.ok) return setProblem(overview.problem);
    // A check that still holds is not made again; an empty table has nothing to check.
    if (overview.value.checkedAt === null && submission.rows > 0) await check();
    else await summarise();
  };

  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void begin();
  });

  const approve = async (): Promise<void> => {
    setProblem(null);
    setStage('sealing');
    const done = await work.run(words.sendWork(title), 'submissions.approve', { id }, submission.rows);
    if (done.ok) {
      message.success(words.sent);
      onClose();
      return go({ screen: 'history', id });
    }
    if (done.problem.code !== 'contract/cancelled') setProblem(done.problem);
    await summarise();
  };

  const free = review !== null && review.obstacles.length === 0;
  return (
    <Modal
      open
      width={720}
      title={words.title(title, submission.period)}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={[
        <Button key="back" onClick={onClose}>
          {review?.submission.signOff?.state === 'asked' ? sign.close : words.close}
        </Button>,
        review ? <GiveBackButton key="giveBack" review={review} role={role} onGiven={onClose} /> : null,
        review ? <AskButton key="ask" review={review} role={role} onAsked={onClose} /> : null,
        role === 'liaison' && !review?.obstacles.includes('fourEyes') ? (
          <Button
            key="approve"
            type="primary"
            disabled={!free || stage !== 'review'}
            loading={stage === 'sealing'}
            onClick={() => void approve()}
          >
            {review && review.timeliness.lateDays > 0 && submission.revision === 1 ? words.approveLate : words.approve}
          </Button>
        ) : null,
      ]}
    >
      {problem ? <ProblemNotice problem={problem} onRetry={() => void (review ? summarise() : begin())} /> : null}
      {stage === 'stopped' ? (
        <p className="presend-stopped">
          {words.checkStopped}{' '}
          <Button size="small" onClick={() => void check()}>
            {words.checkAgain}
          </Button>
        </p>
      ) : null}
      {work.underway ? (
        <section className="presend-work">
          <p>{stage === 'sealing' ? words.sealing : words.checking}</p>
          <WorkProgress underway={work.underway} />
        </section>
      ) : null}
      {review && stage !== 'checking' ? (
        <>
          <Obstacles
            review={review}
            ready={role === 'preparer' ? sign.readyToAsk : words.ready}
            onClear={(obstacle) => {
              if (obstacle === 'unchecked') void check();
              else props.onClear(obstacle);
            }}
          />
          <div className="presend-all" {...scrolls(words.title(title, submission.period))}>
            <SendMode review={review} onChange={() => void summarise()} />
            <Summary review={review} fields={props.detail.dataset.schema.fields} />
            <ForecastLines id={id} />
          </div>
          <SignOffNote review={review} role={role} />
        </>
      ) : problem || work.underway || stage === 'stopped' ? null : (
        <Late rows={5} />
      )}
    </Modal>
  );
}
