import { Segmented } from 'antd';
import type { Language } from '../../shared/base/problem.ts';
import { partsWords } from '../words/parts.ts';
import { useWords } from '../words/words.ts';

/** 中文 or English; each is named in itself, so that it is found by whoever needs it. */
export function LanguageSwitch(props: { readonly value: Language; readonly onChange: (language: Language) => void }) {
  const words = useWords(partsWords);
  return (
    <Segmented<Language>
      aria-label={words.language}
      value={props.value}
      onChange={props.onChange}
      options={[
        { value: 'zh', label: words.chinese },
        { value: 'en', label: words.english },
      ]}
    />
  );
}
