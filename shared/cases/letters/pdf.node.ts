import { Buffer } from 'node:buffer';
import PDFDocument from 'pdfkit';
import { A4, BASELINE, MM_PER_PT } from './figures.ts';
import type { Face } from './fonts/face.node.ts';
import type { LetterFonts } from './fonts/found.node.ts';
import { signsOf, standardMetrics } from './measure.ts';
import type { LetterPage, Run } from './page.ts';
import { type PdfFont, pdfFont } from './pdf-font.node.ts';

export interface PdfFacts {
  readonly title: string;
  readonly author: string;
  readonly product: string;
  readonly now: number;
}

export interface PdfTools {
  /** Asked between pages; throws when the officer has stopped it. */
  page(done: number): Promise<void>;
}

/** The library gives a file line by line; each piece that leaves is acknowledged. */
const GATHER = 1 << 16;

/** 红色 of the name and the lines. */
const RED = '0.82 0.02 0.06';
const PALE = '0.6 g';

/** Draws laid-out pages. Every sign must have a face: `signsWithout` is asked before. */
export async function writePdf(
  pages: Iterable<LetterPage>,
  fonts: LetterFonts,
  facts: PdfFacts,
  sink: (chunk: Uint8Array) => void | Promise<void>,
  tools: PdfTools,
): Promise<number> {
  const doc = new PDFDocument({
    autoFirstPage: false,
    // No built-in font: their measures are files beside the library, which a bundle does not have.
    font: '',
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: facts.title,
      Author: facts.author,
      Creator: facts.product,
      Producer: facts.product,
      CreationDate: new Date(facts.now),
    },
  });
  const faces = new Map<Face, PdfFont>();
  const fontOf = (face: Face): PdfFont => {
    const kept = faces.get(face) ?? pdfFont(doc, face);
    faces.set(face, kept);
    return kept;
  };
  let count = 0;
  for (const page of pages) {
    await tools.page(count);
    const [width, height] = page.landscape ? [A4.height, A4.width] : [A4.width, A4.height];
    doc.addPage({ size: [width / MM_PER_PT, height / MM_PER_PT], margin: 0 });
    doc.addContent(rulesOf(page));
    for (const run of page.runs) doc.addContent(drawn(run, fonts, fontOf));
    count++;
  }
  doc.end();
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of doc) {
    if (!(chunk instanceof Uint8Array)) continue;
    waiting.push(chunk);
    bytes += chunk.length;
    if (bytes < GATHER) continue;
    await sink(Buffer.concat(waiting));
    waiting = [];
    bytes = 0;
  }
  await sink(Buffer.concat(waiting));
  return count;
}

const n = (value: number): string => String(Math.round(value * 10_000) / 10_000);
const points = (mm: number): string => n(mm / MM_PER_PT);

/** The page's own axes run from its upper left corner downwards. */
function rulesOf(page: LetterPage): string {
  const boxes = (red: boolean): string =>
    page.rules
      .filter((rule) => (rule.red === true) === red)
      .map(({ x, y, width, height }) => `${points(x)} ${points(y)} ${points(width)} ${points(height)} re f`)
      .join('\n');
  return `q 0 g\n${boxes(false)}\n${RED} rg\n${boxes(true)}\nQ`;
}

interface Set {
  readonly code: string;
  /** In parts of the size. */
  readonly advance: number;
  readonly cell: number;
}

/** One run: its signs evenly spread over its width, each with the first font that has it. */
function drawn(run: Run, fonts: LetterFonts, fontOf: (face: Face) => PdfFont): string {
  const { squeeze = 1, size } = run;
  const signs = signsOf(run.text);
  const cells = signs.map((sign) => standardMetrics(sign));
  const extra =
    signs.length === 0 ? 0 : (run.width / (size * squeeze) - cells.reduce((sum, cell) => sum + cell, 0)) / signs.length;
  const parts: { font: PdfFont; from: number; set: Set[] }[] = [];
  let at = 0;
  signs.forEach((sign, index) => {
    const cell = (cells[index] ?? 0) + extra;
    const face = fonts.faceFor(run.font, sign);
    if (!face) throw new Error('a sign without a font reached the paper');
    const font = fontOf(face);
    const part = parts.at(-1);
    const set = { ...font.glyph(sign), cell };
    if (part?.font === font) part.set.push(set);
    else parts.push({ font, from: at, set: [set] });
    at += cell;
  });
  return `q ${run.red ? `${RED} rg` : run.pale ? PALE : '0 g'} BT\n${parts.map((part) => partOf(run, part, squeeze)).join('\n')}\nET Q`;
}

function partOf(run: Run, { font, from, set }: { font: PdfFont; from: number; set: readonly Set[] }, squeeze: number): string {
  const { size } = run;
  const along = from * size * squeeze;
  const base = BASELINE * size;
  const matrix = run.turned
    ? `0 1 1 0 ${points(run.x - base)} ${points(run.y + along)}`
    : `1 0 0 -1 ${points(run.x + along)} ${points(run.y + base)}`;
  font.use();
  return `/${font.id} ${points(size)} Tf ${n(squeeze * 100)} Tz ${matrix} Tm ${shown(set, size)}`;
}

/** With one distance between all signs where that is enough, else sign by sign. */
function shown(set: readonly Set[], size: number): string {
  const space = (set[0]?.cell ?? 0) - (set[0]?.advance ?? 0);
  const even = set.every(({ cell, advance }) => Math.abs(cell - advance - space) < 0.0005);
  if (even) return `${points(space * size)} Tc <${set.map(({ code }) => code).join('')}> Tj`;
  return `0 Tc [${set.map(({ code, cell, advance }) => `<${code}> ${n((advance - cell) * 1000)}`).join(' ')}] TJ`;
}
