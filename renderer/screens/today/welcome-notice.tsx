import { Alert, Button } from 'antd';
import { describeProblem } from '../../../shared/base/problem.ts';
import { useLanguage } from '../../state/language.ts';
import { endWelcome, useWelcome } from '../../state/welcome.ts';
import { todayWords } from '../../words/today.ts';
import { useWords } from '../../words/words.ts';

/** Told once, right after enrolment: what just happened and what the desk did by itself. */
export function WelcomeNotice({ hasCatalog }: { readonly hasCatalog: boolean }) {
  const words = useWords(todayWords);
  const language = useLanguage((state) => state.language);
  const welcome = useWelcome((state) => state.welcome);
  // Fetched later by hand: the failure told here is over.
  if (welcome.step === 'none' || (welcome.step === 'failed' && hasCatalog)) return null;
  const told = () => {
    switch (welcome.step) {
      case 'fetching':
        return words.welcomeFetching;
      case 'fetched':
        return words.welcomeFetched(welcome.version);
      case 'failed': {
        const { happened, number } = describeProblem(welcome.problem, language);
        return words.welcomeFailed(happened, number);
      }
    }
  };
  return (
    <Alert
      className="today-welcome"
      type={welcome.step === 'fetched' ? 'success' : 'info'}
      showIcon
      title={words.welcome}
      description={told()}
      action={
        welcome.step === 'fetching' ? undefined : (
          <Button size="small" onClick={endWelcome}>
            {words.welcomeEnd}
          </Button>
        )
      }
    />
  );
}
