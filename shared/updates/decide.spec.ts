import { describe, expect, it } from 'vitest';
import { fileOf, manifestOf } from '../../test/updates/feed.ts';
import { type Circumstances, decide } from './decide.ts';
import { frozenUntil } from './freeze.ts';
import { placeInQueue } from './rollout.ts';

const now = Date.parse('2026-12-09T10:00:00+08:00');
const base: Circumstances = {
  here: { version: '0.1.0', kind: 'loopback', system: 'linux', arch: 'x64' },
  uscc: '91410100MAFAKE019N',
  now,
  seen: 0,
  windows: [],
};
const file = fileOf('a.tar.gz', Buffer.from('a'));
const good = manifestOf('0.2.0', [file], { issuedAt: '2026-12-01T00:00:00Z', expiresAt: '2027-03-01T00:00:00Z' });
const monthly = { opens: '2026-12-01', due: '2026-12-10' };

describe('an update', () => {
  it('is offered when everything about it is right', () => {
    expect(decide(good, base)).toEqual({ kind: 'offer', forced: false });
    expect(decide({ ...good, version: '0.1.0' }, base)).toEqual({ kind: 'current' });
  });

  it.each([
    ['another product', { product: 'other' }, {}, 'updates/otherProduct'],
    ['an older version', { version: '0.0.9' }, {}, 'updates/downgrade'],
    ['a pre-release of what is here', { version: '0.1.0-rc.1' }, {}, 'updates/downgrade'],
    ['a feed put back', { sequence: 9 }, { seen: 10 }, 'updates/putBack'],
    ['an old word', { expiresAt: '2026-12-09T01:59:59Z' }, {}, 'updates/expired'],
    ['another system', {}, { here: { ...base.here, system: 'win32' as const } }, 'updates/otherPlatform'],
    ['another processor', {}, { here: { ...base.here, arch: 'arm64' as const } }, 'updates/otherPlatform'],
    ['another kind of package', {}, { here: { ...base.here, kind: 'nsis' as const } }, 'updates/otherPlatform'],
  ])('is refused: %s', (_what, manifest, circumstances, code) => {
    expect(decide({ ...good, ...manifest }, { ...base, ...circumstances })).toMatchObject({ kind: 'refused', problem: { code } });
  });

  it('waits for its turn, unless it is carried in by hand or has to be', () => {
    const percent = Math.floor(placeInQueue(base.uscc, '0.2.0'));
    const steps = [
      { from: '2026-12-01T00:00:00Z', percent },
      { from: '2026-12-20T00:00:00Z', percent: 100 },
    ];
    const staged = { ...good, rollout: { steps, units: [] } };
    expect(decide(staged, base)).toEqual({ kind: 'waiting', from: '2026-12-20T00:00:00Z' });
    expect(decide(staged, { ...base, byHand: true })).toEqual({ kind: 'offer', forced: false });
    expect(decide({ ...staged, minimum: '0.1.5' }, base)).toEqual({ kind: 'offer', forced: true });
    expect(decide({ ...good, minimum: '0.1.0' }, base)).toEqual({ kind: 'offer', forced: false });
  });

  it('is held back in the last two days of a window in which something is owed, forced or not', () => {
    expect(decide(good, { ...base, windows: [monthly] })).toEqual({ kind: 'frozen', until: '2026-12-10', forced: false });
    expect(decide({ ...good, minimum: '0.2.0' }, { ...base, windows: [monthly] })).toEqual({
      kind: 'frozen',
      until: '2026-12-10',
      forced: true,
    });
    // Nothing is believed because of a deadline.
    expect(decide({ ...good, version: '0.0.1' }, { ...base, windows: [monthly] }).kind).toBe('refused');
  });
});

describe('the freeze', () => {
  it('covers the due day and the day before it, no more', () => {
    const days = ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11'];
    expect(days.map((day) => frozenUntil(day, [monthly]))).toEqual([null, null, '2026-12-10', '2026-12-10', null]);
  });

  it('does not count daily and weekly windows, which are always about to close', () => {
    expect(frozenUntil('2026-12-09', [{ opens: '2026-12-09', due: '2026-12-09' }])).toBeNull();
    expect(frozenUntil('2026-12-09', [{ opens: '2026-12-06', due: '2026-12-09' }])).toBeNull();
    expect(frozenUntil('2026-12-09', [{ opens: '2026-12-05', due: '2026-12-09' }])).toBe('2026-12-09');
  });

  it('runs on when one window closes after the other', () => {
    const next = { opens: '2026-12-01', due: '2026-12-12' };
    const later = { opens: '2026-12-01', due: '2026-12-20' };
    expect(frozenUntil('2026-12-09', [monthly, next, later])).toBe('2026-12-12');
  });
});
