import { expect, it } from 'vitest';
import type { Closing, LatePermit } from '../../../shared/submissions/model.ts';
import { mayAsk, standingOf } from './standing.ts';

const TODAY = '2026-11-29';
const DUE = '2026-10-10';
const permit = (state: LatePermit['state'], until: string | null = null): LatePermit => ({
  case: 'c1',
  state,
  wanted: '2026-12-10',
  until,
  words: '',
});
const closing = (part: Partial<Closing> = {}): Closing => ({ closes: '2026-11-09', closed: true, permit: null, ...part });

it('says nothing of what never closes, is in time, or was received', () => {
  expect(standingOf(null, DUE, TODAY)).toBeNull();
  expect(standingOf(closing({ closed: false }), TODAY, TODAY)).toBeNull();
});

it('tells an overdue period that will close from one that is closed; both may be asked for', () => {
  const late = standingOf(closing({ closes: '2026-12-05', closed: false }), DUE, TODAY);
  expect(late).toEqual({ kind: 'closing', day: '2026-12-05' });
  const closed = standingOf(closing(), DUE, TODAY);
  expect(closed).toEqual({ kind: 'closed', day: '2026-11-09' });
  expect([late, closed].every((one) => one !== null && mayAsk(one))).toBe(true);
});

it('leads to the request while it is written or waits, and asks for no second one', () => {
  for (const state of ['writing', 'asked'] as const) {
    const found = standingOf(closing({ permit: permit(state) }), DUE, TODAY);
    expect(found).toEqual({ kind: state, case: 'c1' });
    expect(found && mayAsk(found)).toBe(false);
  }
});

it('a grant holds to the end of its day; then, as after a refusal, it may be asked for again', () => {
  const granted = (until: string) => standingOf(closing({ permit: permit('granted', until) }), DUE, TODAY);
  expect(granted(TODAY)).toEqual({ kind: 'granted', day: TODAY, case: 'c1' });
  const ended = granted('2026-11-28');
  expect(ended).toEqual({ kind: 'ended', day: '2026-11-28', case: 'c1' });
  const refused = standingOf(closing({ permit: permit('refused') }), DUE, TODAY);
  expect(refused).toEqual({ kind: 'refused', case: 'c1' });
  expect([ended, refused].every((one) => one !== null && mayAsk(one))).toBe(true);
});
