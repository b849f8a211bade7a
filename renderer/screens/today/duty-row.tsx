import { Button } from 'antd';
import { useState } from 'react';
import type { Duty } from '../../../shared/submissions/model.ts';
import { dutyAct, mayNil, needsHand } from '../../parts/duty-act.ts';
import { PermitAct, PermitStanding, useStanding } from '../../parts/permit/permit-line.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useDutyStep } from '../../parts/use-duty-step.ts';
import { useLanguage } from '../../state/language.ts';
import { go } from '../../state/route.ts';
import { useSession } from '../../state/session.ts';
import { dutyDays, dutyState, windowWarning } from '../../words/duties.ts';
import { count, shortDay } from '../../words/format.ts';
import { periodWords } from '../../words/period.ts';
import { signOffWords } from '../../words/sign-off.ts';
import { todayWords } from '../../words/today.ts';
import { useTitle, useWords } from '../../words/words.ts';

/** One duty: what, when, how it stands, and the one step that comes next. */
export function DutyRow(props: { readonly duty: Duty; readonly primary: boolean; readonly onNil: (duty: Duty) => void }) {
  const { duty, primary, onNil } = props;
  const words = useWords(todayWords);
  const sign = useWords(signOffWords);
  const language = useLanguage((state) => state.language);
  const titleOf = useTitle();
  const today = useSession((state) => state.status?.today ?? '');
  const role = useSession((state) => state.status?.officer?.role ?? 'auditor');
  const step = useDutyStep();
  const [busy, setBusy] = useState(false);

  const act = dutyAct(duty, role);
  const state = dutyState(duty, language);
  const days = dutyDays(duty, language);
  const standing = useStanding(duty);
  const warning = duty.group === 'done' || (duty.daysLeft ?? 0) < 0 ? null : windowWarning(duty.window, language);
  const title = titleOf(duty.title);
  const period = periodWords(duty.period, language);
  const label = act === 'send' && duty.signOff?.state === 'asked' ? sign.sign : act && words[act];
  const quiet = act === 'look' || act === 'receipt';
  const take = async (): Promise<void> => {
    setBusy(true);
    await step(duty);
    setBusy(false);
  };

  return (
    <tr>
      <th scope="row" className="duties-title">
        <span title={duty.dataset}>{title}</span>
      </th>
      <td title={period}>{duty.period}</td>
      <td className="duties-due">
        {days ? <span className={`duties-days duties-days-${days.tone}`}>{days.text}</span> : null}
        {duty.due === null ? null : <span className="quiet">{shortDay(duty.due)}</span>}
        {warning ? <div className="duties-warning">{warning}</div> : null}
        {standing ? (
          <div className="duties-warning">
            <PermitStanding standing={standing} />
          </div>
        ) : null}
      </td>
      <td>
        <Tag tone={state.tone}>{state.text}</Tag>
      </td>
      <td className="number">
        {duty.submission !== null || duty.rows > 0 ? (
          count(duty.rows)
        ) : (
          <span className="quiet">{duty.previousRows === null ? words.none : words.previousRows(count(duty.previousRows))}</span>
        )}
      </td>
      <td className="duties-acts">
        {act && label ? (
          <Button
            size="small"
            type={primary ? 'primary' : quiet ? 'link' : 'default'}
            loading={busy}
            aria-label={words.actOf(label, title, period)}
            onClick={() => void take()}
          >
            {label}
          </Button>
        ) : null}
        {standing ? (
          <PermitAct link about={duty} standing={standing} />
        ) : role !== 'auditor' && needsHand(duty) && (duty.daysLeft ?? 0) < 0 ? (
          <Button
            size="small"
            type="link"
            title={words.askLateTip}
            aria-label={words.actOf(words.askLate, title, period)}
            onClick={() => go({ screen: 'letter', about: `${duty.dataset} ${duty.period}` })}
          >
            {words.askLate}
          </Button>
        ) : null}
        {mayNil(duty, role, today) ? (
          <Button size="small" type="link" aria-label={words.actOf(words.nil, title, period)} onClick={() => onNil(duty)}>
            {words.nil}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
