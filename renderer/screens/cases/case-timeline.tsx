import type { CaseKind, CaseView, TimelineStep } from '../../../shared/cases/model.ts';
import { stepWordsOf } from '../../../shared/cases/words.ts';
import { Card } from '../../parts/card.tsx';
import { caseWords } from '../../words/case.ts';
import { moment } from '../../words/format.ts';
import { useTitle, useWords } from '../../words/words.ts';

/** Who did what and when, the latest first; what a signed receipt or signed news proves says so. */
export function CaseTimeline({ view }: { readonly view: CaseView }) {
  const words = useWords(caseWords);
  const numbered = view.steps.map((step, at): readonly [number, TimelineStep] => [at, step]).toReversed();
  return (
    <Card title={words.timeline} className="case-timeline-card">
      <ol className="case-timeline">
        {numbered.map(([key, step]) => (
          <Entry key={key} kind={view.kind} step={step} />
        ))}
      </ol>
    </Card>
  );
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** What these say stands in the letter or the notice itself. */
const elsewhere: ReadonlySet<TimelineStep['step']> = new Set(['report', 'reply', 'notify']);
const setsDay: ReadonlySet<TimelineStep['step']> = new Set(['urge', 'notify', 'remind']);

function Entry({ kind, step }: { readonly kind: CaseKind; readonly step: TimelineStep }) {
  const words = useWords(caseWords);
  const title = useTitle();
  const { content } = step;
  const registerNo = step.step === 'register' ? text(content.registerNo) : null;
  const batch = step.step === 'corrected' ? text(content.batchId) : null;
  const own = elsewhere.has(step.step) ? null : step.words;
  const facts = [
    step.docNo,
    step.due === null || !setsDay.has(step.step) ? null : words.dueBy(step.due),
    registerNo === null ? null : words.registerNo(registerNo),
    batch === null ? null : words.batchDone(String(content.dataset ?? ''), String(content.period ?? '')),
  ].filter((fact) => fact !== null);
  return (
    <li className={step.step === 'contest' || step.step === 'refuse' ? 'case-timeline-back' : `case-timeline-${step.proof}`}>
      <time dateTime={new Date(step.at).toISOString()}>{moment(step.at)}</time>
      <div>
        <span className="strong">{title(stepWordsOf(kind)[step.step])}</span>
        <span className="quiet">
          {' '}
          · {step.unit}
          {step.who === '' ? '' : ` ${step.who}`}
        </span>
      </div>
      {facts.length > 0 ? <div>{facts.join(' · ')}</div> : null}
      {own ? <div className="case-words">{own}</div> : null}
      <div className="case-proof quiet">
        {words.proof[step.proof]}
        {step.receiptNo === null ? null : ` · ${words.receipt(step.receiptNo)}`}
      </div>
    </li>
  );
}
