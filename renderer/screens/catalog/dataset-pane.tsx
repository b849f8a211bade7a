import { Tabs } from 'antd';
import { useState } from 'react';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { TemplateButton } from '../../parts/export/template-button.tsx';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Tag } from '../../parts/tag.tsx';
import { catalogWords } from '../../words/catalog.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { CodeListsTab, listId } from './code-lists-tab.tsx';
import { Facets } from './facets.tsx';
import { FieldsTab } from './fields-tab.tsx';
import { RulesTab } from './rules-tab.tsx';

/** One dataset of one catalog version: its facets, and behind tabs its fields, code lists and rules. */
export function DatasetPane({ id, version }: { readonly id: string; readonly version: string | undefined }) {
  const words = useWords(catalogWords);
  const title = useTitle();
  const [tab, setTab] = useState('fields');
  const asked = useCall('catalog.dataset', { id, version }, { on: ['catalog'] });
  const detail = asked.value;
  if (!detail) return asked.problem ? <ProblemNotice problem={asked.problem} onRetry={asked.reload} /> : <Late rows={10} />;
  const { dataset } = detail;

  function showList(name: string) {
    setTab('codes');
    // The tab's content is there after this render.
    requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(listId(name))?.focus()));
  }

  return (
    <Card
      title={
        <>
          {title(dataset.title)} <span className="quiet catalog-id">{dataset.id}</span>
        </>
      }
      aside={
        <span className="catalog-aside">
          <TemplateButton dataset={id} version={version} />
          <span title={words.levelText[dataset.liaison.level]}>
            <Tag tone={dataset.liaison.level === 'S' ? 'amber' : 'grey'}>{words.level[dataset.liaison.level]}</Tag>
          </span>
        </span>
      }
    >
      <Facets dataset={dataset} />
      <Tabs
        className="catalog-tabs"
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'fields',
            label: words.tab(words.tabs.fields, dataset.schema.fields.length),
            children: <FieldsTab detail={detail} onCodeList={showList} />,
          },
          {
            key: 'codes',
            label: words.tab(words.tabs.codes, Object.keys(detail.codeLists).length),
            children: <CodeListsTab detail={detail} />,
          },
          {
            key: 'rules',
            label: words.tab(words.tabs.rules, dataset.liaison.rules.length),
            children: <RulesTab detail={detail} />,
          },
        ]}
      />
    </Card>
  );
}
