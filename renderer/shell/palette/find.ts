import { soundsIn } from '../../words/pinyin.ts';
import type { PaletteEntry } from './entries.ts';

/** How well one typed word fits one text: 0 not at all, more is better. Pinyin may be whole, initials or mixed (`shebao`, `sbcb`). */
export function closeness(word: string, text: string): number {
  const low = text.toLowerCase();
  const at = low.indexOf(word);
  if (at === 0) return 5;
  if (at > 0) return /[\s\-·（(]/.test(low[at - 1] ?? '') ? 4 : 3;
  if (!/^[a-z]+$/.test(word) || !/\p{Script=Han}/u.test(text)) return 0;
  const hit = soundsIn(text, word);
  if (hit === null) return 0;
  return hit[0] === 0 ? 4 : 2;
}

const kinds: readonly PaletteEntry['kind'][] = ['screen', 'duty', 'dataset', 'command'];
const MOST = 50;

/** The entries that hold every typed word, best first; in the order given while nothing is typed. */
export function find<E extends PaletteEntry>(typed: string, entries: readonly E[]): readonly E[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries.slice(0, MOST);
  const found: { readonly entry: E; readonly score: number }[] = [];
  for (const entry of entries) {
    const texts = [entry.title.zh, entry.title.en ?? '', ...entry.also];
    const fits = words.map((word) => Math.max(...texts.map((text) => closeness(word, text))));
    if (fits.every((score) => score > 0)) found.push({ entry, score: fits.reduce((sum, score) => sum + score, 0) });
  }
  // Sorting is stable: among equals the order given (most pressing duty first) stays.
  return found
    .sort((a, b) => b.score - a.score || kinds.indexOf(a.entry.kind) - kinds.indexOf(b.entry.kind))
    .slice(0, MOST)
    .map(({ entry }) => entry);
}
