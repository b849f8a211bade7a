import { useEffect, useState } from 'react';
import type { Dataset } from '../../../shared/catalog/model.ts';
import { titleOfField } from '../../../shared/catalog/titles.ts';
import { call } from '../../link/link.ts';
import { useLanguage } from '../../state/language.ts';
import { useTitle } from '../../words/words.ts';

/** Datasets of the catalog read so far; they do not change under a case that is on view. */
const read = new Map<string, Dataset>();

export interface DatasetTitles {
  dataset(id: string): string;
  field(dataset: string, name: string): string;
}

/** Titles for the codes in a list of records; the code itself until, and unless, the catalog knows it. */
export function useDatasets(list: readonly { readonly dataset: string }[]): DatasetTitles {
  const title = useTitle();
  const language = useLanguage((state) => state.language);
  const [, setRead] = useState(0);
  const wanted = [...new Set(list.map(({ dataset }) => dataset))].filter((id) => id !== '' && !read.has(id)).join(' ');
  useEffect(() => {
    if (wanted === '') return;
    let here = true;
    void Promise.all(
      wanted.split(' ').map(async (id) => {
        const found = await call('catalog.dataset', { id });
        if (found.ok) read.set(id, found.value.dataset);
      }),
    ).then(() => {
      if (here) setRead((n) => n + 1);
    });
    return () => {
      here = false;
    };
  }, [wanted]);
  return {
    dataset: (id) => {
      const known = read.get(id);
      return known ? title(known.title) : id;
    },
    field: (id, name) => titleOfField(read.get(id)?.schema.fields, name, language),
  };
}
