import { Button, Popover, Tooltip } from 'antd';
import type { Day as DayOf } from '../../../shared/base/clock.ts';
import type { Duty } from '../../../shared/submissions/model.ts';
import { PermitAct, PermitStanding, useStanding } from '../../parts/permit/permit-line.tsx';
import type { Standing } from '../../parts/permit/standing.ts';
import { submissionsWords } from '../../words/submissions.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { isOverdue, markOf, signs, toneOf } from './month.ts';
import { useOpenDuty } from './use-open.ts';

/** A day of the big calendar with what falls due on it; what finds no room waits behind "n more". */
export function Day(props: { readonly day: DayOf; readonly duties: readonly Duty[]; readonly room: number }) {
  const words = useWords(submissionsWords);
  const { day, duties, room } = props;
  const shown = duties.length <= room ? duties : duties.slice(0, Math.max(0, room - 1));
  const hidden = duties.length - shown.length;
  return (
    <>
      {shown.map((duty) => (
        <DutyLine key={`${duty.dataset} ${duty.period}`} duty={duty} />
      ))}
      {hidden > 0 ? (
        <Popover
          trigger="click"
          title={words.dayTitle(Number(day.slice(5, 7)), Number(day.slice(8)))}
          content={
            <div className="submissions-all">
              {duties.map((duty) => (
                <DutyLine key={`${duty.dataset} ${duty.period}`} duty={duty} whole />
              ))}
            </div>
          }
        >
          <Button type="text" size="small" className="submissions-hidden">
            {shown.length === 0 ? words.duties(hidden) : words.moreDuties(hidden)}
          </Button>
        </Popover>
      ) : null}
    </>
  );
}

function DutyLine({ duty, whole = false }: { readonly duty: Duty; readonly whole?: boolean }) {
  const words = useWords(submissionsWords);
  const title = useTitle();
  const open = useOpenDuty();
  const standing = useStanding(duty);
  if (standing) return <ClosingLine duty={duty} standing={standing} whole={whole} />;
  const state = words.duty[duty.status];
  const said = isOverdue(duty) ? words.dutyOverdue(state, -(duty.daysLeft ?? 0)) : state;
  const about = `${title(duty.title)} ${duty.period} · ${said}`;
  const line = (
    <button type="button" className={`submissions-duty tag-${toneOf(duty)}`} aria-label={about} onClick={() => void open(duty)}>
      <span aria-hidden="true">{signs[markOf(duty)]}</span>
      <span className="submissions-duty-name">{title(duty.title)}</span>
      {whole ? (
        <span>
          {duty.period} · {said}
        </span>
      ) : null}
    </button>
  );
  return whole ? line : <Tooltip title={about}>{line}</Tooltip>;
}

/** A period that closes: how it stands, asking for a permit, and the way to its draft all the same. */
function ClosingLine({ duty, standing, whole }: { readonly duty: Duty; readonly standing: Standing; readonly whole: boolean }) {
  const words = useWords(submissionsWords);
  const title = useTitle();
  const open = useOpenDuty();
  const said = words.dutyOverdue(words.duty[duty.status], -(duty.daysLeft ?? 0));
  return (
    <Popover
      trigger="click"
      title={`${title(duty.title)} ${duty.period}`}
      content={
        <div className="submissions-closing">
          <PermitStanding long standing={standing} />
          <div className="submissions-closing-acts">
            <PermitAct about={duty} standing={standing} />
            <Button size="small" onClick={() => void open(duty)}>
              {words.openDuty}
            </Button>
          </div>
        </div>
      }
    >
      <button
        type="button"
        className={`submissions-duty tag-${toneOf(duty)}`}
        aria-label={`${title(duty.title)} ${duty.period} · ${said}`}
        aria-haspopup="dialog"
      >
        <span aria-hidden="true">{standing.kind === 'granted' || standing.kind === 'closing' ? signs[markOf(duty)] : '×'}</span>
        <span className="submissions-duty-name">{title(duty.title)}</span>
        {whole ? (
          <span>
            {duty.period} · <PermitStanding standing={standing} />
          </span>
        ) : null}
      </button>
    </Popover>
  );
}
