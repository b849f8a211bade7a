import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { DatasetDetail } from '../../../../shared/catalog/model.ts';
import type { FindingGroup, ListedFinding, RepairKind } from '../../../../shared/validation/model.ts';
import { call } from '../../../link/link.ts';
import { at } from '../../../parts/grid/selection.ts';
import { findingsWords } from '../../../words/editor-findings.ts';
import { rowsWords } from '../../../words/editor-rows.ts';
import { count } from '../../../words/format.ts';
import { useTitle, useWords } from '../../../words/words.ts';
import { jump } from '../session/seek.ts';
import type { Session } from '../session/session.ts';
import { useIn } from '../session/use-session.ts';
import { Why } from './why.tsx';

/** One cause: how often, what is wrong at the place last looked at, and what can be done. */
export function GroupCard(props: {
  readonly group: FindingGroup;
  /** Title of the column it is about; null where the title of the rule says it. */
  readonly column: string | null;
  readonly detail: DatasetDetail;
  readonly session: Session;
  readonly readOnly: boolean;
  readonly current: boolean;
  readonly covered: boolean;
  readonly onCurrent: () => void;
  readonly onFix: (kind: RepairKind) => void;
  readonly onReason: () => void;
}) {
  const { group, session, readOnly, current } = props;
  const { message } = App.useApp();
  const words = useWords(findingsWords);
  const rows = useWords(rowsWords);
  const say = useTitle();
  const filter = useIn(session, (state) => state.filter);
  const alone = filter === `finding:${group.key}`;
  const [place, setPlace] = useState<{ readonly n: number; readonly finding: ListedFinding } | null>(null);
  const [why, setWhy] = useState(false);
  const shown = current && place ? place.finding : group.sample;
  const tone = group.severity === 'blocking' ? 'red' : group.severity === 'justify' ? 'amber' : '';

  const visit = async (n: number): Promise<void> => {
    props.onCurrent();
    const wanted = ((n % group.count) + group.count) % group.count;
    const reply = await call('validation.list', {
      id: session.options.id,
      group: group.key,
      start: wanted,
      count: 1,
      covered: props.covered,
    });
    const finding = reply.ok ? reply.value[0] : undefined;
    if (!finding) return void message.info(words.gone);
    setPlace({ n: wanted, finding });
    if (finding.rid !== null && !(await jump(session, finding.rid, finding.fields[0]))) message.info(words.gone);
  };

  /** Its rows alone, the keyboard in the column it is about; pressed again, all rows. */
  const seeAlone = async (): Promise<void> => {
    await session.setFilter(alone ? 'all' : `finding:${group.key}`);
    const col = session.fields.indexOf(group.fields[0] ?? '');
    if (!alone && col >= 0) session.select(at(0, col));
    session.focus();
  };

  return (
    <li className={`finding finding-${group.severity}${current ? ' finding-current' : ''}`}>
      <button type="button" className="finding-body" aria-current={current} onClick={() => void visit(place?.n ?? 0)}>
        <span className="finding-title">
          <span>
            <span className={`strong ${tone}`}>{say(group.title)}</span>
            {props.column === null ? null : <span className="quiet"> {props.column}</span>}
          </span>
          <span className="quiet">
            {words.severity(group.severity)} {count(group.count)}
          </span>
        </span>
        {group.sample.origin === 'platform' ? <span className="finding-origin">{words.platform}</span> : null}
        <span className="finding-words">
          {shown.no === null ? '' : words.row(shown.no)}
          {say(shown.message)}
        </span>
      </button>
      {group.reason === null || group.reason === '' ? null : (
        <p className="finding-reason">
          {words.reasonGiven}
          {group.reason}
        </p>
      )}
      <div className="finding-acts">
        {!readOnly && group.fixable > 0 ? (
          <Button size="small" onClick={() => props.onFix('safe')}>
            {words.fix(group.fixable)}
          </Button>
        ) : null}
        {!readOnly && group.unitSlip ? (
          <Button size="small" onClick={() => props.onFix('unit')}>
            {words.unitFix(group.unitSlip.way)}
          </Button>
        ) : null}
        {!readOnly && group.severity === 'justify' ? (
          <Button size="small" type={group.fixable > 0 ? 'link' : 'default'} onClick={props.onReason}>
            {group.reason ? words.changeReason : words.reason}
          </Button>
        ) : null}
        <Button size="small" type="link" aria-expanded={why} onClick={() => setWhy(!why)}>
          {why ? words.hideWhy : words.why}
        </Button>
        {group.sample.rid === null ? null : (
          <Button size="small" type="link" aria-pressed={alone} onClick={() => void seeAlone()}>
            {alone ? rows.allRows : rows.these}
          </Button>
        )}
        <span className="spacer" />
        {current && group.count > 1 ? (
          <span className="finding-steps">
            <Button
              size="small"
              type="text"
              aria-label={words.previous}
              title={words.previous}
              icon={<UpOutlined />}
              onClick={() => void visit((place?.n ?? 0) - 1)}
            />
            <span className="quiet">{words.position((place?.n ?? 0) + 1, group.count)}</span>
            <Button
              size="small"
              type="text"
              aria-label={words.next}
              title={words.next}
              icon={<DownOutlined />}
              onClick={() => void visit((place?.n ?? 0) + 1)}
            />
          </span>
        ) : null}
      </div>
      {why ? <Why group={group} finding={shown} detail={props.detail} /> : null}
    </li>
  );
}
