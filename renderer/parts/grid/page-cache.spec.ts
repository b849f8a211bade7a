import { describe, expect, it } from 'vitest';
import type { DraftRow } from '../../../shared/records/model.ts';
import { createPageCache, PAGE } from './page-cache.ts';

const rowsOf = (page: number, text = 'a', count = PAGE): DraftRow[] =>
  Array.from({ length: count }, (_, n) => ({ rid: page * PAGE + n + 1, no: page * PAGE + n + 1, cells: [text], marks: {} }));

describe('pages of rows', () => {
  it('asks once for what is missing and gives it after it came', () => {
    const cache = createPageCache();
    expect(cache.claim(150, 450)).toEqual([0, 1, 2]);
    expect(cache.claim(150, 450)).toEqual([]);
    expect(cache.get(205)).toBeUndefined();
    expect(cache.put(1, rowsOf(1), cache.generation)).toBe(true);
    expect(cache.get(205)?.rid).toBe(206);
    cache.release(0);
    expect(cache.claim(0, 10)).toEqual([0]);
  });

  it('keeps stale pages on view, and asks for them again', () => {
    const cache = createPageCache();
    cache.claim(0, 1);
    cache.put(0, rowsOf(0), cache.generation);
    cache.invalidate(false);
    expect(cache.get(3)?.cells).toEqual(['a']);
    expect(cache.claim(0, 1)).toEqual([0]);
    cache.put(0, rowsOf(0, 'b'), cache.generation);
    expect(cache.get(3)?.cells).toEqual(['b']);
  });

  it('refuses pages that were asked for before the rows changed', () => {
    const cache = createPageCache();
    const before = cache.generation;
    cache.claim(0, 1);
    cache.invalidate(true);
    expect(cache.put(0, rowsOf(0), before)).toBe(false);
    expect(cache.get(0)).toBeUndefined();
    expect(cache.claim(0, 1)).toEqual([0]);
  });

  it('takes newer rows and finds rows by id', () => {
    const cache = createPageCache();
    cache.claim(0, 1);
    cache.put(0, rowsOf(0), cache.generation);
    cache.patch([{ rid: 4, no: 4, cells: ['new'], marks: { A: 'blocking' } }]);
    expect(cache.get(3)).toEqual({ rid: 4, no: 4, cells: ['new'], marks: { A: 'blocking' } });
    expect(cache.find(4)).toBe(3);
    expect(cache.find(9999)).toBeNull();
  });

  it('forgets the pages seen longest ago', () => {
    const cache = createPageCache();
    for (let page = 0; page < 61; page++) {
      cache.claim(page * PAGE, page * PAGE + 1);
      cache.put(page, rowsOf(page, 'a', 1), cache.generation);
    }
    expect(cache.get(0)).toBeUndefined();
    expect(cache.get(60 * PAGE)).toBeDefined();
  });
});
