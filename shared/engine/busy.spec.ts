import { expect, it } from 'vitest';
import { createBusyMemory } from './busy.ts';

it('keeps what a window that opens meanwhile has to know, until the engine answers again', () => {
  const memory = createBusyMemory();
  const busy = (seconds: number | null) => ({ t: 'event', event: { kind: 'busy', at: 1, seconds } }) as const;
  expect(memory.current()).toBeNull();
  memory.note(busy(5));
  memory.note({ t: 'event', event: { kind: 'settings' } });
  expect(memory.current()).toEqual(busy(5));
  memory.note(busy(null));
  expect(memory.current()).toBeNull();
});
