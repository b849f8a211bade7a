import { createHash, hash } from 'node:crypto';
import type { SubmissionMode } from './model.ts';

/**
 * What is sealed, byte for byte. Client and platform both compute from here, so nothing in this file may depend on
 * locale, object identity or insertion order. A change of any byte is a new protocol version.
 */

export type Operation = 'I' | 'U' | 'D';
export type WireRecord = Readonly<Record<string, string | null>>;

/** Unit separator (U+001F): keeps ('ab','') apart from ('a','b'). */
const SEPARATOR = '\u001f';

/** RFC 9562 version 8 (custom) from the first 128 bits of a SHA-256: the same key gives the same id for ever. */
export function recordId(unit: string, dataset: string, key: readonly (string | null)[]): string {
  const hex = sha256Hex(`${unit}|${dataset}|${key.map((part) => part ?? '').join(SEPARATOR)}`);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The values that name a record: its primary key; where the dataset has none, all of its fields. */
export function keyValues(fields: readonly string[], primaryKey: readonly string[], wire: WireRecord): (string | null)[] {
  return (primaryKey.length > 0 ? primaryKey : fields).map((field) => wire[field] ?? null);
}

/** One canonical record without its line end: JLID, CZBS, then the fields in schema order; strings or null, no spaces. */
export function recordLine(id: string, operation: Operation, fields: readonly string[], wire: WireRecord): string {
  // Written by hand: an object would move integer-like field names to the front.
  let line = `{"JLID":${JSON.stringify(id)},"CZBS":"${operation}"`;
  for (const field of fields) line += `,${JSON.stringify(field)}:${JSON.stringify(wire[field] ?? null)}`;
  return `${line}}`;
}

export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** RFC 6962 section 2.1: SHA-256(0x00 ‖ line). The line's '\n' is not part of it. */
export function leafHash(line: string | Uint8Array): Uint8Array {
  return createHash('sha256').update(LEAF).update(line).digest();
}

/** RFC 6962 section 2.1: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

export interface MerkleTree {
  /** Adds the next record line, in payload order. */
  add(line: string | Uint8Array): void;
  readonly size: number;
  /** Root so far, hex; of no lines SHA-256 of nothing (RFC 6962). May be asked at any time. */
  root(): string;
}

/** The Merkle root of any number of lines in O(log n) memory: one pending node per height. */
export function merkleTree(): MerkleTree {
  const pending: (Uint8Array | null)[] = [];
  let size = 0;
  return {
    add(line) {
      let carry = leafHash(line);
      let height = 0;
      for (let left = pending[height]; left; left = pending[height]) {
        carry = nodeHash(left, carry);
        pending[height] = null;
        height += 1;
      }
      pending[height] = carry;
      size += 1;
    },
    get size() {
      return size;
    },
    root() {
      let right: Uint8Array | null = null;
      for (const left of pending) if (left) right = right ? nodeHash(left, right) : left;
      return right ? Buffer.from(right).toString('hex') : sha256Hex('');
    },
  };
}

/** JSON with sorted keys (UTF-16 order) and no spaces, as RFC 8785; properties that are undefined are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const parts = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
  return `{${parts.join(',')}}`;
}

/** What a batch is; its id follows from this alone, so sealing the same content again is the same batch. */
export interface BatchIdentity {
  readonly unit: string;
  readonly dataset: string;
  readonly period: string;
  readonly mode: SubmissionMode;
  readonly predecessor: string | null;
  readonly catalogVersion: string;
  readonly root: string;
  readonly nilReason: string | null;
}

export function batchIdOf(identity: BatchIdentity): string {
  const { unit, dataset, period, mode, predecessor, catalogVersion, root, nilReason } = identity;
  const content = { unit, dataset, period, mode, predecessor, catalogVersion, root, nilReason };
  return `b${sha256Hex(canonicalJson(content)).slice(0, 40)}`;
}
