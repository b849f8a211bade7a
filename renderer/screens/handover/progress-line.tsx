import type { HandoverView } from '../../../shared/security/handover/model.ts';
import { handoverWords } from '../../words/handover.ts';
import { useWords } from '../../words/words.ts';
import '../history/step-line.css';
import { progressOf, type StepOn } from './progress.ts';

const signs: Readonly<Record<StepOn['state'], string>> = { proven: '✓', now: '●', ahead: '' };

/** 函告办公室 → 逐项清点 → 移交人签字 → 接任人签收 → 账户交接. */
export function Progress({ view }: { readonly view: HandoverView }) {
  const words = useWords(handoverWords);
  return (
    <ol className="step-line" aria-label={words.line}>
      {progressOf(view).map(({ name, state }) => (
        <li key={name} className={`step-line-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="step-line-sign" aria-hidden="true">
            {signs[state]}
          </span>
          <span className="step-line-name">{words.steps[name]}</span>
        </li>
      ))}
    </ol>
  );
}
