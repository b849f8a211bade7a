import { describe, expect, it } from 'vitest';
import { decisionFaults } from './decisions.ts';
import { parseDocNumber } from './doc-number.ts';
import { asksAnswer } from './notice.ts';
import { paperAfter } from './paper.ts';
import { recordGap } from './record-check.ts';
import { statusOf } from './status.ts';

describe('发文字号', () => {
  it.each([
    ['郑财函〔2026〕15号', '郑财函〔2026〕15号'],
    ['郑财函[2026]15号', '郑财函〔2026〕15号'],
    ['郑财函（2026）第015号', '郑财函〔2026〕15号'],
    [' 郑 财函〔２０２６〕１５号 ', '郑财函〔2026〕15号'],
  ])('%j is read as %j', (typed, text) => {
    expect(parseDocNumber(typed)).toMatchObject({ text, agency: '郑财函', year: 2026, no: 15 });
  });
  it.each([
    '',
    '15',
    '郑财函2026-15',
    '〔2026〕15号',
    '郑财函〔26〕15号',
    '郑财函〔2026〕0号',
    '郑财函〔1999〕1号',
    '郑财函〔2026〕15',
  ])('%j is none', (typed) => {
    expect(parseDocNumber(typed)).toBeNull();
  });
});

describe('decisions', () => {
  const one = {
    n: 1,
    dataset: 'RS01',
    period: '2026-10',
    key: { A: '1', B: '2' },
    field: 'X',
    given: '5',
    decision: 'corrected',
    value: '6',
    reason: '',
  } as const;
  it('stand when each is whole', () => {
    expect(decisionFaults([one, { ...one, n: 2, field: 'Y', decision: 'notCorrected', value: null, reason: '无误' }])).toEqual(
      [],
    );
    // A record that is taken out has no value any more.
    expect(decisionFaults([{ ...one, value: null, reason: '重复记录，已删除' }])).toEqual([]);
  });
  it('about one value must agree, however its key is written down', () => {
    const twice = [
      one,
      { ...one, n: 2, key: { B: '2', A: '1' }, decision: 'notCorrected', value: null, reason: '无误' },
    ] as const;
    expect(decisionFaults(twice)).toEqual([{ what: 'contradiction', n: 2, other: 1 }]);
    expect(decisionFaults([one, { ...one, n: 2, value: '7' }])).toEqual([{ what: 'contradiction', n: 2, other: 1 }]);
    expect(decisionFaults([one, { ...one, n: 2 }])).toEqual([]);
  });
  it('say what is missing', () => {
    expect(decisionFaults([{ ...one, decision: null }])).toEqual([{ what: 'undecided', n: 1 }]);
    expect(decisionFaults([{ ...one, decision: 'partly' }])).toEqual([{ what: 'noReason', n: 1 }]);
    expect(decisionFaults([{ ...one, value: null }])).toEqual([{ what: 'noValue', n: 1 }]);
    expect(decisionFaults([{ ...one, value: '5' }])).toEqual([{ what: 'sameValue', n: 1 }]);
  });
});

describe('a record of a report', () => {
  const whole = { dataset: 'A', period: 'P', key: { K: '1' }, field: 'F', given: '1', believed: null, ground: '据' };
  it('names the first thing it lacks', () => {
    expect(recordGap(whole)).toBeNull();
    expect(recordGap({ ...whole, key: { K: ' ' } })).toBe('key');
    expect(recordGap({ ...whole, given: null, believed: ' ' })).toBe('believed');
    expect(recordGap({ ...whole, ground: ' ' })).toBe('ground');
  });
});

it('a letter leaves the unit only reviewed and signed', () => {
  expect(paperAfter('draft', 'sign')).toBeNull();
  expect(paperAfter('review', 'file')).toBeNull();
  expect(paperAfter('signed', 'file')).toBe('queued');
  expect(paperAfter('queued', 'sendBack')).toBeNull();
});

it('whose turn it is depends on the side', () => {
  const at = (phase: Parameters<typeof statusOf>[0]['phase']) => [
    statusOf({ kind: 'errorReport', side: 'asker', phase }, null),
    statusOf({ kind: 'correction', side: 'answerer', phase }, null),
  ];
  expect(at('urged')).toEqual(['waiting', 'action']);
  expect(at('answered')).toEqual(['action', 'waiting']);
  expect(at('closed')).toEqual(['over', 'over']);
  expect(statusOf({ kind: 'errorReport', side: 'asker', phase: 'answered' }, 'confirm')).toBe('waiting');
});

it('a notice is over once it is read, unless it asks for an answer', () => {
  const at = (phase: 'notified' | 'read' | 'answered', answer: boolean) =>
    statusOf({ kind: 'notice', side: 'answerer', phase, answer }, null);
  expect([at('notified', false), at('read', false)]).toEqual(['action', 'over']);
  expect([at('notified', true), at('read', true), at('answered', true)]).toEqual(['action', 'action', 'waiting']);
  expect(statusOf({ kind: 'notice', side: 'answerer', phase: 'read', answer: true }, 'reply')).toBe('waiting');
  expect([asksAnswer({ sort: 'circular', answer: false }), asksAnswer({ sort: 'rectify', answer: false })]).toEqual([
    false,
    true,
  ]);
});
