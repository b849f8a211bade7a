import { create } from 'zustand';
import type { Language } from '../../shared/base/problem.ts';

const KEY = 'language';

// Words are also read where there is no window (specs).
const start = (): Language => (typeof localStorage !== 'undefined' && localStorage.getItem(KEY) === 'en' ? 'en' : 'zh');

/** The screen's language. Remembered by the window too, so that the first screen (before unlocking) speaks it already. */
export const useLanguage = create<{ readonly language: Language; readonly chosen: boolean }>(() => ({
  language: start(),
  chosen: false,
}));

/** Before the desk is open a choice cannot be kept in the store; it is remembered as the officer's own and kept then. */
export function chooseLanguage(language: Language): void {
  setLanguage(language);
  useLanguage.setState({ chosen: true });
}

export function setLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  useLanguage.setState({ language });
}
