import type { HandoverView } from '../../../shared/security/handover/model.ts';

export const handoverSteps = ['letter', 'list', 'sign', 'accept', 'over'] as const;
export type HandoverStep = (typeof handoverSteps)[number];

export interface StepOn {
  readonly name: HandoverStep;
  readonly state: 'proven' | 'now' | 'ahead';
}

type Shown = Pick<HandoverView, 'state' | 'letter'> & { readonly lines: readonly { readonly from: unknown }[] };

/** How far a handover has come; the first thing that is not done is where it stands. */
export function progressOf({ state, letter, lines }: Shown): readonly StepOn[] {
  const signed = state !== 'preparing';
  const done: Readonly<Record<HandoverStep, boolean>> = {
    letter: signed || letter?.sent === true,
    list: signed || lines.every(({ from }) => from !== null),
    sign: signed,
    accept: state === 'accepted' || state === 'done',
    over: state === 'done',
  };
  const now = handoverSteps.find((name) => !done[name]);
  return handoverSteps.map((name) => ({ name, state: done[name] ? 'proven' : name === now ? 'now' : 'ahead' }));
}
