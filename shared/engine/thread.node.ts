import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { installationSchema } from '../updates/model.ts';
import { createEngine } from './engine.node.ts';
import { keychainOfHost } from './host-keychain.node.ts';
import type { FromEngine, ToEngine } from './messages.node.ts';

/** Entry of the engine thread: the only writer of the store. Frames in, frames out; everything else is in engine.node. */
const port = parentPort;
if (!port) throw new Error('the engine thread is started by a host');

const { profile, installation, keychain } = z
  .object({ profile: z.string(), installation: installationSchema.nullable(), keychain: z.boolean() })
  .parse(workerData);
const post = (message: FromEngine): void => port.postMessage(message);

const hostKeychain = keychainOfHost((id, what, bytes) => post({ m: 'keep', id, what, bytes }));

const engine = createEngine({
  profile,
  installation,
  keychain: keychain ? hostKeychain.keychain : null,
  clock: { now: () => Date.now() },
  emit: (event) => post({ m: 'frame', client: null, frame: { t: 'event', event } }),
  log: (level, text) => post({ m: 'log', level, text }),
});

port.on('message', (message: ToEngine) => {
  if (message.m === 'frame') {
    const { client } = message;
    engine.receive(client, message.frame, (frame) => post({ m: 'frame', client, frame }));
  } else if (message.m === 'gone') engine.forget(message.client);
  else if (message.m === 'stage') engine.stage(message.token, message.file);
  else if (message.m === 'kept') hostKeychain.answered(message.id, message.bytes);
  else if (message.m === 'take') engine.take(message.token, message.outlet);
  else
    void engine.stop().then(() => {
      post({ m: 'stopped' });
      port.close();
    });
});

post({ m: 'ready' });
