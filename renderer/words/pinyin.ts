type Pinyin = typeof import('pinyin-pro');

let pinyin: Pinyin | null = null;

/**
 * The dictionary is a third of the whole page and takes a while to build, and nobody seeks in the first second: it is
 * read when the desk is idle. Until then one finds by what is written.
 */
export async function readPinyin(): Promise<void> {
  // Not to be had, when the host has gone: then it stays with what is written, and is asked for with the next screen.
  pinyin ??= await import('pinyin-pro').catch(() => null);
}

/** Where the typed letters (`shebao`, `sbcb`, or mixed) stand in a Chinese text; null when nowhere. */
export const soundsIn = (text: string, letters: string): readonly number[] | null =>
  pinyin?.match(text, letters, { continuous: true }) ?? null;

/** How a text sounds: `yanglao` and `yl` for 养老. Null before the dictionary is there. */
export function soundOf(text: string): { readonly whole: string; readonly initials: string } | null {
  if (!pinyin) return null;
  const of = (pattern: 'pinyin' | 'first'): string =>
    pinyin?.pinyin(text, { toneType: 'none', type: 'array', pattern }).join('').toLowerCase() ?? '';
  return { whole: of('pinyin'), initials: of('first') };
}
