import { Button, Input, Segmented, Select } from 'antd';
import { isEditable } from '../../../shared/submissions/lifecycle.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { go } from '../../state/route.ts';
import { seeks } from '../../words/seek.ts';
import { submissionsWords } from '../../words/submissions.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { inFilter, matchesText, periodGroups, stateFilters } from './grouping.ts';
import { List } from './list.tsx';
import { MonthView } from './month-view.tsx';
import { useView } from './view.ts';
import './submissions.css';

const LIMIT = 1000;

/** 报送: everything prepared or sent, by period; or the month with what falls due in it. */
export function Submissions({ dataset }: { readonly dataset?: string }) {
  const words = useWords(submissionsWords);
  const title = useTitle();
  const { kind, text, state } = useView();
  const asked = useCall('submissions.list', { dataset, limit: LIMIT }, { on: ['submission', 'records', 'sync'] });
  const datasets = useCall('catalog.datasets', {}, { on: ['catalog'] });
  const groups = periodGroups(asked.value ?? []);
  const shown = groups.filter((group) => inFilter(group.latest, state) && matchesText(group, text));
  const options = (datasets.value ?? [])
    .filter(({ own, id }) => own || id === dataset)
    .map(({ id, title: name }) => ({ value: id, label: title(name) }));

  function clear() {
    useView.setState({ text: '', state: 'all' });
    go({ screen: 'submissions' });
  }

  const datasetSelect = (
    <Select
      aria-label={words.dataset}
      style={{ width: 240 }}
      value={dataset ?? ''}
      showSearch={{ filterOption: (typed, option) => seeks(typed, option?.label, option?.value) }}
      options={[{ value: '', label: words.anyDataset }, ...options]}
      onChange={(next) => go(next === '' ? { screen: 'submissions' } : { screen: 'submissions', dataset: next })}
    />
  );

  return (
    <div className="submissions">
      <ScreenHead
        title={words.title}
        sub={
          groups.length > 0 &&
          words.sub(
            groups.length,
            groups.filter(({ latest }) => isEditable(latest.state)).length,
            groups.filter(({ latest }) => inFilter(latest, 'back')).length,
          )
        }
      >
        {kind === 'month' ? datasetSelect : null}
        <Segmented<'list' | 'month'>
          aria-label={words.view}
          value={kind}
          onChange={(next) => useView.setState({ kind: next })}
          options={[
            { value: 'list', label: words.list },
            { value: 'month', label: words.month },
          ]}
        />
      </ScreenHead>
      {kind === 'list' ? (
        <div className="submissions-tools">
          {datasetSelect}
          <Select
            aria-label={words.state}
            style={{ width: 160 }}
            value={state}
            options={stateFilters.map((value) => ({ value, label: words.states[value] }))}
            onChange={(next) => useView.setState({ state: next })}
          />
          <Input
            aria-label={words.search}
            placeholder={words.search}
            allowClear
            style={{ width: 280 }}
            value={text}
            onChange={(event) => useView.setState({ text: event.target.value })}
          />
        </div>
      ) : null}
      {kind === 'month' ? <MonthView dataset={dataset} /> : listPlace()}
    </div>
  );

  function listPlace() {
    if (!asked.value)
      return asked.problem ? <ProblemNotice problem={asked.problem} onRetry={asked.reload} /> : <Late rows={10} />;
    if (groups.length === 0 && dataset === undefined)
      return (
        <Card>
          <Empty title={words.none}>
            <p>{words.noneText}</p>
            <Button type="primary" onClick={() => useView.setState({ kind: 'month' })}>
              {words.toMonth}
            </Button>
          </Empty>
        </Card>
      );
    if (shown.length === 0)
      return (
        <Card>
          <Empty title={words.noMatch}>
            <p>{words.noMatchText}</p>
            <Button onClick={clear}>{words.clear}</Button>
          </Empty>
        </Card>
      );
    return (
      <>
        <List groups={shown} />
        {asked.value.length === LIMIT ? <p className="quiet">{words.limit}</p> : null}
      </>
    );
  }
}
