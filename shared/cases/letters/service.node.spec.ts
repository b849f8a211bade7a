import { afterEach, describe, expect, it } from 'vitest';
import { sampleLetter, sampleTable } from '../../../test/support/letters.ts';
import type { CallContext, Role } from '../../base/call.ts';
import type { Store, Tx } from '../../store/tx.ts';
import type { LetterFonts } from './fonts/found.node.ts';
import { lettersService } from './service.node.ts';

const context = (aborted = false): CallContext => ({
  role: 'liaison' satisfies Role,
  officer: '王敏',
  signal: { aborted },
  progress: () => {},
});
const face = { path: '', postscript: 'Stand-in', title: 'Stand-in', names: new Set(['standin']), offset: 0 };
/** Has everything but one character. */
const fonts: LetterFonts = {
  taken: { title: face, body: face, head: null, subhead: face, song: face },
  faceFor: (_role, sign) => (sign === '𰻝' ? null : face),
};
const tx: Tx = {
  run: () => ({ changes: 0, lastId: 0 }),
  get: () => undefined,
  all: () => [],
  iterate: function* () {},
};

let kept: unknown;
let inHand: unknown;
let asked = 0;
let now = Date.parse('2026-04-08T10:00:00+08:00');
function service() {
  const store: Pick<Store, 'read' | 'write'> = { read: (work) => work(tx), write: (work) => work(tx) };
  return lettersService({
    store,
    clock: { now: () => now },
    unit: { name: '郑州市财政局' },
    read: (_tx, key) => (key === 'letters' ? kept : inHand),
    write: (_tx, key, value) => {
      if (key === 'letters') kept = structuredClone(value);
      else inHand = structuredClone(value);
    },
    findFonts: () => {
      asked++;
      return Promise.resolve(fonts);
    },
  });
}
afterEach(() => {
  kept = undefined;
  inHand = undefined;
  asked = 0;
  now = Date.parse('2026-04-08T10:00:00+08:00');
});

describe('the unit’s own texts', () => {
  const own = { title: '{本单位}的函', addressee: '某局', body: '{情况说明}', note: '' };

  it('replace those delivered, one kind at a time, and can be given back', async () => {
    const letters = service();
    const set = await letters['letters.setTemplate']({ kind: 'statement', template: own }, context());
    const cited = await letters['letters.setCitation']({ kind: 'statement', citation: '《新条例》第三条' }, context());
    expect(set.ok && cited.ok).toBe(true);
    const drafted = await letters['letters.draft']({ kind: 'statement', facts: { 情况说明: '已补报。' } }, context());
    expect(drafted).toMatchObject({
      ok: true,
      value: { letter: { title: '郑州市财政局的函', body: '已补报。', date: '2026-04-08' } },
    });
    const texts = await letters['letters.templates']({}, context());
    expect(texts.ok && texts.value.kinds.map(({ kind, own: mine }) => [kind, mine.template, mine.citation])).toEqual([
      ['errorReport', false, false],
      ['reply', false, false],
      ['liaisonChange', false, false],
      ['statement', true, true],
      ['latePermit', false, false],
      ['useRequest', false, false],
    ]);
    const back = await letters['letters.setTemplate']({ kind: 'statement', template: null }, context());
    expect(back.ok && back.value.kinds[3]?.own).toEqual({ template: false, citation: true });
  });

  it('are refused with places nothing fills', async () => {
    const refused = await service()['letters.setTemplate'](
      { kind: 'statement', template: { ...own, body: '{没有的}' } },
      context(),
    );
    expect(refused).toEqual({ ok: false, problem: { code: 'letters/unknownPlace', data: { names: '{没有的}' } } });
    expect(kept).toBeUndefined();
  });

  it('that the store cannot say any more are taken as never made', async () => {
    kept = { templates: 5 };
    const texts = await service()['letters.templates']({}, context());
    expect(texts.ok && texts.value.kinds.every(({ own: mine }) => !mine.template)).toBe(true);
  });
});

describe('the letter in hand', () => {
  it('is kept from one window to the next, and what cannot be read is none', async () => {
    const letters = service();
    expect(await letters['letters.inHand']({}, context())).toEqual({ ok: true, value: null });
    const letter = sampleLetter();
    await letters['letters.keep']({ letter, blanks: ['事项'] }, context());
    expect(await letters['letters.inHand']({}, context())).toEqual({ ok: true, value: { letter, blanks: ['事项'] } });
    inHand = { letter: 1 };
    expect(await letters['letters.inHand']({}, context())).toEqual({ ok: true, value: null });
  });
});

describe('the preview', () => {
  it('answers the pages asked for, how many there are, and what fonts stand for', async () => {
    const letters = service();
    const letter = sampleLetter({ attachments: [sampleTable(200)] });
    const first = await letters['letters.preview']({ letter, from: 0, count: 2 }, context());
    expect(first.ok && first.value.pages.map(({ number }) => number)).toEqual([1, 2]);
    const later = await letters['letters.preview']({ letter, from: 4, count: 1 }, context());
    expect(later.ok && later.value.pages[0]?.number).toBe(5);
    expect(later.ok && later.value.total).toBeGreaterThan(5);
    expect(later.ok && later.value.fonts.find(({ role }) => role === 'head')).toEqual({
      role: 'head',
      wanted: '黑体',
      used: null,
      replaced: true,
    });
  });

  it('names characters no font has', async () => {
    const told = await service()['letters.preview']({ letter: sampleLetter({ body: '𰻝𰻝面' }), from: 0, count: 1 }, context());
    expect(told.ok && told.value.missing).toEqual(['𰻝']);
  });

  it('looks for fonts again when one may have been installed', async () => {
    const letters = service();
    const ask = () => letters['letters.preview']({ letter: sampleLetter(), from: 0, count: 1 }, context());
    await ask();
    await ask();
    expect(asked).toBe(1);
    now += 61_000;
    await ask();
    expect(asked).toBe(2);
  });

  it('stops where nobody waits any more', async () => {
    const letter = sampleLetter({ attachments: [sampleTable(2000)] });
    const stopped = await service()['letters.preview']({ letter, from: 0, count: 1 }, context(true));
    expect(stopped).toEqual({ ok: false, problem: { code: 'contract/cancelled' } });
  });
});
