import type { Duty } from '../../../shared/submissions/model.ts';
import { todayWords } from '../../words/today.ts';
import { useWords } from '../../words/words.ts';
import { DutyRow } from './duty-row.tsx';
import './duty-table.css';

const groups = ['now', 'week', 'later', 'done'] as const;
const groupWord = { now: 'now', week: 'week', later: 'later', done: 'doneGroup' } as const;

/** Everything owed, by urgency. One row carries the primary button: the place to begin. */
export function DutyTable(props: {
  readonly duties: readonly Duty[];
  readonly first: Duty | null;
  readonly onNil: (duty: Duty) => void;
}) {
  const words = useWords(todayWords);
  return (
    <div className="duties">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.dataset}</th>
            <th scope="col">{words.period}</th>
            <th scope="col">{words.due}</th>
            <th scope="col">{words.state}</th>
            <th scope="col" className="number">
              {words.rows}
            </th>
            <th scope="col">
              <span className="duties-hidden">{words.actions}</span>
            </th>
          </tr>
        </thead>
        {groups.map((group) => {
          const rows = props.duties.filter((duty) => duty.group === group);
          if (rows.length === 0) return null;
          return (
            <tbody key={group}>
              <tr className="duties-group">
                <th scope="rowgroup" colSpan={6}>
                  {words[groupWord[group]]}
                  <span className="quiet">{rows.length}</span>
                </th>
              </tr>
              {rows.map((duty) => (
                <DutyRow key={`${duty.dataset} ${duty.period}`} duty={duty} primary={duty === props.first} onNil={props.onNil} />
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}
