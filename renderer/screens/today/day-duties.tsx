import type { Day } from '../../../shared/base/clock.ts';
import type { Duty } from '../../../shared/submissions/model.ts';
import { Tag } from '../../parts/tag.tsx';
import { useDutyStep } from '../../parts/use-duty-step.ts';
import { useLanguage } from '../../state/language.ts';
import { dutyState, windowWarning } from '../../words/duties.ts';
import { periodWords } from '../../words/period.ts';
import { todayWords } from '../../words/today.ts';
import { useTitle, useWords } from '../../words/words.ts';

/** What is due on one day of the calendar; a name leads to its next step. */
export function DayDuties({ day, duties }: { readonly day: Day; readonly duties: readonly Duty[] }) {
  const words = useWords(todayWords);
  const language = useLanguage((state) => state.language);
  const title = useTitle();
  const step = useDutyStep();
  const warnings = new Set(
    duties
      .filter((duty) => duty.group !== 'done' && (duty.daysLeft ?? 0) >= 0)
      .flatMap((duty) => windowWarning(duty.window, language) ?? []),
  );
  return (
    <div className="today-month-list">
      <h3>{words.dueOn(day)}</h3>
      {[...warnings].map((warning) => (
        <p key={warning} className="amber">
          {warning}
        </p>
      ))}
      <ul>
        {duties.map((duty) => {
          const state = dutyState(duty, language);
          return (
            <li key={`${duty.dataset} ${duty.period}`}>
              <button type="button" onClick={() => void step(duty)}>
                {title(duty.title)}
              </button>
              <div>
                <span className="quiet">{periodWords(duty.period, language)}</span>
                <Tag tone={state.tone}>{state.text}</Tag>
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
