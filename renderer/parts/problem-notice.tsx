import { Alert, Button } from 'antd';
import { describeProblem, type Problem } from '../../shared/base/problem.ts';
import { useLanguage } from '../state/language.ts';
import { partsWords } from '../words/parts.ts';
import { useWords } from '../words/words.ts';

/** A failure in words: what happened, what is safe, what to do next, and its number for support. */
export function ProblemNotice({ problem, onRetry }: { readonly problem: Problem; readonly onRetry?: () => void }) {
  const language = useLanguage((state) => state.language);
  const words = useWords(partsWords);
  const { happened, safe, next, number } = describeProblem(problem, language);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={happened}
      description={
        <>
          {safe}
          {language === 'zh' ? '' : ' '}
          {next} <span className="quiet">{number}</span>
        </>
      }
      action={
        onRetry ? (
          <Button size="small" onClick={onRetry}>
            {words.retry}
          </Button>
        ) : undefined
      }
    />
  );
}
