import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleLetter, sampleTable } from '../../../test/support/letters.ts';
import { layoutLetter } from './layout.ts';
import { signsOf } from './measure.ts';
import type { LetterContent } from './model.ts';
import type { LetterPage, Run } from './page.ts';

/** Figures of GB/T 9704-2012, written out again here: the layout must not be its own witness. */
const PT = 25.4 / 72;
const PITCH = 225 / 22;
const CHAR = 156 / 28;

const laid = (change: Partial<LetterContent> = {}): readonly LetterPage[] => [...layoutLetter(sampleLetter(change))];
const joined = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');
/** Runs of one line of a page, from left to right. */
const linesOf = ({ runs }: LetterPage): readonly (readonly Run[])[] => {
  const lines = new Map<string, Run[]>();
  for (const run of runs) {
    const key = (run.y + run.size / 2).toFixed(2);
    lines.set(key, [...(lines.get(key) ?? []), run]);
  }
  return [...lines.values()].map((line) => [...line].sort((a, b) => a.x - b.x));
};
const find = (pages: readonly LetterPage[], text: string): readonly Run[] => {
  const line = pages.flatMap(linesOf).find((runs) => joined(runs).includes(text));
  if (!line) throw new Error(`${text} is not on paper`);
  return line;
};
const leftOf = (line: readonly Run[]): number => Math.min(...line.map(({ x }) => x));
const rightOf = (line: readonly Run[]): number => Math.max(...line.map(({ x, width }) => x + width));
const middleOf = (line: readonly Run[]): number => (leftOf(line) + rightOf(line)) / 2;

describe('the first page of a letter (10.1)', () => {
  const [first] = laid();

  it('has the agency, red, centred, its upper edge 30 mm from the edge of the paper', () => {
    const name = first?.runs.find(({ text }) => text === '郑州市人力资源和社会保障局');
    expect(name?.red).toBe(true);
    expect((name?.x ?? 0) + (name?.width ?? 0) / 2).toBeCloseTo(105, 1);
    expect(Math.abs((name?.y ?? 0) - 30)).toBeLessThan(0.5);
  });

  it('has double lines of 170 mm: thick over thin 4 mm below the name, thin over thick 20 mm above the edge', () => {
    const rules = first?.rules ?? [];
    expect(rules.map(({ width, x }) => [width, x])).toEqual(Array.from({ length: 4 }, () => [170, 20]));
    expect(rules.every(({ red }) => red)).toBe(true);
    const [a, b, c, d] = rules.map(({ height }) => height);
    expect(a).toBeGreaterThan(b ?? 0);
    expect(c).toBeLessThan(d ?? 0);
    const name = first?.runs[0];
    expect((rules[0]?.y ?? 0) - ((name?.y ?? 0) + (name?.size ?? 0))).toBeGreaterThan(3.5);
    expect((rules[0]?.y ?? 0) - ((name?.y ?? 0) + (name?.size ?? 0))).toBeLessThan(4.5);
    expect((rules[3]?.y ?? 0) + (rules[3]?.height ?? 0)).toBeCloseTo(277, 5);
  });

  it('has the number flush right, 7/8 of a character below the first line', () => {
    const line = find(laid(), '〔2026〕');
    expect(rightOf(line)).toBeCloseTo(184, 1);
    const under = (first?.rules[1]?.y ?? 0) + (first?.rules[1]?.height ?? 0);
    expect((line[0]?.y ?? 0) - under).toBeCloseTo(14 * PT, 2);
  });

  it('leaves room for a number nobody typed', () => {
    expect(joined(find(laid({ number: ' ' }), '〔2026〕'))).toMatch(/^\u3000+〔2026〕\u3000+号$/);
  });

  it('has copy number and urgency flush left, one a line', () => {
    const pages = laid({ copyNumber: '000012', urgency: 'urgent' });
    const copy = find(pages, '000012');
    const urgent = find(pages, '加急');
    expect(leftOf(copy)).toBe(28);
    expect(leftOf(urgent)).toBe(28);
    expect((urgent[0]?.y ?? 0) - (copy[0]?.y ?? 0)).toBeCloseTo(PITCH, 5);
  });

  it('sets the title in 22 points two lines below, centred, the addressee one line further', () => {
    const title = find(laid(), '关于报告涉税共享信息');
    const top = find(laid(), '〔2026〕');
    expect(title[0]?.size).toBeCloseTo(22 * PT, 5);
    expect(middleOf(title)).toBeCloseTo(106, 1);
    const first = find(laid(), '郑州市人力资源和社会保障局');
    expect(first).toBeDefined();
    const titleTop = laid()[0]?.runs.find(({ size }) => Math.abs(size - 22 * PT) < 0.01);
    expect((titleTop?.y ?? 0) + (6 * PT) / 2 - (top[0]?.y ?? 0)).toBeCloseTo(3 * PITCH, 2);
    const addressee = find(laid(), '郑州市政务服务和大数据管理局：');
    expect(leftOf(addressee)).toBe(28);
    expect((addressee[0]?.y ?? 0) - ((title[0]?.y ?? 0) + (6 * PT) / 2)).toBeCloseTo(2 * PITCH, 2);
  });

  it('ends, when it is full, 7/8 of a character above the second line, and bears no number', () => {
    const [page] = laid({ body: '这是正文。'.repeat(400) });
    const lowest = Math.max(...(page?.runs.map(({ y, size }) => y + size) ?? []));
    expect((page?.rules[2]?.y ?? 0) - lowest).toBeCloseTo(14 * PT, 1);
    expect(page?.runs.some(({ text }) => text.includes('—'))).toBe(false);
  });
});

