import { useEffect, useRef } from 'react';
import { lock } from '../state/session.ts';

/** Ctrl+K finds, Ctrl+L locks, wherever the focus is. */
export function useDeskKeys(onFind: () => void): void {
  const find = useRef(onFind);
  find.current = onFind;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'k' && key !== 'l') return;
      event.preventDefault();
      if (key === 'k') find.current();
      else void lock();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
