import type { SubmissionHistory, TimelineEntry } from '../../../shared/submissions/model.ts';
import { Card } from '../../parts/card.tsx';
import { count, moment } from '../../words/format.ts';
import { historyWords } from '../../words/history.ts';
import { useWords } from '../../words/words.ts';
import { byPlatform, detailOf, told } from './detail.ts';

/** Who did what and when, oldest first, as it would be told. */
export function Timeline({ timeline }: Pick<SubmissionHistory, 'timeline'>) {
  const words = useWords(historyWords);
  return (
    <Card title={words.timeline}>
      <ol className="history-timeline">
        {told(timeline).map((entry) => (
          <li key={`${entry.at} ${entry.what} ${entry.detail}`}>
            <time dateTime={new Date(entry.at).toISOString()}>{moment(entry.at)}</time>
            <div>
              <span className={entry.what === 'returned' || entry.what === 'partly' ? 'red' : undefined}>
                {words.what[entry.what]}
              </span>
              <span className="quiet"> · {entry.who || (byPlatform.has(entry.what) ? words.platform : words.machine)}</span>
              <DetailLine entry={entry} />
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function DetailLine({ entry }: { readonly entry: TimelineEntry }) {
  const words = useWords(historyWords);
  const detail = detailOf(entry);
  switch (detail.kind) {
    case 'none':
      return null;
    case 'text':
      return <div className="quiet">{detail.text}</div>;
    case 'code':
      return <code className="history-code">{detail.text}</code>;
    case 'imported':
      return <div className="quiet">{words.importedDetail(detail.file, count(detail.rows))}</div>;
    case 'revised':
      return <div className="quiet">{words.revisedDetail(detail.revision)}</div>;
    case 'rejected':
      return <div className="quiet">{words.rejectedDetail(detail.number, count(detail.rejected), count(detail.rows))}</div>;
  }
}
