import { App } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import { call } from '../../link/link.ts';
import { catalogWords } from '../../words/catalog.ts';
import { useWords } from '../../words/words.ts';

export interface Refresh {
  readonly running: boolean;
  /** Why the last try brought nothing; stays on view until the next one. */
  readonly problem: Problem | null;
  readonly run: () => Promise<void>;
}

/** Asks the platform for a newer catalog. A refused package changes nothing here and is explained in place. */
export function useRefresh(): Refresh {
  const words = useWords(catalogWords);
  const { message } = App.useApp();
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function run() {
    setRunning(true);
    setProblem(null);
    const result = await call('catalog.refresh', {});
    setRunning(false);
    if (!result.ok) setProblem(result.problem);
    else
      message.success(
        result.value.outcome === 'updated' ? words.updated(result.value.version) : words.same(result.value.version),
      );
  }
  return { running, problem, run };
}
