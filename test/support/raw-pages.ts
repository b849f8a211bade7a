import { createDecipheriv } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** A store made with ChaCha20, whose pages can be deciphered one by one without SQLite. */
export interface RawStore {
  readonly path: string;
  readonly rawKey: Uint8Array;
}

const PAGE = 16_384;
/** Of each page: nonce and tag at its end. */
const NONCE = 16;
const RESERVED = 32;
/** The first page begins with the salt and a part of the header that is not enciphered. */
const OPEN_HEAD = 24;
const LOG_HEAD = 32;
const FRAME_HEAD = 24;

/** The key stream's block counter stands before the nonce. */
function stream(key: Uint8Array, nonce: Buffer, counter: number, text: Buffer): Buffer {
  const iv = Buffer.alloc(16);
  iv.writeUInt32LE(counter >>> 0, 0);
  nonce.copy(iv, 4, 0, 12);
  return createDecipheriv('chacha20', key, iv).update(text);
}

function decipher(rawKey: Uint8Array, number: number, page: Buffer): Buffer {
  const end = PAGE - RESERVED;
  const nonce = page.subarray(end, end + NONCE);
  const counter = (nonce.readUInt32LE(NONCE - 4) ^ number) >>> 0;
  const once = stream(rawKey, nonce, counter, Buffer.alloc(64));
  const from = number === 1 ? OPEN_HEAD : 0;
  return stream(once.subarray(32), nonce, counter + 1, page.subarray(from, end));
}

/**
 * Every page of the file and every frame of its log, as whoever has the key could read them: used, free and outdated
 * ones, and what lies between the rows of a page. What a search in it does not find is nowhere.
 */
export function rawPages({ path, rawKey }: RawStore): Buffer {
  const file = readFileSync(path);
  const pages: Buffer[] = [];
  for (let at = 0; at + PAGE <= file.length; at += PAGE)
    pages.push(decipher(rawKey, at / PAGE + 1, file.subarray(at, at + PAGE)));
  const log = existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0);
  for (let at = LOG_HEAD; at + FRAME_HEAD + PAGE <= log.length; at += FRAME_HEAD + PAGE) {
    const number = log.readUInt32BE(at);
    pages.push(decipher(rawKey, number, log.subarray(at + FRAME_HEAD, at + FRAME_HEAD + PAGE)));
  }
  return Buffer.concat(pages);
}

/** Bytes in the log beside a store. */
export const logBytes = (path: string): number => (existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`).length : 0);
