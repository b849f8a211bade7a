import { soundsIn } from './pinyin.ts';

/** Whether any of the texts holds what was typed: as it stands, or as pinyin (`sbcb`, `shebao`) of Chinese. */
export function seeks(typed: string, ...texts: readonly (string | undefined)[]): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return true;
  return texts.some(
    (text) =>
      text !== undefined && (text.toLowerCase().includes(wanted) || (/^[a-z]+$/.test(wanted) && soundsIn(text, wanted) !== null)),
  );
}
