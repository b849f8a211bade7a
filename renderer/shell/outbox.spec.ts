import { describe, expect, it } from 'vitest';
import { noRules } from '../../shared/sync/hours.ts';
import type { OutboxItem, SyncStatus } from '../../shared/sync/model.ts';
import { outboxSummary } from './outbox.ts';

const item = (change: Partial<OutboxItem>): OutboxItem => ({
  id: 1,
  submission: 's1',
  case: null,
  batchId: 'b1',
  dataset: 'RS01',
  title: { zh: '单位社会保险参保信息' },
  period: '2026-10',
  revision: 1,
  rows: 100,
  state: 'waiting',
  bytes: 1000,
  sent: 0,
  rate: null,
  attempts: 0,
  cause: null,
  nextAt: null,
  waitsFor: null,
  hours: null,
  held: false,
  carriedAt: null,
  queuedAt: 0,
  doneAt: null,
  ...change,
});
const status = (...items: OutboxItem[]): SyncStatus => ({
  line: 'connected',
  lineProblem: null,
  lastContact: null,
  skew: null,
  paused: false,
  shut: false,
  busy: false,
  rules: noRules,
  route: { proxy: { kind: 'env', address: null }, ca: null },
  quietUntil: null,
  platformUrl: '',
  items,
  notices: [],
});

describe('outboxSummary', () => {
  it('leaves out what has arrived or was taken back', () => {
    expect(outboxSummary(status(item({ state: 'done' }), item({ state: 'withdrawn' }), item({})))).toEqual({
      waiting: 1,
      refused: 0,
      sent: null,
      secondsLeft: null,
    });
  });

  it('adds up what is being uploaded', () => {
    const sending = item({ state: 'sending', sent: 500, rate: 100 });
    expect(outboxSummary(status(sending, item({ state: 'sending' }), item({ state: 'refused' })))).toEqual({
      waiting: 3,
      refused: 1,
      sent: 0.25,
      secondsLeft: 15,
    });
  });
});
