import { useEffect } from 'react';
import type { Language } from '../../shared/base/problem.ts';
import { call } from '../link/link.ts';
import { setLanguage, useLanguage } from '../state/language.ts';

/** Speaks the language kept in the store, unless the officer just chose one before unlocking: that one is kept now. */
export function useKeptLanguage(kept: Language | null): void {
  useEffect(() => {
    if (kept === null) return;
    const { language, chosen } = useLanguage.getState();
    if (!chosen) return setLanguage(kept);
    useLanguage.setState({ chosen: false });
    if (language !== kept) void call('settings.set', { language });
  }, [kept]);
}
