import { expect, it } from 'vitest';
import type { Progress } from '../base/call.ts';
import type { EngineEvent } from '../base/emit.ts';
import { createClient } from './client.ts';
import type { DownFrame, UpFrame } from './frames.ts';

function wired() {
  const sent: UpFrame[] = [];
  let down: (frame: DownFrame) => void = () => {};
  let close = (): void => {};
  const client = createClient({
    send: (frame) => void sent.push(frame),
    receive(onFrame, onClosed) {
      down = onFrame;
      close = onClosed;
    },
  });
  return { client, sent, down: (frame: DownFrame) => down(frame), close: () => close() };
}
const lost = { ok: false, problem: { code: 'contract/disconnected' } };

it('replies find their calls, in whatever order they come', async () => {
  const { client, sent, down } = wired();
  const [first, second] = [client.call('app.status', {}), client.call('catalog.status', {})];
  expect(sent.map((frame) => frame.t === 'call' && frame.name)).toEqual(['app.status', 'catalog.status']);
  const [a, b] = sent.map((frame) => frame.id);
  down({ t: 'reply', id: b ?? 0, result: { ok: true, value: 2 } });
  down({ t: 'reply', id: a ?? 0, result: { ok: true, value: 1 } });
  expect([await first, await second]).toEqual([
    { ok: true, value: 1 },
    { ok: true, value: 2 },
  ]);
});

it('progress goes to its own call, and no further than its reply', async () => {
  const { client, down } = wired();
  const seen: Progress[] = [];
  const call = client.call('validation.run', { id: 'S1' }, { onProgress: (progress) => void seen.push(progress) });
  const progress: Progress = { phase: 'checking', done: 1, total: null };
  down({ t: 'progress', id: 1, progress });
  down({ t: 'progress', id: 2, progress });
  down({ t: 'reply', id: 1, result: { ok: true, value: null } });
  await call;
  down({ t: 'progress', id: 1, progress });
  expect(seen).toEqual([progress]);
});

it('cancelling asks the engine; the reply still decides', async () => {
  const { client, sent, down } = wired();
  let cancel = (): void => {};
  const asked = {
    onCancel: (way: () => void) => {
      cancel = way;
    },
  };
  const call = client.call('validation.run', { id: 'S1' }, asked);
  cancel();
  expect(sent.at(-1)).toEqual({ t: 'cancel', id: 1 });
  down({ t: 'reply', id: 1, result: { ok: true, value: 'finished first' } });
  expect(await call).toEqual({ ok: true, value: 'finished first' });
});

it('events reach every listener until it leaves', () => {
  const { client, down } = wired();
  const seen: EngineEvent[] = [];
  const leave = client.listen((event) => void seen.push(event));
  down({ t: 'event', event: { kind: 'sync' } });
  leave();
  down({ t: 'event', event: { kind: 'catalog' } });
  expect(seen).toEqual([{ kind: 'sync' }]);
});

it('a closed wire answers every open call and every later one; none hangs', async () => {
  const { client, sent, close } = wired();
  let told = 0;
  client.onClosed(() => told++);
  const open = [client.call('app.status', {}), client.call('catalog.status', {})];
  close();
  expect(await Promise.all(open)).toEqual([lost, lost]);
  expect(await client.call('app.status', {})).toEqual(lost);
  expect(sent).toHaveLength(2);
  expect(told).toBe(1);
});
