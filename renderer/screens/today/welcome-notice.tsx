import { Alert, Button } from 'antd';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { endWelcome, useWelcome } from '../../state/welcome.ts';
import { todayWords } from '../../words/today.ts';
import { useWords } from '../../words/words.ts';

/** Told once, right after enrolment: what just happened and what the desk did by itself. */
export function WelcomeNotice() {
  const words = useWords(todayWords);
  const welcome = useWelcome((state) => state.welcome);
  if (welcome.step === 'none') return null;
  const told = () => {
    switch (welcome.step) {
      case 'fetching':
        return words.welcomeFetching;
      case 'fetched':
        return words.welcomeFetched(welcome.version);
      case 'failed':
        return (
          <>
            {words.welcomeFailed}
            <ProblemNotice problem={welcome.problem} />
          </>
        );
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
