import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { RevealKind, RevealState } from '../../../shared/security/reveal/model.ts';
import { call } from '../../link/link.ts';
import { useCall } from '../../link/use-call.ts';
import { RevealDialog } from './reveal-dialog.tsx';

/** What a screen knows of its covered values, and the way to have them shown. */
export interface Revealing {
  readonly state: RevealState | null;
  readonly titleOf: (place: string) => string;
  /** Asks the officer for a purpose; true once values are shown, or when none was covered. */
  readonly ask: () => Promise<boolean>;
  readonly cover: () => void;
}

const nothing: Revealing = { state: null, titleOf: (place) => place, ask: () => Promise.resolve(true), cover: () => {} };
const RevealContext = createContext<Revealing>(nothing);
export const useRevealing = (): Revealing => useContext(RevealContext);

/** Around a screen that shows covered values: asks for the purpose, and covers them again when the screen is left. */
export function RevealHost(props: {
  readonly kind: RevealKind;
  readonly id: string;
  /** What a covered field is called. */
  readonly titleOf: (place: string) => string;
  readonly children: ReactNode;
}) {
  const { kind, id, titleOf } = props;
  const { value: state, reload } = useCall('reveal.state', { kind, id }, { on: ['records', 'submission', 'case'], id });
  const [asking, setAsking] = useState<((shown: boolean) => void) | null>(null);
  const shown = useRef(false);
  shown.current = (state?.until ?? null) !== null;
  useEffect(
    () => () => {
      if (shown.current) void call('reveal.end', { kind, id });
    },
    [kind, id],
  );
  const none = state !== null && state.covered.length === 0;
  const ask = useCallback(
    () => (none ? Promise.resolve(true) : new Promise<boolean>((resolve) => setAsking(() => resolve))),
    [none],
  );
  const cover = useCallback(() => void call('reveal.end', { kind, id }), [kind, id]);
  const revealing = useMemo(() => ({ state, titleOf, ask, cover }), [state, titleOf, ask, cover]);
  return (
    <RevealContext.Provider value={revealing}>
      {props.children}
      {asking && state ? (
        <RevealDialog
          kind={kind}
          id={id}
          state={state}
          titleOf={titleOf}
          onClose={(done) => {
            // The screen may be left before the state is read anew.
            shown.current = done;
            setAsking(null);
            reload();
            asking(done);
          }}
        />
      ) : null}
    </RevealContext.Provider>
  );
}
