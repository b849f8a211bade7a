/** The system's store of secrets: one account's key; `locked` and another account open nothing. */
export const safeStorage = {
  present: true,
  locked: false,
  backend: 'gnome_libsecret',
  account: 'officer',
  isEncryptionAvailable: () => safeStorage.present,
  getSelectedStorageBackend: () => safeStorage.backend,
  encryptString(text: string): Buffer {
    if (!safeStorage.present || safeStorage.locked)
      throw new Error('Error while encrypting the text provided to safeStorage.encryptString.');
    return Buffer.from(`v10${safeStorage.account}|${Buffer.from(text).toString('hex')}`);
  },
  decryptString(held: Buffer): string {
    const [account, hex] = held.toString().slice(3).split('|');
    if (!safeStorage.present || safeStorage.locked || account !== safeStorage.account || hex === undefined)
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    return Buffer.from(hex, 'hex').toString();
  },
};
