import type { ReactNode } from 'react';
import { chooseLanguage, useLanguage } from '../state/language.ts';
import { partsWords } from '../words/parts.ts';
import { useWords } from '../words/words.ts';
import { LanguageSwitch } from './language-switch.tsx';
import './threshold.css';

/** What stands before the desk: one sheet of paper in the middle, the language at its corner. */
export function Threshold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const words = useWords(partsWords);
  const language = useLanguage((state) => state.language);
  return (
    <div className="threshold">
      <header className="threshold-top">
        <span className="threshold-product">
          <img src="/icon.svg" alt="" width={22} height={22} />
          {words.product}
        </span>
        <LanguageSwitch value={language} onChange={chooseLanguage} />
      </header>
      <main className="threshold-paper">
        <h1>{title}</h1>
        {children}
      </main>
      <footer className="threshold-foot">{words.encryptedHere}</footer>
    </div>
  );
}
