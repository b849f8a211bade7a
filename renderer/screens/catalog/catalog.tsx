import { SyncOutlined } from '@ant-design/icons';
import { Alert, Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { CatalogStatus } from '../../../shared/catalog/model.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { go } from '../../state/route.ts';
import { catalogWords } from '../../words/catalog.ts';
import { changesWords } from '../../words/catalog-changes.ts';
import { moment } from '../../words/format.ts';
import { grantsWords } from '../../words/grants.ts';
import { useWords } from '../../words/words.ts';
import { ChangesView } from './changes/changes-view.tsx';
import { DatasetList } from './dataset-list.tsx';
import { DatasetPane } from './dataset-pane.tsx';
import { GrantsView } from './grants-view.tsx';
import { type Refresh, useRefresh } from './use-refresh.ts';
import './catalog.css';

type CatalogPart = 'content' | 'changes' | 'grants';

/** 目录: what the office fixed for every dataset (第八条), version by version. */
export function CatalogScreen({ dataset, view }: { readonly dataset: string | undefined; readonly view: CatalogPart }) {
  const words = useWords(catalogWords);
  const refresh = useRefresh();
  const asked = useCall('catalog.status', {}, { on: ['catalog'] });
  const status = asked.value;
  if (!status) return asked.problem ? <ProblemNotice problem={asked.problem} onRetry={asked.reload} /> : <Late rows={10} />;
  if (status.current === null)
    return (
      <>
        <ScreenHead title={words.title} sub={words.sub} />
        {refresh.problem ? <ProblemNotice problem={refresh.problem} onRetry={() => void refresh.run()} /> : null}
        <Card>
          <Empty title={words.none}>
            <p>{words.noneText}</p>
            <Button type="primary" loading={refresh.running} onClick={() => void refresh.run()}>
              {words.download}
            </Button>
          </Empty>
        </Card>
      </>
    );
  return <Catalog current={status.current} versions={status.versions} refresh={refresh} dataset={dataset} view={view} />;
}

function Catalog(props: {
  readonly current: NonNullable<CatalogStatus['current']>;
  readonly versions: CatalogStatus['versions'];
  readonly refresh: Refresh;
  readonly dataset: string | undefined;
  readonly view: CatalogPart;
}) {
  const words = useWords(catalogWords);
  const said = useWords(changesWords);
  const use = useWords(grantsWords);
  const { current, versions, refresh } = props;
  const comparing = props.view === 'changes' && versions.length > 1;
  const allotted = props.view === 'grants';
  const [chosenVersion, setVersion] = useState<string | null>(null);
  const version = chosenVersion ?? current.version;
  const old = version !== current.version;
  const datasets = useCall('catalog.datasets', {}, { on: ['catalog'] });
  const shown = props.dataset ?? (datasets.value?.find(({ own }) => own) ?? datasets.value?.[0])?.id;
  return (
    <div className="catalog">
      <ScreenHead title={words.title} sub={<VersionLine current={current} kept={versions.length} />}>
        <Segmented
          aria-label={said.view}
          value={allotted ? 'grants' : comparing ? 'changes' : 'content'}
          options={[
            { value: 'content', label: said.content },
            ...(versions.length > 1 ? [{ value: 'changes', label: said.changes }] : []),
            { value: 'grants', label: use.view },
          ]}
          onChange={(view) =>
            go({
              screen: 'catalog',
              ...(view === 'changes' ? { changes: true as const } : view === 'grants' ? { grants: true as const } : {}),
            })
          }
        />
        {versions.length > 1 && !comparing && !allotted ? (
          <Select
            aria-label={words.kept(versions.length)}
            style={{ width: 220 }}
            value={version}
            options={versions.map((kept) => ({ value: kept.version, label: words.versionOf(kept.version, kept.effectiveFrom) }))}
            onChange={(next) => setVersion(next === current.version ? null : next)}
          />
        ) : null}
        <Button
          type="primary"
          icon={<SyncOutlined spin={refresh.running} />}
          disabled={refresh.running}
          onClick={() => void refresh.run()}
        >
          {refresh.running ? words.checking : words.check}
        </Button>
      </ScreenHead>
      {refresh.problem ? (
        <div className="catalog-notice">
          <ProblemNotice problem={refresh.problem} onRetry={() => void refresh.run()} />
        </div>
      ) : null}
      {old && !comparing && !allotted ? (
        <Alert
          className="catalog-notice"
          type="warning"
          showIcon
          title={words.oldVersion(version, current.version)}
          action={
            <Button size="small" onClick={() => setVersion(null)}>
              {words.toCurrent}
            </Button>
          }
        />
      ) : null}
      {allotted ? (
        <GrantsView />
      ) : comparing ? (
        <ChangesView versions={versions} />
      ) : (
        <div className="catalog-columns">
          {datasets.value ? <DatasetList datasets={datasets.value} chosen={shown} /> : <Late />}
          {datasets.problem ? <ProblemNotice problem={datasets.problem} onRetry={datasets.reload} /> : null}
          {shown === undefined ? null : <DatasetPane key={shown} id={shown} version={old ? version : undefined} />}
        </div>
      )}
    </div>
  );
}

function VersionLine({ current, kept }: { readonly current: NonNullable<CatalogStatus['current']>; readonly kept: number }) {
  const words = useWords(catalogWords);
  const facts = [
    words.effective(current.effectiveFrom),
    words.published(current.publisher, current.publishedAt.slice(0, 10)),
    words.received(moment(current.receivedAt)),
    words.size(current.datasets, current.rules),
    words.kept(kept),
  ];
  return (
    <>
      <span className="strong">{words.version(current.version)}</span>
      {facts.map((fact) => (
        <span key={fact}> · {fact}</span>
      ))}
      {current.quarantined.length > 0 ? <span className="amber"> · {words.quarantine(current.quarantined.length)}</span> : null}
    </>
  );
}
