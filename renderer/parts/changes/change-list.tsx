import type { CatalogChange } from '../../../shared/catalog/changes.ts';
import { useLanguage } from '../../state/language.ts';
import { useTitle } from '../../words/words.ts';
import { Tag } from '../tag.tsx';
import './change-list.css';
import { describeChange } from './describe.ts';

/** Changes of the catalog, one to a line: what kind, of what, and how. */
export function ChangeList({ changes }: { readonly changes: readonly CatalogChange[] }) {
  const language = useLanguage((state) => state.language);
  const say = useTitle();
  return (
    <ul className="change-list">
      {changes.map((change) => {
        const { tag, tone, subject, id, text } = describeChange(change, { language, say });
        return (
          <li key={`${tag} ${id} ${subject} ${text}`}>
            <Tag tone={tone}>{tag}</Tag>
            <span className="change-subject">
              {subject} {id === '' ? null : <span className="quiet">{id}</span>}
            </span>
            <span className="change-text">{text}</span>
          </li>
        );
      })}
    </ul>
  );
}
