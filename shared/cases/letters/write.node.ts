import { setImmediate } from 'node:timers/promises';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { findFonts, type LetterFonts } from './fonts/found.node.ts';
import { layoutLetter } from './layout.ts';
import { withMarginMark } from './margin-mark.ts';
import { signsWithout } from './missing.ts';
import type { LetterContent, LetterFormat } from './model.ts';
import type { LetterPage } from './page.ts';

export interface LetterFile {
  readonly letter: LetterContent;
  readonly as: LetterFormat;
  readonly product: string;
  readonly now: number;
  /** Whose copy it is, for the margins of detail tables; empty or left out: nothing. */
  readonly mark?: string;
}

export interface LetterTools {
  /** Throws when the officer has stopped it. */
  check(): void;
  progress(done: number, total: number): void;
}

type Sink = (chunk: Uint8Array) => void | Promise<void>;

/** Pages set or drawn between two looks whether it is still wanted. */
const SLICE = 8;

/** Makes a letter's file. The libraries that draw are large and loaded when they are needed. */
export async function writeLetter(
  file: LetterFile,
  sink: Sink,
  tools: LetterTools,
  fonts?: LetterFonts,
): Promise<Result<undefined>> {
  const { letter, as, product, now, mark = '' } = file;
  if (as === 'docx') {
    tools.check();
    const { docxOf } = await import('./docx.node.ts');
    await sink(await docxOf(letter, { product }));
    return ok();
  }
  const found = fonts ?? (await findFonts());
  if (!found.taken.body) return fail(problem('letters/noFont'));
  const pages: LetterPage[] = [];
  for (const page of layoutLetter(letter)) {
    pages.push(page);
    if (pages.length % SLICE === 0) await pause(tools);
  }
  const missing = signsWithout(pages, (role, sign) => found.faceFor(role, sign) !== null);
  if (missing.length > 0) return fail(problem('letters/missing', { signs: named(missing), count: missing.length }));
  // A name that no font here can write must not keep a letter from leaving.
  const marked = pages.map((page) => withMarginMark(page, mark));
  const drawn = signsWithout(marked, (role, sign) => found.faceFor(role, sign) !== null).length === 0 ? marked : pages;
  const { writePdf } = await import('./pdf.node.ts');
  await writePdf(drawn, found, { title: letter.title.replaceAll('\n', ''), author: letter.agency, product, now }, sink, {
    async page(done) {
      tools.progress(done, pages.length);
      if (done % SLICE === 0) await pause(tools);
    },
  });
  return ok();
}

async function pause(tools: LetterTools): Promise<void> {
  await setImmediate();
  tools.check();
}

/** As they are and by their numbers: on this computer they can only be seen as boxes. */
export const named = (signs: readonly string[]): string =>
  signs
    .slice(0, 20)
    .map(
      (sign) =>
        `${sign}（${[...sign].map((char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ')}）`,
    )
    .join('、');
