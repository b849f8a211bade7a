import type { SyncStatus } from '../../../shared/sync/model.ts';
import { Card } from '../../parts/card.tsx';
import { formatRoute } from '../../state/route.ts';
import { moment } from '../../words/format.ts';
import { todayWords } from '../../words/today.ts';
import { useTitle, useWords } from '../../words/words.ts';

const MOST = 20;

/**
 * What the platform sent to read, the latest first. Receipts are not repeated here: they stand at their duties, and what
 * was taken into a case stands there. A kind this version does not know is shown as it came.
 */
export function Notices({ notices }: { readonly notices: SyncStatus['notices'] | null }) {
  const words = useWords(todayWords);
  const titleOf = useTitle();
  if (!notices) return null;
  const kinds: Readonly<Record<string, string>> = words.noticeKinds;
  const latest = notices
    .filter(({ kind, known }) => kind !== 'receipt' && !(kind === 'case' && known))
    .sort((a, b) => b.seq - a.seq)
    .slice(0, MOST);
  return (
    <Card
      title={words.notices}
      aside={notices.length > 0 ? <a href={formatRoute({ screen: 'sync' })}>{words.allNotices}</a> : null}
      className="today-notices"
    >
      {latest.length === 0 ? <p className="today-none quiet">{words.noNotices}</p> : null}
      <ul>
        {latest.map((notice) => (
          <li key={notice.seq}>
            <div className="today-notice-text">{titleOf(notice.text)}</div>
            <div className="today-notice-when">
              {kinds[notice.kind] ?? words.unknownNotice} · <time>{moment(notice.at)}</time>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
