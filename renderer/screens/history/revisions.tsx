import type { Submission } from '../../../shared/submissions/model.ts';
import { Card } from '../../parts/card.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { useLanguage } from '../../state/language.ts';
import { formatRoute } from '../../state/route.ts';
import { count, moment } from '../../words/format.ts';
import { historyWords } from '../../words/history.ts';
import { revisionWord } from '../../words/states.ts';
import { useWords } from '../../words/words.ts';

/** All revisions of the period, newest first; the one on view is marked. */
export function Revisions({ revisions, shown }: { readonly revisions: readonly Submission[]; readonly shown: string }) {
  const words = useWords(historyWords);
  const language = useLanguage((state) => state.language);
  return (
    <Card title={words.revisions} aside={words.revisionsAside(revisions.length)}>
      <ul className="history-revisions">
        {[...revisions].reverse().map((revision) => (
          <li key={revision.id} aria-current={revision.id === shown ? 'page' : undefined}>
            {revision.id === shown ? (
              <span className="strong">{revisionWord(revision.revision, language)}</span>
            ) : (
              <a href={formatRoute({ screen: 'history', id: revision.id })}>{revisionWord(revision.revision, language)}</a>
            )}
            <StateTag submission={revision} />
            <div className="quiet">
              {words.rowCount(count(revision.rows))} · {moment(revision.updatedAt)}
              {revision.id === shown ? ` · ${words.shown}` : ''}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
