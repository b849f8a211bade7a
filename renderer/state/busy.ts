import { create } from 'zustand';
import { listen, onDisconnected } from '../link/link.ts';

/** Since when the engine answers nobody because it writes the whole file anew, and for about how long; null = it answers. */
export interface Busy {
  readonly at: number;
  readonly seconds: number;
}

export const useBusy = create<{ readonly busy: Busy | null }>(() => ({ busy: null }));

// From the first moment of the window: one that opens meanwhile is told at once, and asks nothing with success.
listen((event) => {
  if (event.kind === 'busy') useBusy.setState({ busy: event.seconds === null ? null : { at: event.at, seconds: event.seconds } });
});
// Then there is nobody left who would say that it is over.
onDisconnected(() => useBusy.setState({ busy: null }));
