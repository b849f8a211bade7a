import type { Keychain } from '../security/keychain/port.ts';

type What = 'available' | 'seal' | 'open';
const YES = new Uint8Array([1]);

/** The host's side: one question, one answer; what throws cannot be used. */
export async function askKeychain(keychain: Keychain | null, what: What, bytes: Uint8Array): Promise<Uint8Array | null> {
  if (!keychain) return null;
  try {
    if (what === 'available') return (await keychain.available()) ? YES : null;
    return await (what === 'seal' ? keychain.seal(bytes) : keychain.open(bytes));
  } catch {
    return null;
  }
}

/** How long a system may ask its user for leave; after that the passphrase is the better way. */
const PATIENCE_MS = 60_000;

/** The thread's side: the host's keychain, asked over the thread's own channel. */
export function keychainOfHost(ask: (id: number, what: What, bytes: Uint8Array) => void): {
  readonly keychain: Keychain;
  answered(id: number, bytes: Uint8Array | null): void;
} {
  const waiting = new Map<number, (bytes: Uint8Array | null) => void>();
  let next = 1;
  const asked = (what: What, bytes: Uint8Array): Promise<Uint8Array | null> =>
    new Promise((resolve) => {
      const id = next++;
      const timer = setTimeout(() => settle(null), PATIENCE_MS);
      const settle = (answer: Uint8Array | null): void => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(answer);
      };
      waiting.set(id, settle);
      ask(id, what, bytes);
    });
  return {
    keychain: {
      available: async () => (await asked('available', new Uint8Array())) !== null,
      seal: (secret) => asked('seal', secret),
      open: (held) => asked('open', held),
    },
    answered: (id, bytes) => waiting.get(id)?.(bytes),
  };
}
