import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { LetterPreview } from '../../../shared/cases/letters/calls.ts';
import type { LetterContent } from '../../../shared/cases/letters/model.ts';
import { call } from '../../link/link.ts';

/** How long the officer's hands have to rest before the paper follows. */
const REST_MS = 180;

export interface Preview {
  readonly value: LetterPreview | null;
  readonly problem: Problem | null;
  /** What is on view is older than the form. */
  readonly stale: boolean;
}

/** The page on view as it will be printed; the last good one stays until the next is there. */
export function usePreview(letter: LetterContent, page: number): Preview {
  const [state, setState] = useState<{ value: LetterPreview | null; problem: Problem | null; of: string }>({
    value: null,
    problem: null,
    of: '',
  });
  const first = useRef(true);
  const asked = JSON.stringify([letter, page]);
  const latest = useRef({ asked, letter, page });
  latest.current = { asked, letter, page };
  useEffect(() => {
    const timer = setTimeout(
      () => {
        first.current = false;
        const now = latest.current;
        if (now.asked !== asked) return;
        void call('letters.preview', { letter: now.letter, from: now.page, count: 1 }).then((answer) => {
          // Overtaken by what was typed meanwhile.
          if (latest.current.asked !== now.asked) return;
          setState((before) =>
            answer.ok
              ? { value: answer.value, problem: null, of: now.asked }
              : { value: before.value, problem: answer.problem, of: now.asked },
          );
        });
      },
      first.current ? 0 : REST_MS,
    );
    return () => clearTimeout(timer);
  }, [asked]);
  return { value: state.value, problem: state.problem, stale: state.of !== asked };
}
