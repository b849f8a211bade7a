import { Input, Segmented } from 'antd';
import { useState } from 'react';
import type { DatasetSummary } from '../../../shared/catalog/model.ts';
import { Card } from '../../parts/card.tsx';
import { formatRoute } from '../../state/route.ts';
import { catalogWords } from '../../words/catalog.ts';
import { seeks } from '../../words/seek.ts';
import { useTitle, useWords } from '../../words/words.ts';

/** The catalog's datasets, ours first; found by name, pinyin or code. */
export function DatasetList({
  datasets,
  chosen,
}: {
  readonly datasets: readonly DatasetSummary[];
  readonly chosen: string | undefined;
}) {
  const words = useWords(catalogWords);
  const title = useTitle();
  const [text, setText] = useState('');
  const [whose, setWhose] = useState<'own' | 'all'>(datasets.some(({ own }) => own) ? 'own' : 'all');
  const found = [...datasets]
    .filter(({ own, id }) => whose === 'all' || own || id === chosen)
    .filter(({ id, title: name }) => seeks(text, name.zh, name.en, id))
    .sort((a, b) => Number(b.own) - Number(a.own));
  return (
    <Card className="catalog-list-card">
      <div className="catalog-find">
        <Input
          aria-label={words.search}
          placeholder={words.search}
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Segmented<'own' | 'all'>
          block
          size="small"
          aria-label={words.whose}
          value={whose}
          onChange={setWhose}
          options={[
            { value: 'own', label: words.tab(words.own, datasets.filter(({ own }) => own).length) },
            { value: 'all', label: words.tab(words.all, datasets.length) },
          ]}
        />
      </div>
      <nav aria-label={words.datasets}>
        {found.map((dataset) => (
          <a
            key={dataset.id}
            href={formatRoute({ screen: 'catalog', dataset: dataset.id })}
            aria-current={dataset.id === chosen ? 'page' : undefined}
          >
            <span>{title(dataset.title)}</span>
            <small>
              {dataset.id} · {words.frequency[dataset.timing.frequency]}
              {dataset.own && whose === 'all' ? ` · ${words.ownMark}` : ''}
            </small>
          </a>
        ))}
        {found.length === 0 ? <p className="quiet catalog-none">{words.noMatch}</p> : null}
      </nav>
    </Card>
  );
}
