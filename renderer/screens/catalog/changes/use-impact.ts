import { useEffect, useState } from 'react';
import type { DraftPin, RepinPreview } from '../../../../shared/submissions/repin/model.ts';
import { call } from '../../../link/link.ts';

/** Rows of each draft that the newer version would touch; null while it is being found out. */
export type Impact = ReadonlyMap<string, RepinPreview>;

/** Checks drafts by the newer version, one after the other. Leaving the screen stops it; nothing is written. */
export function useImpact(pins: readonly DraftPin[]): { readonly impact: Impact; readonly running: boolean } {
  const key = pins.map((pin) => `${pin.id} ${pin.newer}`).join(',');
  const [found, setFound] = useState<{ key: string; impact: Impact; running: boolean }>({
    key: '',
    impact: new Map(),
    running: false,
  });
  useEffect(() => {
    const ids = key === '' ? [] : key.split(',').map((pin) => pin.split(' ')[0] ?? '');
    let stop: (() => void) | null = null;
    let left = false;
    const run = async (): Promise<void> => {
      const impact = new Map<string, RepinPreview>();
      setFound({ key, impact, running: ids.length > 0 });
      for (const id of ids) {
        const preview = await call(
          'submissions.repinPreview',
          { id },
          {
            onCancel: (cancel) => {
              stop = cancel;
            },
          },
        );
        if (left) return;
        if (preview.ok) impact.set(id, preview.value);
      }
      setFound({ key, impact, running: false });
    };
    void run();
    return () => {
      left = true;
      stop?.();
    };
  }, [key]);
  return found.key === key ? found : { impact: new Map(), running: true };
}
