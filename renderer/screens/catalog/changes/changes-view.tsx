import { Select } from 'antd';
import { useState } from 'react';
import type { CatalogChange } from '../../../../shared/catalog/changes.ts';
import type { CatalogStatus } from '../../../../shared/catalog/model.ts';
import { useCall } from '../../../link/use-call.ts';
import { Card } from '../../../parts/card.tsx';
import { ChangeList } from '../../../parts/changes/change-list.tsx';
import { summaryOf } from '../../../parts/changes/describe.ts';
import { Late } from '../../../parts/late.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { useLanguage } from '../../../state/language.ts';
import { useSession } from '../../../state/session.ts';
import { changesWords } from '../../../words/catalog-changes.ts';
import { count } from '../../../words/format.ts';
import { useTitle, useWords } from '../../../words/words.ts';
import './changes.css';
import { DraftsTouched } from './drafts-touched.tsx';
import { useImpact } from './use-impact.ts';

/** 版本变化: what one kept version says differently from another, and which drafts that touches. */
export function ChangesView({ versions }: { readonly versions: CatalogStatus['versions'] }) {
  const words = useWords(changesWords);
  const language = useLanguage((state) => state.language);
  const today = useSession((state) => state.status?.today ?? '');
  const [chosen, setChosen] = useState<{ readonly from?: string; readonly to?: string }>({});
  const to = chosen.to ?? versions[0]?.version ?? '';
  const older =
    versions[versions.findIndex(({ version }) => version === to) + 1] ?? versions.find(({ version }) => version !== to);
  const from = chosen.from !== undefined && chosen.from !== to ? chosen.from : (older?.version ?? to);
  const asked = useCall('catalog.changes', { from, to });
  const pins = useCall('submissions.pins', {}, { on: ['submission', 'catalog'] });
  const touched = (pins.value ?? []).filter(({ newer }) => newer === to);
  const { impact, running } = useImpact(touched);
  const options = versions.map(({ version, effectiveFrom }) => ({
    value: version,
    label: words.version(version, effectiveFrom),
  }));
  const { value } = asked;

  const effect = (): string => {
    if (pins.value === null || running) return words.comparing;
    if (touched.length === 0) return `${words.noDrafts}${words.period}`;
    const rows = [...impact.values()].reduce((sum, { affected }) => sum + affected, 0);
    return `${words.touched(touched.length, count(rows))}${words.period}`;
  };

  return (
    <div className="changes">
      <Card className="changes-head">
        <div className="changes-choose">
          <label htmlFor="changes-from">{words.from}</label>
          <Select id="changes-from" value={from} options={options} onChange={(next) => setChosen({ ...chosen, from: next })} />
          <label htmlFor="changes-to">{words.to}</label>
          <Select id="changes-to" value={to} options={options} onChange={(next) => setChosen({ ...chosen, to: next })} />
        </div>
        {value ? (
          <p className="changes-sentence" aria-live="polite">
            {value.changes.length === 0
              ? words.none
              : `${summaryOf(value.changes, language)}${language === 'zh' ? '；' : '; '}${effect()}`}
          </p>
        ) : null}
        {value && value.effectiveFrom > today ? <p className="quiet changes-later">{words.notYet(value.effectiveFrom)}</p> : null}
      </Card>
      {asked.problem ? <ProblemNotice problem={asked.problem} onRetry={asked.reload} /> : null}
      {touched.length > 0 ? <DraftsTouched pins={touched} impact={impact} /> : null}
      {value ? <Groups changes={value.changes} /> : asked.problem ? null : <Late rows={8} />}
    </div>
  );
}

/** By dataset, in the catalog's order; code lists last, said once. */
function Groups({ changes }: { readonly changes: readonly CatalogChange[] }) {
  const words = useWords(changesWords);
  const say = useTitle();
  const datasets = useCall('catalog.datasets', {}, { on: ['catalog'] });
  const titles = new Map((datasets.value ?? []).map((dataset) => [dataset.id, dataset.title]));
  const groups = new Map<string, CatalogChange[]>();
  for (const change of changes) {
    const key = 'list' in change ? '' : change.dataset;
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups].map(([id, group]) => {
    const title = titles.get(id);
    const name = id === '' ? words.lists : title ? say(title) : id;
    return (
      <Card key={id} title={name} aside={id === name ? undefined : id}>
        <ChangeList changes={group} />
      </Card>
    );
  });
}
