import { syncWords } from '../../words/sync.ts';
import { useWords } from '../../words/words.ts';
import { spanOf } from './outbox.ts';

/** Says a number of seconds in the screen's language. */
export function useSpan(): (seconds: number) => string {
  const words = useWords(syncWords);
  return (seconds) => {
    const { unit, count } = spanOf(seconds);
    return words[unit](count);
  };
}
