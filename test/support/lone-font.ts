import { readFileSync, writeFileSync } from 'node:fs';
import type { Face } from '../../shared/cases/letters/fonts/face.node.ts';

/** Takes a face out of its collection into a file of its own, as 仿宋 and 楷体 come with Windows. */
export function writeLoneFont(face: Face, path: string): void {
  const bytes = readFileSync(face.path);
  const count = bytes.readUInt16BE(face.offset + 4);
  const head = Buffer.from(bytes.subarray(face.offset, face.offset + 12 + count * 16));
  const tables: Buffer[] = [];
  let at = head.length;
  for (let entry = 12; entry < head.length; entry += 16) {
    const from = head.readUInt32BE(entry + 8);
    const length = head.readUInt32BE(entry + 12);
    const table = Buffer.alloc(Math.ceil(length / 4) * 4);
    bytes.copy(table, 0, from, from + length);
    head.writeUInt32BE(at, entry + 8);
    tables.push(table);
    at += table.length;
  }
  writeFileSync(path, Buffer.concat([head, ...tables]));
}
