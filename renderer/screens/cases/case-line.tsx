import type { CaseView } from '../../../shared/cases/model.ts';
import { caseWords } from '../../words/case.ts';
import { moment } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import '../history/step-line.css';
import { type LineStep, lineSteps } from './line-steps.ts';

const signs: Readonly<Record<LineStep['state'], string>> = { proven: '✓', now: '●', ahead: '', back: '!' };

/** 书面报告 → 登记收文 → 转办督办 → 核实 → 书面反馈 → 确认 → 办结, as far as it has been gone in this round. */
export function CaseLine({ view }: { readonly view: CaseView }) {
  const words = useWords(caseWords);
  return (
    <ol className="step-line" aria-label={words.line}>
      {lineSteps(view).map(({ name, state, at }) => (
        <li key={name} className={`step-line-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="step-line-sign" aria-hidden="true">
            {signs[state]}
          </span>
          <span className="step-line-name">{state === 'back' ? words.contested : words.lineSteps[name]}</span>
          <span className="step-line-time">{at !== null ? moment(at).slice(5) : state === 'now' ? words.waitingFor : ''}</span>
        </li>
      ))}
    </ol>
  );
}
