import type { CaseView, Notice as Content, NoticeSubject, TimelineStep } from '../../../shared/cases/model.ts';
import { Card } from '../../parts/card.tsx';
import { formatRoute } from '../../state/route.ts';
import { moment } from '../../words/format.ts';
import { noticeWords } from '../../words/notice.ts';
import { useWords } from '../../words/words.ts';
import { DueWords } from './due.tsx';
import { useDatasets } from './use-datasets.ts';
import './notice.css';

/** What the office tells us: its text, what it is about, until when, and what we acknowledged and answered. */
export function Notice({ view, notice }: { readonly view: CaseView; readonly notice: Content }) {
  const words = useWords(noticeWords);
  const read = view.steps.findLast(({ step }) => step === 'read');
  const reply = view.steps.findLast(({ step }) => step === 'reply');
  return (
    <Card title={words.notice}>
      <div className="case-body">
        <p className="case-words">{notice.text}</p>
        <dl className="case-notice">
          {notice.about.length === 0 ? null : (
            <>
              <dt>{words.about}</dt>
              <dd>
                <Subjects about={notice.about} />
              </dd>
            </>
          )}
          {view.due === null ? null : (
            <>
              <dt>{words.due}</dt>
              <dd>
                <DueWords summary={view} />
              </dd>
            </>
          )}
          <dt>{words.asked}</dt>
          <dd>{notice.answer ? words.answer : words.readOnly}</dd>
          <dt>{words.read}</dt>
          <dd>{read ? <Taken step={read} /> : <span className="quiet">{words.unread}</span>}</dd>
          {notice.answer ? (
            <>
              <dt>{words.reply}</dt>
              <dd>
                {reply ? (
                  <>
                    <div className="case-words">{reply.words}</div>
                    <Taken step={reply} />
                  </>
                ) : (
                  <span className="quiet">{words.noReply}</span>
                )}
              </dd>
            </>
          ) : null}
        </dl>
      </div>
    </Card>
  );
}

/** Who of us took a step, when, and the receipt that proves the office has it. */
function Taken({ step: { who, at, receiptNo } }: { readonly step: TimelineStep }) {
  const words = useWords(noticeWords);
  return (
    <div>
      {who} <time dateTime={new Date(at).toISOString()}>{moment(at)}</time>{' '}
      <span className={receiptNo === null ? 'amber' : 'quiet'}>
        · {receiptNo === null ? words.queued : words.receipt(receiptNo)}
      </span>
    </div>
  );
}

/** Straight to our submission; where there is none yet, to the dataset's list, where it is begun. */
function routeOf({ dataset, period, submission }: NoticeSubject): string {
  if (period === null) return formatRoute({ screen: 'catalog', dataset });
  if (submission === null) return formatRoute({ screen: 'submissions', dataset });
  return formatRoute({ screen: submission.sealed ? 'history' : 'editor', id: submission.id });
}

function Subjects({ about }: { readonly about: readonly NoticeSubject[] }) {
  const titles = useDatasets(about);
  return (
    <ul className="case-notice-about">
      {about.map((one) => (
        <li key={`${one.dataset} ${one.period}`}>
          <a href={routeOf(one)}>
            {titles.dataset(one.dataset)}
            {one.period === null ? null : ` · ${one.period}`}
          </a>
        </li>
      ))}
    </ul>
  );
}
