import type { CaseSummary } from '../../../shared/cases/model.ts';
import { innerPhase, paperWords, phaseWordsOf } from '../../../shared/cases/words.ts';
import { Tag, type Tone } from '../../parts/tag.tsx';
import { useTitle } from '../../words/words.ts';

type Shown = Pick<CaseSummary, 'phase' | 'paper' | 'status' | 'daysLeft'>;

/** Red only when it is our turn and too late; amber our turn; green over; blue with others. */
export function phaseTone({ phase, paper, status, daysLeft }: Shown): Tone {
  if (phase === 'refused') return 'red';
  if (status === 'over') return 'green';
  if (status === 'action') return (daysLeft ?? 0) < 0 ? 'red' : phase === null && paper?.state === 'draft' ? 'grey' : 'amber';
  return 'blue';
}

/** Where a case stands; while only this unit knows of it, where its letter stands. */
export function CasePhaseTag({ summary }: { readonly summary: Shown & Pick<CaseSummary, 'kind'> }) {
  const title = useTitle();
  const { phase, paper } = summary;
  const words = phase !== null ? phaseWordsOf(summary.kind)[phase] : paper ? paperWords[paper.state] : innerPhase;
  return <Tag tone={phaseTone(summary)}>{title(words)}</Tag>;
}
