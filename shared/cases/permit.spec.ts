import { expect, it } from 'vitest';
import { latePermitOf, type PermitRequest } from './permit.ts';

const request = (id: string, phase: PermitRequest['phase'], until: string | null = null): PermitRequest => ({
  id,
  phase,
  until,
  wanted: '2026-12-10',
  words: phase === 'refused' ? '请说明原因' : '',
});

it('nothing was asked: nothing is known', () => expect(latePermitOf([])).toBeNull());

it('says how the only request stands, and opens nothing before it is granted', () => {
  expect(latePermitOf([request('a', null)])).toMatchObject({ state: 'writing', until: null });
  expect(latePermitOf([request('a', 'reported')])).toMatchObject({ state: 'asked', until: null });
  expect(latePermitOf([request('a', 'registered')])).toMatchObject({ state: 'asked', until: null });
  expect(latePermitOf([request('a', 'refused')])).toMatchObject({ state: 'refused', until: null, words: '请说明原因' });
  expect(latePermitOf([request('a', 'granted', '2026-12-05')])).toMatchObject({ state: 'granted', until: '2026-12-05' });
});

it('after a refusal a second request counts, and its grant opens', () => {
  const refused = request('a', 'refused');
  expect(latePermitOf([refused, request('b', 'reported')])).toMatchObject({ case: 'b', state: 'asked', until: null });
  expect(latePermitOf([refused, request('b', 'granted', '2026-12-05')])).toMatchObject({ case: 'b', until: '2026-12-05' });
});

it('asking for longer, and being refused that, leaves open what was granted', () => {
  const granted = request('a', 'granted', '2026-12-05');
  expect(latePermitOf([granted, request('b', 'reported')])).toMatchObject({ case: 'b', state: 'asked', until: '2026-12-05' });
  expect(latePermitOf([granted, request('b', 'refused')])).toMatchObject({ case: 'a', state: 'granted', until: '2026-12-05' });
});

it('of two grants the longer one counts', () => {
  const both = [request('a', 'granted', '2026-12-20'), request('b', 'granted', '2026-12-05')];
  expect(latePermitOf(both)).toMatchObject({ until: '2026-12-20' });
});
