import { describe, expect, it } from 'vitest';
import {
  type CasePhase,
  casePhases,
  caseSteps,
  flowKinds,
  isOver,
  type Party,
  parties,
  phaseAfter,
  requestStateOf,
  type StepTaken,
  stepsOpen,
} from './flow.ts';

const walk = (
  kind: (typeof flowKinds)[number],
  from: CasePhase | null,
  ...taken: readonly (readonly [Party, StepTaken['step']])[]
) =>
  taken.reduce<CasePhase | null | 'refused step'>((phase, [by, step]) => {
    if (phase === 'refused step') return phase;
    return phaseAfter(kind, phase, { by, step }) ?? 'refused step';
  }, from);

describe('the timeline of an error report', () => {
  const asked: [Party, StepTaken['step']][] = [
    ['asker', 'report'],
    ['office', 'register'],
    ['office', 'urge'],
    ['answerer', 'accept'],
    ['answerer', 'reply'],
  ];
  it('goes from the report to the closed case', () => {
    expect(walk('errorReport', null, ...asked)).toBe('answered');
    expect(walk('errorReport', null, ...asked, ['asker', 'confirm'], ['office', 'close'])).toBe('closed');
  });
  it('goes round again when the answer is contested, and when it is reopened', () => {
    const again = asked.slice(2);
    expect(walk('errorReport', null, ...asked, ['asker', 'contest'], ...again, ['asker', 'confirm'], ['office', 'close'])).toBe(
      'closed',
    );
    expect(walk('errorReport', 'closed', ['asker', 'reopen'], ...again)).toBe('answered');
  });
  it('writes reminders and correction batches down without moving', () => {
    expect(walk('errorReport', 'verifying', ['office', 'remind'], ['office', 'corrected'])).toBe('verifying');
    expect(phaseAfter('errorReport', 'urged', { by: 'office', step: 'corrected' })).toBeNull();
  });
  it('lets nobody take a step of another party, or out of order', () => {
    for (const [by, step] of asked)
      for (const other of parties)
        if (other !== by)
          for (const phase of [null, ...casePhases]) expect(phaseAfter('errorReport', phase, { by: other, step })).toBeNull();
    expect(phaseAfter('errorReport', 'urged', { by: 'answerer', step: 'reply' })).toBeNull();
    expect(phaseAfter('errorReport', 'closed', { by: 'asker', step: 'confirm' })).toBeNull();
  });
});

describe('every kind', () => {
  it('begins with one step only, and from what is over only reopening leads on', () => {
    for (const kind of flowKinds) {
      const openings = parties.flatMap((by) => stepsOpen(kind, null, by));
      expect([kind, openings.length]).toEqual([kind, 1]);
      for (const phase of casePhases.filter(isOver))
        for (const by of parties)
          expect(stepsOpen(kind, phase, by).filter((step) => step !== 'reopen' && step !== 'corrected')).toEqual([]);
    }
  });
  it('can be brought to its end from every phase it can be in', () => {
    for (const kind of flowKinds) {
      const reached = new Set<CasePhase>();
      const seek = (phase: CasePhase | null): void => {
        for (const by of parties)
          for (const step of caseSteps) {
            const next = phaseAfter(kind, phase, { by, step });
            if (next === null || reached.has(next)) continue;
            reached.add(next);
            seek(next);
          }
      };
      seek(null);
      for (const phase of reached) {
        const ends = new Set<CasePhase>([phase]);
        for (let size = 0; size < ends.size; ) {
          size = ends.size;
          for (const at of [...ends])
            for (const by of parties)
              for (const step of caseSteps) {
                const next = phaseAfter(kind, at, { by, step });
                if (next) ends.add(next);
              }
        }
        expect([kind, phase, [...ends].some(isOver)]).toEqual([kind, phase, true]);
      }
    }
  });
});

it('says how a request to the office stands', () => {
  const phases = [null, 'reported', 'registered', 'granted', 'refused'] as const;
  expect(phases.map(requestStateOf)).toEqual(['writing', 'asked', 'asked', 'granted', 'refused']);
});
