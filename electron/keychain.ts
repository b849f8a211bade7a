import { safeStorage } from 'electron';
import type { Keychain } from '../shared/security/keychain/port.ts';

/** On Linux without a keyring Electron would only scramble with a known word: that is no store of secrets. */
const isReal = (): boolean =>
  safeStorage.isEncryptionAvailable() &&
  (process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend()));

/** DPAPI, the macOS keychain, libsecret or KWallet, for this account of the computer. Secrets never pass the page. */
export const systemKeychain: Keychain = {
  available: async () => isReal(),
  async seal(secret) {
    if (!isReal()) return null;
    try {
      return new Uint8Array(safeStorage.encryptString(Buffer.from(secret).toString('base64')));
    } catch {
      // Locked: nobody is there to open it.
      return null;
    }
  },
  async open(held) {
    if (!isReal()) return null;
    try {
      return new Uint8Array(Buffer.from(safeStorage.decryptString(Buffer.from(held)), 'base64'));
    } catch {
      // Locked, or sealed by another account.
      return null;
    }
  },
};
