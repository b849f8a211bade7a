import { useEffect } from 'react';
import { copiedText } from '../state/copied.ts';

/** While the desk is open, what was copied from it is cleared after its minutes; when it is locked, at once. */
export function useClearCopied(minutes: number): void {
  useEffect(() => copiedText.keepFor(minutes), [minutes]);
  useEffect(() => {
    const focused = (): void => copiedText.focused();
    addEventListener('focus', focused);
    return () => {
      removeEventListener('focus', focused);
      void copiedText.clear();
    };
  }, []);
}
