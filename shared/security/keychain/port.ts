/** The operating system's store of secrets for this account; the host's part. Null: it cannot, or not now. */
export interface Keychain {
  available(): Promise<boolean>;
  /** Bytes that only this account on this computer can turn back. */
  seal(secret: Uint8Array): Promise<Uint8Array | null>;
  open(held: Uint8Array): Promise<Uint8Array | null>;
}
