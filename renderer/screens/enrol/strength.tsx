import type { PassphraseJudgement } from '../../../shared/security/passphrase.ts';
import { enrolWords } from '../../words/enrol.ts';
import { useWords } from '../../words/words.ts';

const steps = [1, 2, 3, 4] as const;
const toneOf = (score: PassphraseJudgement['score']): string => (score <= 1 ? 'red' : score === 2 ? 'amber' : 'green');

/** How strong it is, in a bar and a word, and what to change. Before the first key: the rules. */
export function Strength({ text, judged }: { readonly text: string; readonly judged: PassphraseJudgement }) {
  const words = useWords(enrolWords);
  const tone = toneOf(judged.score);
  // An empty field has no strength; it shows the rules alone.
  const typed = text !== '';
  return (
    <div className="enrol-strength" aria-live="polite">
      <div className="enrol-bar">
        {steps.map((step) => (
          <i key={step} className={typed && Math.max(1, judged.score) >= step ? `enrol-bar-${tone}` : ''} />
        ))}
        <span className={typed ? tone : 'quiet'}>{typed ? words.strength(judged.score) : null}</span>
      </div>
      {typed && judged.problems.length > 0 ? (
        <ul>
          {judged.problems.map((fault) => (
            <li key={fault}>{words.faults[fault]}</li>
          ))}
        </ul>
      ) : (
        <p>{typed ? words.good : words.rules}</p>
      )}
    </div>
  );
}
