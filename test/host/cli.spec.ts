import { randomUUID } from 'node:crypto';
import { startEngine } from '../../shared/engine/start.node.ts';
import { hostSuite } from './host-suite.ts';

/** The window-less host: commands speak to the engine over a wire in the same process. */
hostSuite('cli', async (profile) => {
  const engine = startEngine({ profile, log: () => {} });
  return {
    kind: 'cli',
    capabilities: { fileDialog: false, saveDialog: false, keychain: false },
    connect: async () => engine.connect(),
    async offerFile(name, bytes) {
      const token = randomUUID();
      engine.stage(token, { kind: 'bytes', name, size: bytes.length, bytes });
      return { token, name, size: bytes.length };
    },
    async saveExport(token) {
      const taken = await engine.take(token);
      if (!taken.ok) return null;
      const pieces: Uint8Array[] = [];
      for await (const piece of taken.value.bytes) pieces.push(piece);
      return { name: taken.value.name, bytes: Buffer.concat(pieces) };
    },
    stop: () => engine.stop(),
  };
});
