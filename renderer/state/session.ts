import { create } from 'zustand';
import type { AppStatus } from '../../shared/security/model.ts';
import { call, listen, onDisconnected } from '../link/link.ts';

interface SessionState {
  /** Null until the engine has answered for the first time. */
  readonly status: AppStatus | null;
  /** The engine or its host is gone; nothing more can be done in this window. */
  readonly disconnected: boolean;
  refresh(): Promise<void>;
  set(status: AppStatus): void;
}

/** Who is at the desk. Asked once, then after every `session` event. */
export const useSession = create<SessionState>((set) => ({
  status: null,
  disconnected: false,
  async refresh() {
    const answer = await call('app.status', {});
    if (answer.ok) set({ status: answer.value });
  },
  set: (status) => set({ status }),
}));

export function watchSession(): void {
  void useSession.getState().refresh();
  listen((event) => {
    if (event.kind === 'session') void useSession.getState().refresh();
  });
  onDisconnected(() => useSession.setState({ disconnected: true }));
}

export async function lock(): Promise<void> {
  const answer = await call('session.lock', {});
  if (answer.ok) useSession.getState().set(answer.value);
}
