import { powerMonitor } from 'electron';
import type { EngineHandle } from '../shared/engine/start.node.ts';

/**
 * Locks with the computer: when its screen is locked, when it sleeps, when another user takes the seat. Asked by a wire
 * of its own, so that it does not wait for a page that may be suspended already.
 */
export function lockWithSystem(engine: EngineHandle): void {
  const wire = engine.connect();
  wire.receive(
    () => {},
    () => {},
  );
  let id = 0;
  const lock = (): void => wire.send({ t: 'call', id: ++id, name: 'session.lock', args: {} });
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
  powerMonitor.on('user-did-resign-active', lock);
}
