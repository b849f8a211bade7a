import { moment } from '../../words/format.ts';
import { historyWords } from '../../words/history.ts';
import { useWords } from '../../words/words.ts';
import type { Step, StepState } from './steps.ts';
import './step-line.css';

const signs: Readonly<Record<StepState, string>> = { proven: '✓', done: '✓', back: '!', now: '●', ahead: '', ended: '–' };

/** The five steps on one line, each with its time; a step is green only when a verified receipt proves it. */
export function StepLine({ steps }: { readonly steps: readonly Step[] }) {
  const words = useWords(historyWords);
  return (
    <ol className="step-line" aria-label={words.steps}>
      {steps.map((step) => (
        <li key={step.name} className={`step-line-${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className="step-line-sign" aria-hidden="true">
            {signs[step.state]}
          </span>
          <span className="step-line-name">{step.outcome ? words.judgedAs[step.outcome] : words.step[step.name]}</span>
          <span className="step-line-time">
            {step.at !== null ? moment(step.at) : step.state === 'now' ? words.waiting : ''}
            {step.state === 'proven' || step.state === 'back' ? <span className="quiet"> · {words.proven}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
