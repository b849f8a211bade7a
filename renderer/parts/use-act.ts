import { App } from 'antd';
import { useCallback } from 'react';
import { describeProblem } from '../../shared/base/problem.ts';
import type { Result } from '../../shared/base/result.ts';
import type { CallArgs, CallName, CallReply } from '../../shared/contract/contract.ts';
import { call } from '../link/link.ts';
import { useLanguage } from '../state/language.ts';

/** One call behind a button. A failure is said at the top of the window; the caller only goes on when it is ok. */
export function useAct(): <N extends CallName>(name: N, args: CallArgs<N>) => Promise<Result<CallReply<N>>> {
  const { message } = App.useApp();
  const language = useLanguage((state) => state.language);
  return useCallback(
    async (name, args) => {
      const result = await call(name, args);
      if (!result.ok) {
        const { happened, safe, next, number } = describeProblem(result.problem, language);
        message.error({ content: `${happened} ${safe} ${next} ${number}`, duration: 8 });
      }
      return result;
    },
    [message, language],
  );
}
