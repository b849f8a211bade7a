import { useCallback } from 'react';
import { type LetterTitles, letterGround } from '../../../shared/cases/letter-facts.ts';
import type { CaseView } from '../../../shared/cases/model.ts';
import type { Dataset } from '../../../shared/catalog/model.ts';
import { call } from '../../link/link.ts';

/** Titles of the datasets a case is about, from the catalog here; a code stands for what it does not know. */
export async function titlesFor(view: Pick<CaseView, 'list' | 'permit' | 'useAsked'>): Promise<LetterTitles> {
  const ids = [
    ...new Set([...view.list, ...[view.permit, view.useAsked].filter((asked) => asked !== null)].map(({ dataset }) => dataset)),
  ];
  const known = new Map<string, Dataset>();
  for (const id of ids) {
    const found = await call('catalog.dataset', { id });
    if (found.ok) known.set(id, found.value.dataset);
  }
  return {
    dataset: (id) => known.get(id)?.title.zh ?? id,
    field: (id, name) => known.get(id)?.schema.fields.find((field) => field.name === name)?.title ?? name,
  };
}

/** The text of a case's letter, made from what the case says by the unit's template; empty when it cannot be made. */
export function useGround(): (view: CaseView, purpose: 'report' | 'reply') => Promise<string> {
  return useCallback(async (view, purpose) => {
    const { kind, facts } = letterGround(view, purpose, await titlesFor(view), '');
    const drafted = await call('letters.draft', { kind, facts: { ...facts } });
    return drafted.ok ? drafted.value.letter.body : '';
  }, []);
}
