import { DoubleRightOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { DatasetDetail } from '../../../../shared/catalog/model.ts';
import { fieldTitle } from '../../../../shared/catalog/titles.ts';
import type { FindingCounts, FindingGroup, FindingsOverview, RepairKind } from '../../../../shared/validation/model.ts';
import type { Asked } from '../../../link/use-call.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Late } from '../../../parts/late.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { useLanguage } from '../../../state/language.ts';
import { findingsWords } from '../../../words/editor-findings.ts';
import { moment } from '../../../words/format.ts';
import { useWords } from '../../../words/words.ts';
import type { Session } from '../session/session.ts';
import { CheckButton } from './check-button.tsx';
import './findings.css';
import { FixDialog } from './fix-dialog.tsx';
import { GroupCard } from './group-card.tsx';
import { type Narrowing, narrowed, SHOWN } from './narrow.ts';
import { NarrowBar } from './narrow-bar.tsx';

const everything: Narrowing = { severity: null, text: '' };

/** What is wrong, grouped by cause, worst first; from here one goes to each place, repairs, or explains. */
export function FindingsPanel(props: {
  readonly session: Session;
  readonly detail: DatasetDetail;
  readonly overview: Asked<FindingsOverview>;
  readonly readOnly: boolean;
  readonly rows: number;
  /** Values of level S are covered. */
  readonly covered: boolean;
  readonly onFold: () => void;
  readonly onReason: (group: FindingGroup) => void;
}) {
  const { session, overview, readOnly } = props;
  const words = useWords(findingsWords);
  const [current, setCurrent] = useState<string | null>(null);
  const [fixing, setFixing] = useState<{ readonly group: FindingGroup; readonly kind: RepairKind } | null>(null);
  const [narrowing, setNarrowing] = useState(everything);
  const [most, setMost] = useState(SHOWN);
  const { value } = overview;
  const language = useLanguage((state) => state.language);
  const titles = useMemo(
    () => new Map(props.detail.dataset.schema.fields.map((field) => [field.name, fieldTitle(field, language)])),
    [props.detail, language],
  );
  const all = value?.groups ?? [];
  const columnOf = (group: FindingGroup): string | null =>
    group.rule === null ? (titles.get(group.fields[0] ?? '') ?? null) : null;
  const narrow = (wanted: Narrowing): void => {
    setNarrowing(wanted);
    setMost(SHOWN);
  };
  // A severity that has no findings any more is no filter.
  const severity = all.some((group) => group.severity === narrowing.severity) ? narrowing.severity : null;
  const groups = narrowed(all, { ...narrowing, severity }, columnOf);
  return (
    <aside className="findings" id="editor-findings" tabIndex={-1} aria-label={words.title}>
      <header className="findings-head">
        <h2>{words.title}</h2>
        <span className="quiet">{value ? words.counts(value.counts.blocking, value.counts.justify) : ''}</span>
        <span className="spacer" />
        <Button
          type="text"
          size="small"
          aria-label={words.fold}
          title={words.fold}
          icon={<DoubleRightOutlined />}
          onClick={props.onFold}
        />
      </header>
      {value === null ? (
        overview.problem ? (
          <ProblemNotice problem={overview.problem} onRetry={overview.reload} />
        ) : (
          <Late rows={8} />
        )
      ) : (
        <>
          {readOnly || props.rows === 0 ? null : (
            <CheckButton id={session.options.id} rows={props.rows} checkedAt={value.checkedAt} />
          )}
          {all.length > 1 ? <NarrowBar groups={all} narrowing={{ ...narrowing, severity }} onNarrow={narrow} /> : null}
          {all.length === 0 ? (
            <Empty title={props.rows === 0 ? '' : words.none}>
              {props.rows === 0
                ? words.noRows
                : value.checkedAt === null
                  ? words.noneYet
                  : words.noneChecked(moment(value.checkedAt))}
            </Empty>
          ) : groups.length === 0 ? (
            <Empty title={words.narrowNone}>
              <Button size="small" onClick={() => narrow(everything)}>
                {words.narrowClear}
              </Button>
            </Empty>
          ) : (
            <ul className="findings-list" aria-label={words.list}>
              {groups.slice(0, most).map((group) => (
                <GroupCard
                  key={`${group.key} ${props.covered}`}
                  covered={props.covered}
                  group={group}
                  column={columnOf(group)}
                  detail={props.detail}
                  session={session}
                  readOnly={readOnly}
                  current={group.key === current}
                  onCurrent={() => setCurrent(group.key)}
                  onFix={(kind) => setFixing({ group, kind })}
                  onReason={() => props.onReason(group)}
                />
              ))}
              {groups.length > most ? (
                <li className="findings-more">
                  <Button size="small" type="link" onClick={() => setMost(most + SHOWN)}>
                    {words.more(groups.length - most)}
                  </Button>
                </li>
              ) : null}
            </ul>
          )}
        </>
      )}
      {fixing ? (
        <FixDialog
          id={session.options.id}
          covered={props.covered}
          {...fixing}
          detail={props.detail}
          onClose={() => setFixing(null)}
        />
      ) : null}
    </aside>
  );
}

/** In the toolbar while the panel is folded. */
export function FindingsToggle({ counts, onOpen }: { readonly counts: FindingCounts | null; readonly onOpen: () => void }) {
  const words = useWords(findingsWords);
  return (
    <Button type="text" size="small" className="editor-tool" icon={<UnorderedListOutlined />} onClick={onOpen}>
      {words.unfold(counts?.blocking ?? 0, counts?.justify ?? 0)}
    </Button>
  );
}
