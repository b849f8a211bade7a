import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import type { Day } from '../../../shared/base/clock.ts';
import { gridWords } from '../../words/grid.ts';
import { useWords } from '../../words/words.ts';
import { monthsLater, weeksOf } from './month.ts';

/** A small month under a date cell. Arrows move the day, Enter takes it; the text box keeps the focus. */
export function DayCalendar(props: {
  readonly day: Day;
  readonly today: Day;
  readonly onMove: (day: Day) => void;
  readonly onPick: (day: Day) => void;
}) {
  const words = useWords(gridWords);
  const { day } = props;
  const step = (months: number, label: string, icon: React.ReactNode) => (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      title={label}
      onMouseDown={(event) => {
        event.preventDefault();
        props.onMove(monthsLater(day, months));
      }}
    >
      {icon}
    </button>
  );
  return (
    <div className="grid-popup grid-days">
      <div className="grid-days-head">
        {step(-1, words.earlier, <LeftOutlined />)}
        <span>{words.month(day.slice(0, 4), Number(day.slice(5, 7)))}</span>
        {step(1, words.later, <RightOutlined />)}
      </div>
      <div className="grid-days-week quiet">
        {words.weekdays.split(' ').map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      {weeksOf(day).map((week) => (
        <div key={week[0]} className="grid-days-week">
          {week.map((date) => (
            <button
              key={date}
              type="button"
              tabIndex={-1}
              aria-label={words.day(date.slice(0, 4), Number(date.slice(5, 7)), Number(date.slice(8)))}
              aria-pressed={date === day}
              className={`${date.slice(0, 7) === day.slice(0, 7) ? '' : 'grid-day-other'} ${date === props.today ? 'grid-day-today' : ''}`}
              onMouseDown={(event) => {
                event.preventDefault();
                props.onPick(date);
              }}
            >
              {Number(date.slice(8))}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
