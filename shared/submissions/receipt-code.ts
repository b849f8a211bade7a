/**
 * A receipt as one line of text, short enough for a QR code on paper: everything that was signed, the signature, and the
 * name of its key. Whoever has the platform's published key can check it with nothing else.
 */
export interface CodedReceipt {
  readonly keyId: string;
  /** base64 */
  readonly signature: string;
  /** The exact bytes that were signed. */
  readonly payload: string;
}

const MARK = 'TLR1';
/** A QR code holds no more in bytes. */
export const MOST_CODE = 2900;

/** Null when it does not fit. */
export function receiptCode({ keyId, signature, payload }: CodedReceipt): string | null {
  if (keyId.includes(' ') || signature.includes(' ')) return null;
  const code = `${MARK} ${keyId} ${signature} ${payload}`;
  return code.length > MOST_CODE ? null : code;
}

/** Reads a code as a scanner gives it; null when it is none. */
export function readReceiptCode(text: string): CodedReceipt | null {
  const found = /^TLR1 (\S{1,64}) ([A-Za-z0-9+/]{1,200}={0,2}) (\{[\s\S]*\})$/.exec(text.trim());
  const [, keyId, signature, payload] = found ?? [];
  return keyId !== undefined && signature !== undefined && payload !== undefined ? { keyId, signature, payload } : null;
}
