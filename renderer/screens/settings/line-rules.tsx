import { InputNumber, Select, Switch } from 'antd';
import type { Hours, LineRules } from '../../../shared/sync/hours.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../state/session.ts';
import { lineRulesWords } from '../../words/line-rules.ts';
import { useWords } from '../../words/words.ts';
import { NotYet } from './not-yet.tsx';

const LEAST_KIB = 4;
const MOST_KIB = 1_000_000;
const usualNight: Hours = { from: 22, to: 6 };
const usualQuiet: Hours = { from: 9, to: 11 };
const day = Array.from({ length: 24 }, (_, hour) => hour);

const within = ({ from, to }: Hours, hour: number): boolean =>
  from < to ? hour >= from && hour < to : hour >= from || hour < to;

/** When the line may be used and how much of it; kept at once. */
export function LineRulesCard() {
  const words = useWords(lineRulesWords);
  const status = useCall('sync.status', {}, { on: ['sync'] });
  const mayChange = useSession((session) => session.status?.officer?.role !== 'auditor');
  const act = useAct();
  const rules = status.value?.rules;
  const keep = async (change: Partial<LineRules>): Promise<void> => {
    if (!rules) return;
    const done = await act('sync.setLine', { ...rules, ...change });
    if (done.ok) status.reload();
  };
  if (!rules)
    return (
      <Card title={words.title}>
        <NotYet asked={status} rows={4} inCard />
      </Card>
    );
  const { night, quiet } = rules;
  const clash = night !== null && quiet !== null && day.every((hour) => !within(night, hour) || within(quiet, hour));
  return (
    <Card title={words.title}>
      <dl className="settings-list settings-line">
        <dt>
          <label htmlFor="line-bandwidth">{words.bandwidth}</label>
        </dt>
        <dd>
          <InputNumber
            id="line-bandwidth"
            min={LEAST_KIB}
            max={MOST_KIB}
            precision={0}
            disabled={!mayChange}
            value={rules.bandwidth}
            placeholder={words.unlimited}
            suffix={words.unit}
            changeOnWheel={false}
            onBlur={(event) => {
              const text = event.target.value.trim();
              const asked = text === '' ? null : Math.min(MOST_KIB, Math.max(LEAST_KIB, Number.parseInt(text, 10)));
              if (!Number.isNaN(asked) && asked !== rules.bandwidth) void keep({ bandwidth: asked });
            }}
            aria-describedby="line-bandwidth-hint"
          />
          <p className="quiet" id="line-bandwidth-hint">
            {words.bandwidthHint}
          </p>
        </dd>
        <Choice
          id="line-metered"
          name={words.metered}
          hint={words.meteredHint}
          on={rules.metered}
          may={mayChange}
          onChange={(metered) => void keep({ metered })}
        />
        <Span
          id="line-night"
          name={words.night}
          hint={words.nightHint}
          hours={night}
          usual={usualNight}
          may={mayChange}
          onChange={(next) => void keep({ night: next })}
        />
        <Span
          id="line-quiet"
          name={words.quiet}
          hint={words.quietHint}
          hours={quiet}
          usual={usualQuiet}
          may={mayChange}
          onChange={(next) => void keep({ quiet: next })}
        />
        <Choice
          id="line-due"
          name={words.dueGoes}
          hint={words.dueGoesHint}
          on={rules.dueGoes}
          may={mayChange && (night !== null || quiet !== null)}
          onChange={(dueGoes) => void keep({ dueGoes })}
        />
      </dl>
      {clash ? <p className="settings-clash amber">{words.clash}</p> : null}
    </Card>
  );
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly may: boolean;
}

function Choice(props: Row & { readonly on: boolean; readonly onChange: (on: boolean) => void }) {
  const { id, name, hint, on, may, onChange } = props;
  return (
    <>
      <dt>
        <label htmlFor={id}>{name}</label>
      </dt>
      <dd>
        <Switch id={id} size="small" checked={on} disabled={!may} onChange={onChange} aria-describedby={`${id}-hint`} />
        <p className="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      </dd>
    </>
  );
}

function Span(
  props: Row & { readonly hours: Hours | null; readonly usual: Hours; readonly onChange: (hours: Hours | null) => void },
) {
  const { id, name, hint, hours, usual, may, onChange } = props;
  const words = useWords(lineRulesWords);
  const pick = (which: 'from' | 'to', span: Hours) => (
    <Select
      size="small"
      className="settings-hour"
      virtual={false}
      aria-label={words[which](name)}
      disabled={!may}
      value={span[which]}
      options={day
        .filter((hour) => hour !== (which === 'from' ? span.to : span.from))
        .map((hour) => ({ value: hour, label: words.hour(hour) }))}
      onChange={(hour) => onChange({ ...span, [which]: hour })}
    />
  );
  return (
    <>
      <dt>
        <label htmlFor={id}>{name}</label>
      </dt>
      <dd>
        <div className="settings-span">
          <Switch
            id={id}
            size="small"
            checked={hours !== null}
            disabled={!may}
            onChange={(on) => onChange(on ? usual : null)}
            aria-describedby={`${id}-hint`}
          />
          {hours === null ? null : (
            <>
              {pick('from', hours)} {words.until} {pick('to', hours)}
            </>
          )}
        </div>
        <p className="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      </dd>
    </>
  );
}
