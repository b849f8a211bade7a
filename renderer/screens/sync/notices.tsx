import type { SyncStatus } from '../../../shared/sync/model.ts';
import { Card } from '../../parts/card.tsx';
import { moment } from '../../words/format.ts';
import { syncWords } from '../../words/sync.ts';
import { useWords } from '../../words/words.ts';

/** What the platform told us, newest first. A kind this build does not know is kept and shown as it came. */
export function Notices({ notices }: Pick<SyncStatus, 'notices'>) {
  const words = useWords(syncWords);
  const kinds: Readonly<Record<string, string>> = words.kinds;
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
                <div className="sync-notice-text">{notice.text}</div>
                {notice.known ? null : <div className="quiet">{words.unknownText}</div>}
              </li>
            ))}
        </ul>
      )}
    </Card>
  );
}
