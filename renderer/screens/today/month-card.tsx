import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Day } from '../../../shared/base/clock.ts';
import { isWorkday } from '../../../shared/periods/holidays.ts';
import type { Duty } from '../../../shared/submissions/model.ts';
import { useCall } from '../../link/use-call.ts';
import type { Tone } from '../../parts/tag.tsx';
import { todayWords } from '../../words/today.ts';
import { useWords } from '../../words/words.ts';
import { DayDuties } from './day-duties.tsx';
import { dayTone, dutiesByDay, firstDay, lastDay, monthOf, shiftMonth, weeksOf } from './month.ts';
import './month-card.css';

const toneWord: Record<Tone, 'dotRed' | 'dotAmber' | 'dotBlue' | 'dotGreen' | 'dotGrey'> = {
  red: 'dotRed',
  amber: 'dotAmber',
  blue: 'dotBlue',
  green: 'dotGreen',
  grey: 'dotGrey',
};

/** The month: when things are due and how they stand. A day with duties opens their list. */
export function MonthCard({ today, ready }: { readonly today: Day; readonly ready: boolean }) {
  const words = useWords(todayWords);
  const [month, setMonth] = useState(() => monthOf(today));
  const [chosen, setChosen] = useState<Day | null>(null);
  const asked = useCall(
    'duties.list',
    { from: firstDay(month), to: lastDay(month) },
    { on: ['submission', 'catalog', 'sync'], when: ready },
  );
  const days = dutiesByDay(asked.value ?? []);
  const turn = (to: string): void => {
    setMonth(to);
    setChosen(null);
  };
  const cell = (day: Day) => {
    const duties = days.get(day) ?? [];
    const look = `today-month-day${day === today ? ' today-month-today' : ''}${isWorkday(day) ? '' : ' today-month-rest'}`;
    if (duties.length === 0) return <span className={look}>{Number(day.slice(8))}</span>;
    const tone = dayTone(duties);
    return (
      <button
        type="button"
        className={`${look} today-month-due today-month-${tone}`}
        aria-expanded={chosen === day}
        aria-label={words.dayDuties(day, duties.length, words[toneWord[tone]])}
        onClick={() => setChosen(chosen === day ? null : day)}
      >
        {Number(day.slice(8))}
      </button>
    );
  };
  return (
    <section className="card today-month">
      <header className="card-head">
        <h2>{words.calendarMonth(Number(month.slice(0, 4)), Number(month.slice(5)))}</h2>
        <span>
          {month === monthOf(today) ? null : (
            <Button size="small" type="link" onClick={() => turn(monthOf(today))}>
              {words.thisMonth}
            </Button>
          )}
          <Button
            size="small"
            type="text"
            icon={<LeftOutlined />}
            aria-label={words.previousMonth}
            onClick={() => turn(shiftMonth(month, -1))}
          />
          <Button
            size="small"
            type="text"
            icon={<RightOutlined />}
            aria-label={words.nextMonth}
            onClick={() => turn(shiftMonth(month, 1))}
          />
        </span>
      </header>
      <table className="today-month-grid">
        <thead>
          <tr>
            {words.weekdays.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, index) => (
                <td key={day ?? words.weekdays[index]}>{day === null ? null : cell(day)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {chosen === null ? null : <DayDuties day={chosen} duties={days.get(chosen) ?? noDuties} />}
    </section>
  );
}

const noDuties: readonly Duty[] = [];
