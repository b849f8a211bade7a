import { isWide, signsOf } from './measure.ts';

/** Words a line of a title should not begin with. */
const WEAK = new Set(['的', '和', '与', '及', '等', '了', '之', '中', '上', '下', '内']);
/** The longest line a title is given, in characters of its own size: the area has 20. */
const MOST = 18;

/**
 * Breaks a title into lines that keep words whole and stand as a trapezoid or a rhombus (never a block or an hourglass),
 * preferably before 关于. Lines the officer broke by hand stay as they are.
 */
export function titleLines(title: string): readonly string[] {
  const byHand = title
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return byHand.length > 1 ? byHand.flatMap((line) => shaped(line, MOST + 2)) : shaped(byHand[0] ?? '', MOST);
}

function shaped(title: string, most: number): readonly string[] {
  if (widthOf(title) <= most) return [title];
  const words = wordsIn(title, most);
  const least = Math.ceil(widthOf(title) / most);
  let best: { readonly lines: readonly string[]; readonly cost: number } | null = null;
  for (let count = least; count <= least + 1; count++)
    for (const lines of divisions(words, count, most)) {
      const cost = costOf(lines) + (count - least) * 40;
      if (!best || cost < best.cost) best = { lines, cost };
    }
  return best?.lines ?? greedy(words, most);
}

const widthOf = (text: string): number => signsOf(text).reduce((sum, sign) => sum + (isWide(sign) ? 1 : 0.5), 0);

/** Words, with 的 and closing marks bound to what stands before them and opening marks to what follows. */
function wordsIn(title: string, most: number): readonly string[] {
  const words: string[] = [];
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)) {
    const last = words.at(-1);
    const binds = WEAK.has(segment) || /^[\p{P}\p{Z}]/u.test(segment) || (last !== undefined && /[（《“‘〔(]$/u.test(last));
    const opens = /^[（《“‘〔(]/u.test(segment);
    if (last !== undefined && binds && !opens && widthOf(last + segment) <= most) words[words.length - 1] = last + segment;
    else if (widthOf(segment) <= most) words.push(segment);
    else words.push(...signsOf(segment));
  }
  return words;
}

/** All ways to set the words in so many lines; a title has a few dozen words and two to four lines. */
function* divisions(words: readonly string[], count: number, most: number): Generator<readonly string[]> {
  if (count > 4) return;
  if (count === 1) {
    const line = words.join('').trim();
    if (line !== '' && widthOf(line) <= most) yield [line];
    return;
  }
  for (let at = 1; at < words.length; at++) {
    const line = words.slice(0, at).join('').trim();
    if (widthOf(line) > most) return;
    for (const rest of divisions(words.slice(at), count - 1, most)) yield [line, ...rest];
  }
}

function costOf(lines: readonly string[]): number {
  const widths = lines.map(widthOf);
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length;
  let cost = widths.reduce((sum, width) => sum + (width - mean) ** 2, 0) / widths.length;
  for (let at = 1; at < widths.length; at++) {
    const step = Math.abs((widths[at] ?? 0) - (widths[at - 1] ?? 0));
    // A block; or lines so unequal that it is no trapezoid.
    if (step < 1) cost += 12;
    if (step > 6) cost += (step - 6) * 4;
    if (lines[at]?.startsWith('关于')) cost -= 8;
    if (WEAK.has(lines[at]?.[0] ?? '')) cost += 30;
  }
  if (!isShape(widths)) cost += 60;
  return cost;
}

/** Rising, falling, or widest in the middle. */
function isShape(widths: readonly number[]): boolean {
  let fell = false;
  let rose = false;
  for (let at = 1; at < widths.length; at++) {
    const step = (widths[at] ?? 0) - (widths[at - 1] ?? 0);
    if (step > 0 && fell) return false;
    if (step < 0) fell = true;
    if (step > 0) rose = true;
  }
  return fell || rose;
}

function greedy(words: readonly string[], most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last + word) <= most) lines[lines.length - 1] = last + word;
    else lines.push(word);
  }
  return lines;
}
