import { useCallback } from 'react';
import { titleOfField } from '../../../shared/catalog/titles.ts';
import { useCall } from '../../link/use-call.ts';
import { useLanguage } from '../../state/language.ts';

/** What the fields of a submission's dataset are called; the code itself until the catalog says it. */
export function useFieldTitles(
  submission: { readonly dataset: string; readonly catalogVersion: string } | null,
): (field: string) => string {
  const language = useLanguage((state) => state.language);
  const { value } = useCall(
    'catalog.dataset',
    { id: submission?.dataset ?? '', version: submission?.catalogVersion },
    { when: submission !== null },
  );
  return useCallback((name) => titleOfField(value?.dataset.schema.fields, name, language), [value, language]);
}
