import { masked } from '../../../shared/catalog/mask.ts';
import type { ChangesView, RecordChange } from '../../../shared/submissions/changes/model.ts';
import { changeWords } from '../../words/record-changes.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { Sheet } from '../sheet.tsx';
import { Tag, type Tone } from '../tag.tsx';
import './change-table.css';

const tones: Readonly<Record<RecordChange['operation'], Tone>> = { I: 'green', U: 'amber', D: 'red' };

/**
 * Changed records, one to a row, field by field: what was, what is. Sensitive values are covered on paper always; on the
 * screen as the engine gave them.
 */
export function ChangeTable({ changes, titles, sensitive }: Pick<ChangesView, 'changes' | 'titles' | 'sensitive'>) {
  const words = useWords(changeWords);
  const say = useTitle();
  const titleOf = (field: string): string => {
    const title = titles[field];
    return title ? say(title) : field;
  };
  const value = (field: string, text: string | null) => {
    if (text === null) return <span className="quiet">{words.empty}</span>;
    if (!sensitive.includes(field)) return text;
    return (
      <>
        <span className="change-open">{text}</span>
        <span className="change-covered">{masked(text)}</span>
      </>
    );
  };
  const side = (change: RecordChange, which: 'before' | 'after') => (
    <ul>
      {change.fields.map(({ field, before, after }) => {
        const text = which === 'before' ? before : after;
        // What was added has no before; what was taken out no after.
        if (text === null && change.operation !== 'U') return null;
        return (
          <li key={field}>
            <span className="quiet">{titleOf(field)}</span> {value(field, text)}
          </li>
        );
      })}
    </ul>
  );
  return (
    <Sheet label={words.list} heads={words.heads} className="change-table">
      {changes.map((change) => (
        <tr key={change.record}>
          <th scope="row">
            {change.key.map((part, n) => (
              <span key={part.field}>
                {n === 0 ? '' : ' · '}
                {value(part.field, part.value)}
              </span>
            ))}
          </th>
          <td>
            <Tag tone={tones[change.operation]}>{words.operation[change.operation]}</Tag>
            {change.reason === null ? null : (
              <div className="quiet change-reason" title={words.own}>
                {change.reason}
              </div>
            )}
          </td>
          <td className="change-before">{side(change, 'before')}</td>
          <td>{side(change, 'after')}</td>
        </tr>
      ))}
    </Sheet>
  );
}