describe('the text', () => {
  it('stands in 28 characters a line and 22 lines a page', () => {
    const pages = laid({ body: '字'.repeat(28 * 60) });
    const second = pages[1];
    const lines = second ? linesOf(second).filter((line) => line[0]?.font === 'body') : [];
    expect(lines).toHaveLength(22);
    expect(lines.map((line) => signsOf(joined(line)).length)).toEqual(Array.from({ length: 22 }, () => 28));
    expect((lines[1]?.[0]?.y ?? 0) - (lines[0]?.[0]?.y ?? 0)).toBeCloseTo(PITCH, 5);
    expect(lines[0]?.[0]?.size).toBeCloseTo(16 * PT, 5);
  });

  it('begins paragraphs two characters in and heads in their fonts', () => {
    const head = find(laid(), '一、发现的错误');
    expect(leftOf(head)).toBeCloseTo(28 + 2 * CHAR, 2);
    expect(head.every(({ font }) => font === 'head')).toBe(true);
    const sub = find(laid(), '（一）用电量异常。');
    expect(sub[0]?.font).toBe('subhead');
    expect(sub.at(-1)?.font).toBe('body');
  });

  it('breaks long batch numbers at the margin and keeps years, amounts and short words whole', () => {
    const pages = laid({
      body: `${'字'.repeat(24)}2026年，${'字'.repeat(14)}410100_11410100005252291A_EN01_2026-03_001${'字'.repeat(9)}12,345.67元`,
    });
    const texts = pages.flatMap(({ runs }) => runs.map(({ text }) => text));
    expect(texts).toContain('2026');
    expect(texts).toContain('12,345.67');
    expect(texts.some((text) => text.startsWith('410100_') && text !== '410100_11410100005252291A_EN01_2026-03_001')).toBe(true);
  });

  it('neither begins a line with a closing mark nor ends one with an opening mark', () => {
    const piece = fc.constantFrom('字', '数据', '企业，', '。这', '（含', '）', '“值”', '2026', 'A1', '《办法》', '、');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 20, maxLength: 200 }), (parts) => {
        const body = `字${parts.join('')}`.replace(/([，。（）“”《》、])[，。（）“”《》、]+/g, '$1字');
        for (const line of laid({ body }).flatMap(linesOf)) {
          if (line[0]?.size !== undefined && Math.abs(line[0].size - 16 * PT) > 0.01) continue;
          const text = joined(line);
          expect(text).not.toMatch(/^[，。）”》、]/);
          expect(text).not.toMatch(/[（“《]$/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('stays inside the area, whatever is written, and loses nothing', () => {
    const text = fc
      .array(fc.constantFrom('字', '的', '，', '。', '（', '）', 'Ab', '12.5', ' ', '\n', '一、', '㐂', '𠮷', 'é', '—'), {
        maxLength: 600,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), fc.boolean(), (body, copies, seal) => {
        const letter = sampleLetter({ body, copies, signature: { name: '某某局', seal }, note: body.slice(0, 60) });
        const pages = [...layoutLetter(letter)];
        for (const page of pages)
          for (const run of page.runs) {
            if (run.red || run.font === 'song') continue;
            expect(run.x).toBeGreaterThanOrEqual(28 - 0.01);
            expect(run.x + run.width).toBeLessThanOrEqual(184 + 0.01);
            expect(run.y).toBeGreaterThanOrEqual(37);
            expect(run.y + run.size).toBeLessThanOrEqual(page.number === 1 ? 270.7 : 262);
          }
        const solid = (words: string): string => signsOf(words).join('').replace(/\s/g, '');
        const paper = solid(pages.map(({ runs }) => joined(runs.filter(({ font }) => font !== 'song'))).join(''));
        expect(paper).toContain(solid(body));
      }),
      { numRuns: 120 },
    );
  });
});

describe('what follows the text', () => {
  it('names one attachment without a number and several with, aligned at their names', () => {
    expect(joined(find(laid({ attachments: [{ name: '明细表', table: null }] }), '附件：'))).toBe('附件：明细表');
    const long = `${'关于某某事项的很长很长的附件名称'.repeat(2)}末尾另有说明`;
    const pages = laid({
      attachments: [
        { name: long, table: null },
        { name: '名单', table: null },
      ],
    });
    const first = find(pages, '附件：1.');
    const wrapped = find(pages, '有说明');
    const second = find(pages, '2.名单');
    expect(leftOf(first)).toBeCloseTo(28 + 2 * CHAR, 2);
    expect(leftOf(second)).toBeCloseTo(28 + 5 * CHAR, 2);
    expect(leftOf(wrapped)).toBeGreaterThan(28 + 5 * CHAR);
    expect(joined(first)).not.toContain('。');
  });

  it('with a seal puts the date four characters in and the name centred over it', () => {
    const pages = laid({ body: '正文。', signature: { name: '郑州市财政局', seal: true } });
    const date = find(pages, '2026年4月8日');
    const name = find(pages, '郑州市财政局');
    expect(rightOf(date)).toBeCloseTo(184 - 4 * CHAR, 1);
    expect(middleOf(name)).toBeCloseTo(middleOf(date), 1);
    expect((date[0]?.y ?? 0) - (name[0]?.y ?? 0)).toBeCloseTo(PITCH, 5);
  });

  it('without one puts the name two characters in and the date two to the right of its beginning', () => {
    const name = '郑州市人力资源和社会保障局';
    const pages = laid({ body: '正文。', signature: { name, seal: false } });
    const line = pages.flatMap(linesOf).find((runs) => joined(runs) === name && !runs[0]?.red && (runs[0]?.size ?? 9) < 6);
    const date = find(pages, '2026年4月8日');
    expect(rightOf(line ?? [])).toBeCloseTo(184 - 2 * CHAR, 1);
    expect(leftOf(date) - leftOf(line ?? [])).toBeCloseTo(2 * CHAR, 1);
  });

  it('never lets the signature stand alone on a page', () => {
    for (let lines = 1; lines < 50; lines++) {
      const pages = laid({ body: Array.from({ length: lines }, (_line, at) => `第${at}段正文`).join('\n') });
      const last = pages.find((page) => linesOf(page).some((line) => joined(line) === '2026年4月8日'));
      expect(
        last?.runs.some(({ text }) => text.includes('正文') || text.includes('段')),
        `${lines}`,
      ).toBe(true);
    }
  });

  it('has the note in brackets on the line below the date, two characters in', () => {
    const note = find(laid(), '（联系人：张三');
    expect(leftOf(note)).toBeCloseTo(28 + 2 * CHAR, 2);
    expect((note[0]?.y ?? 0) - (find(laid(), '2026年4月8日')[0]?.y ?? 0)).toBeCloseTo(PITCH, 5);
  });

  it('has the receivers of copies on the last line of the last page, in 14 points, one character in, with a full stop', () => {
    const pages = laid({ body: '字'.repeat(900), copies: ['市财政局', '市税务局'] });
    const last = pages.at(-1);
    const line = find(pages, '抄送：');
    expect(joined(line)).toBe('抄送：市财政局，市税务局。');
    expect(line.every((run) => last?.runs.includes(run))).toBe(true);
    expect(line[0]?.size).toBeCloseTo(14 * PT, 5);
    expect(leftOf(line)).toBeCloseTo(28 + CHAR, 2);
    expect((line[0]?.y ?? 0) + (line[0]?.size ?? 0)).toBeGreaterThan(262 - PITCH);
  });
});

describe('page numbers', () => {
  const pages = laid({ body: '字'.repeat(2600) });
  const numberOn = (page: LetterPage | undefined): Run | undefined => page?.runs.find(({ font }) => font === 'song');

  it('stand from the second page on, their dashes 7 mm below the area, outside, one character in', () => {
    expect(numberOn(pages[0])).toBeUndefined();
    const even = numberOn(pages[1]);
    const odd = numberOn(pages[2]);
    expect(even?.text).toBe('— 2 —');
    expect(even?.x).toBeCloseTo(28 + CHAR, 2);
    expect((odd?.x ?? 0) + (odd?.width ?? 0)).toBeCloseTo(184 - CHAR, 2);
    expect((odd?.y ?? 0) + (odd?.size ?? 0) / 2).toBeCloseTo(269, 2);
    expect(odd?.size).toBeCloseTo(14 * PT, 5);
  });
});

describe('a detail table', () => {
  it('goes on turned pages with its head on each, and loses no cell', () => {
    const pages = laid({ attachments: [sampleTable(400)] });
    const turned = pages.filter(({ landscape }) => landscape);
    expect(turned.length).toBeGreaterThan(10);
    expect(joined(turned[0]?.runs ?? []).startsWith('附件')).toBe(true);
    for (const page of turned) expect(joined(page.runs)).toContain('记录主键');
    const all = turned.flatMap(({ runs }) => runs.map(({ text }) => text)).join(' ');
    for (const row of [1, 57, 400]) expect(all.replace(/ /g, '')).toContain(`值${row}-1`);
    for (const page of turned)
      for (const run of page.runs) {
        if (run.turned) continue;
        expect(run.x).toBeGreaterThanOrEqual(35);
        expect(run.x + run.width).toBeLessThanOrEqual(260.01);
        expect(run.y).toBeGreaterThanOrEqual(28);
        expect(run.y + run.size).toBeLessThanOrEqual(184.01);
      }
  });

  it('keeps the page number where it is on an upright page: turned, at the left of the turned one', () => {
    const turned = laid({ attachments: [sampleTable(40)] }).filter(({ landscape }) => landscape);
    const [a, b] = turned.map(({ runs }) => runs.find(({ font }) => font === 'song'));
    expect(a?.turned).toBe(true);
    // 269 mm from the upright page's upper edge is 28 mm from the turned one's left.
    expect((a?.x ?? 0) - (a?.size ?? 0) / 2).toBeCloseTo(28, 1);
    const odd = turned[0]?.number === 3 || (turned[0]?.number ?? 0) % 2 === 1 ? a : b;
    const even = odd === a ? b : a;
    expect((odd?.y ?? 0) + (odd?.width ?? 0)).toBeCloseTo(184 - CHAR, 1);
    expect(even?.y).toBeCloseTo(28 + CHAR, 1);
  });

  it('breaks a row that is higher than a page, and keeps others whole', () => {
    const pages = laid({
      attachments: [sampleTable(3, (row, column) => (row === 2 && column === 3 ? '很长的依据'.repeat(700) : '值'))],
    });
    const text = pages
      .filter(({ landscape }) => landscape)
      .map(({ runs }) => joined(runs))
      .join('');
    expect(text.split('很').length - 1).toBe(700);
    expect(pages.length).toBeGreaterThan(3);
  });

  it('numbers several tables and puts the receivers of copies below the last', () => {
    const pages = laid({ attachments: [sampleTable(2), sampleTable(3)], copies: ['市财政局'] });
    const turned = pages.filter(({ landscape }) => landscape);
    expect(joined(turned[0]?.runs ?? [])).toContain('附件1');
    expect(joined(turned[1]?.runs ?? [])).toContain('附件2');
    expect(joined(turned[1]?.runs ?? [])).toContain('抄送：市财政局。');
    expect(joined(turned[0]?.runs ?? [])).not.toContain('抄送');
  });
});
