import type { Role } from '../../../shared/base/call.ts';
import type { CaseStep } from '../../../shared/cases/flow.ts';
import type { CaseView } from '../../../shared/cases/model.ts';

export type Act =
  | 'submit'
  | 'sendBack'
  | 'sign'
  | 'file'
  | 'answer'
  | 'discard'
  | 'feedback'
  | 'respond'
  | Extract<CaseStep, 'accept' | 'read' | 'confirm' | 'contest' | 'reopen'>;

const liaisonOnly: ReadonlySet<Act> = new Set([
  'feedback',
  'respond',
  'sign',
  'sendBack',
  'file',
  'confirm',
  'contest',
  'reopen',
]);

/** What this officer may do with the case now; the first is the next sensible step and the only primary button. */
export function actsOf(
  view: Pick<CaseView, 'paper' | 'doubts' | 'may' | 'pending' | 'phase' | 'kind' | 'side'>,
  role: Role,
): Act[] {
  if (role === 'auditor' || view.pending !== null) return [];
  const acts: Act[] = [];
  const { paper, may } = view;
  const writing = paper !== null && paper.state !== 'queued' && paper.state !== 'sent';
  if (writing) {
    if (paper.state === 'draft') acts.push('submit');
    if (paper.state === 'review') acts.push('sign', 'sendBack');
    if (paper.state === 'signed') acts.push('file', 'sendBack');
    if (view.phase === null && paper.state === 'draft') acts.push('discard');
  } else if (may.includes('reply') && view.kind === 'doubt') {
    if (view.doubts.some(({ result, told }) => result !== null && !told)) acts.push('feedback');
  } else if (may.includes('reply') && view.kind === 'correction') acts.push('answer');
  else if (may.includes('reply') && view.kind === 'notice') acts.push('respond');
  for (const step of ['accept', 'read', 'confirm', 'contest', 'reopen'] as const) if (may.includes(step)) acts.push(step);
  return acts.filter((act) => role === 'liaison' || !liaisonOnly.has(act));
}
