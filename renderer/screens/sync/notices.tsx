import type { SyncStatus } from '../../../shared/sync/model.ts';
import { Card } from '../../parts/card.tsx';
import { formatRoute } from '../../state/route.ts';
import { moment } from '../../words/format.ts';
import { historyWords } from '../../words/history.ts';
import { syncWords } from '../../words/sync.ts';
import { useTitle, useWords } from '../../words/words.ts';

/** What the platform told us, newest first. A kind this build does not know is kept and shown as it came. */
export function Notices({ notices }: Pick<SyncStatus, 'notices'>) {
  const words = useWords(syncWords);
  const kinds: Readonly<Record<string, string>> = words.kinds;
  const receipts = useWords(historyWords).kinds;
  const titleOf = useTitle();
  return (
    <Card title={words.notices} aside={notices.length > 0 ? notices.length : undefined}>
      {notices.length === 0 ? (
        <p className="sync-none quiet">{words.noticesNone}</p>
      ) : (
        <ul className="sync-notices">
          {[...notices]
            .sort((a, b) => b.seq - a.seq)
            .map((notice) => (
              <li key={notice.seq}>
                <div className="quiet">
                  {notice.known ? (kinds[notice.kind] ?? notice.kind) : words.unknownKind(notice.kind)} · {moment(notice.at)}
                </div>
                {notice.receipt ? (
                  <a className="sync-notice-text" href={formatRoute({ screen: 'history', id: notice.receipt.submission })}>
                    {titleOf(notice.receipt.title)} {notice.receipt.period} · {receipts[notice.receipt.kind]}
                  </a>
                ) : (
                  <div className="sync-notice-text">{titleOf(notice.text)}</div>
                )}
                {notice.receipt && !notice.receipt.verified ? <div className="amber">{words.toldOnly}</div> : null}
                {notice.known ? null : <div className="quiet">{words.unknownText}</div>}
              </li>
            ))}
        </ul>
      )}
    </Card>
  );
}
