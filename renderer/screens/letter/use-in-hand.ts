import { useCallback, useEffect, useRef, useState } from 'react';
import type { LetterInHand } from '../../../shared/cases/letters/model.ts';
import { call } from '../../link/link.ts';

/** How long the officer's hands have to rest before what they wrote is kept. */
const REST_MS = 600;

/** The letter being written, kept in the store as it changes. Null until it was asked for. */
export function useInHand(): {
  readonly inHand: LetterInHand | null;
  readonly loading: boolean;
  readonly write: (inHand: LetterInHand) => void;
} {
  const [state, setState] = useState<{ inHand: LetterInHand | null; loading: boolean }>({ inHand: null, loading: true });
  const unkept = useRef<LetterInHand | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keep = useCallback(() => {
    clearTimeout(timer.current);
    const now = unkept.current;
    unkept.current = null;
    if (now) void call('letters.keep', now);
  }, []);
  useEffect(() => {
    void call('letters.inHand', {}).then((answer) => {
      setState((before) => (before.inHand ? before : { inHand: answer.ok ? answer.value : null, loading: false }));
    });
    // What was written last is kept when the screen is left.
    return keep;
  }, [keep]);
  const write = useCallback(
    (inHand: LetterInHand) => {
      setState({ inHand, loading: false });
      unkept.current = inHand;
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, REST_MS);
    },
    [keep],
  );
  return { ...state, write };
}
