import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { holidaysOf, holidayWords, isWorkday } from '../../../shared/periods/holidays.ts';
import { useCall } from '../../link/use-call.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useLanguage } from '../../state/language.ts';
import { useSession } from '../../state/session.ts';
import { submissionsWords } from '../../words/submissions.ts';
import { useWords } from '../../words/words.ts';
import { Day } from './day.tsx';
import { dutiesByDay, isDelivered, isOverdue, monthOf, shiftMonth, weeksOf } from './month.ts';
import { useView } from './view.ts';
import './month.css';

const LINE = 21;
/** Height of a day's date with the space around it. */
const DATE = 26;

/** The month on one sheet: every duty stands on its due day. */
export function MonthView({ dataset }: { readonly dataset: string | undefined }) {
  const words = useWords(submissionsWords);
  const language = useLanguage((state) => state.language);
  const today = useSession((session) => session.status?.today) ?? '';
  const month = useView((view) => view.month) ?? monthOf(today);
  const weeks = weeksOf(month);
  const from = weeks[0]?.[0] ?? '';
  const to = weeks.at(-1)?.[6] ?? '';
  const { value, problem, reload } = useCall('duties.list', { from, to }, { on: ['submission', 'catalog', 'sync'] });
  const duties = (value ?? []).filter((duty) => dataset === undefined || duty.dataset === dataset);
  const byDay = dutiesByDay(duties);
  const ofMonth = duties.filter((duty) => duty.due !== null && monthOf(duty.due) === month);
  const { body, room } = useRoom(weeks.length);
  const turn = (by: number) => useView.setState({ month: shiftMonth(month, by) });

  return (
    <section className="month" aria-label={words.month}>
      <header className="month-head">
        <Button type="text" aria-label={words.previous} title={words.previous} icon={<LeftOutlined />} onClick={() => turn(-1)} />
        <h2 aria-live="polite">{words.monthTitle(Number(month.slice(0, 4)), Number(month.slice(5)))}</h2>
        <Button type="text" aria-label={words.next} title={words.next} icon={<RightOutlined />} onClick={() => turn(1)} />
        {month === monthOf(today) ? null : (
          <Button size="small" onClick={() => useView.setState({ month: null })}>
            {words.thisMonth}
          </Button>
        )}
        <span className="month-sum">
          {value === null
            ? null
            : ofMonth.length === 0
              ? words.monthEmpty
              : words.monthSum(ofMonth.length, ofMonth.filter(isDelivered).length, ofMonth.filter(isOverdue).length)}
        </span>
        <span className="month-legend quiet">
          <span className="red">{words.legendLate}</span>
          <span className="red">{words.legendClosed}</span>
          <span>{words.legendWork}</span>
          <span>{words.legendOpen}</span>
          <span className="green">{words.legendDone}</span>
        </span>
      </header>
      {problem ? <ProblemNotice problem={problem} onRetry={reload} /> : null}
      <div className="month-week month-names" aria-hidden="true">
        {words.weekdays.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div className="month-body" ref={body} style={{ gridTemplateRows: `repeat(${weeks.length}, minmax(0, 1fr))` }}>
        {weeks.map((week) => (
          <div key={week[0]} className="month-week">
            {week.map((day) => (
              <div
                key={day}
                className={`month-day ${monthOf(day) === month ? '' : 'month-other'} ${isWorkday(day) ? '' : 'month-rest'} ${day === today ? 'month-today' : ''}`}
              >
                <div className="month-date">
                  <time dateTime={day}>{Number(day.slice(8))}</time>
                  <span className="quiet">{holidayOn(day, language) ?? ''}</span>
                </div>
                <Day day={day} duties={byDay.get(day) ?? []} room={room} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

function holidayOn(day: string, language: 'zh' | 'en'): string | undefined {
  const span = holidaysOf(Number(day.slice(0, 4))).spans.find(({ from, to }) => from <= day && day <= to);
  return span && holidayWords[span.name][language];
}

/** How many lines a day has room for at the window's present height. */
function useRoom(weeks: number) {
  const body = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const watcher = new ResizeObserver(() => setHeight(element.clientHeight));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return { body, room: Math.max(1, Math.floor((height / weeks - DATE) / LINE)) };
}
