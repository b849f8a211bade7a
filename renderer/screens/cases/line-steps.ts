import type { CaseView, TimelineStep } from '../../../shared/cases/model.ts';

export const lineNames = ['report', 'register', 'urge', 'verify', 'answer', 'settle', 'close'] as const;
export type LineName = (typeof lineNames)[number];

/** `proven`: a signed receipt or signed news says so; `back`: it was contested; `now`: it is awaited. */
export interface LineStep {
  readonly name: LineName;
  readonly state: 'proven' | 'now' | 'ahead' | 'back';
  readonly at: number | null;
}

const names: Readonly<Partial<Record<TimelineStep['step'], LineName>>> = {
  report: 'report',
  register: 'register',
  urge: 'urge',
  accept: 'verify',
  reply: 'answer',
  confirm: 'settle',
  contest: 'settle',
  close: 'close',
};

/** The present round of a case on one line: after a contest the way begins again at being passed on. */
export function lineSteps({ steps, side }: Pick<CaseView, 'steps' | 'side'>): LineStep[] {
  const reached = new Map<LineName, TimelineStep>();
  for (const step of steps) {
    const name = names[step.step];
    if (!name || step.proof === 'here' || step.proof === 'queued') continue;
    if (step.step === 'urge') for (const later of lineNames.slice(lineNames.indexOf('urge'))) reached.delete(later);
    reached.set(name, step);
  }
  const last = Math.max(-1, ...lineNames.map((name, at) => (reached.has(name) ? at : -1)));
  return lineNames.map((name, at) => {
    const step = reached.get(name);
    if (step) return { name, state: step.step === 'contest' ? 'back' : 'proven', at: step.at };
    // What came before the other unit was told is not its own, but it happened.
    if (at < last) return { name, state: side === 'answerer' ? 'proven' : 'ahead', at: null };
    return { name, state: at === last + 1 ? 'now' : 'ahead', at: null };
  });
}
