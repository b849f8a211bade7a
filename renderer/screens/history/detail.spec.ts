import { describe, expect, it } from 'vitest';
import { detailOf, told } from './detail.ts';

describe('detailOf', () => {
  it('reads what the engine writes', () => {
    expect(detailOf({ what: 'imported', detail: '10月 · 参保.xlsx · 8316' })).toEqual({
      kind: 'imported',
      file: '10月 · 参保.xlsx',
      rows: 8316,
    });
    expect(detailOf({ what: 'revised', detail: '1' })).toEqual({ kind: 'revised', revision: '1' });
    expect(detailOf({ what: 'partly', detail: 'HZ-7 · 42/8316' })).toEqual({
      kind: 'rejected',
      number: 'HZ-7',
      rejected: 42,
      rows: 8316,
    });
    expect(detailOf({ what: 'stored', detail: 'HZ-9' })).toEqual({ kind: 'code', text: 'HZ-9' });
    expect(detailOf({ what: 'nil', detail: '本期无业务' })).toEqual({ kind: 'text', text: '本期无业务' });
    expect(detailOf({ what: 'queued', detail: null })).toEqual({ kind: 'none' });
  });
  it('keeps what it cannot read', () => {
    expect(detailOf({ what: 'imported', detail: '手工' })).toEqual({ kind: 'text', text: '手工' });
  });
});

describe('told', () => {
  it('never lets a batch be received before it was sealed, whatever the clocks say', () => {
    const entry = (at: number, what: 'created' | 'sealed' | 'queued' | 'received' | 'accepted' | 'stored') => ({
      at,
      what,
      who: '',
      detail: null,
    });
    const order = told([
      entry(2000, 'stored'),
      entry(2000, 'received'),
      entry(2733, 'sealed'),
      entry(2733, 'queued'),
      entry(2000, 'accepted'),
      entry(1000, 'created'),
    ]);
    expect(order.map(({ what }) => what)).toEqual(['created', 'sealed', 'queued', 'received', 'accepted', 'stored']);
  });
});
