import { useCallback } from 'react';
import { PERSON } from '../../../shared/cases/cover.ts';
import type { CaseView } from '../../../shared/cases/model.ts';
import { revealWords } from '../../words/reveal.ts';
import { useWords } from '../../words/words.ts';
import { useDatasets } from './use-datasets.ts';

/** What a case calls its covered values: the field of a dataset, or the person of a doubt. */
export function usePlaceTitles(list: CaseView['list']): (place: string) => string {
  const titles = useDatasets(list);
  const words = useWords(revealWords);
  return useCallback(
    (place) => {
      if (place === PERSON) return words.person;
      const [dataset = '', field = ''] = place.split('.');
      return titles.field(dataset, field);
    },
    [titles, words],
  );
}
