import { createWriteStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const BLOCK = 512;

function head(path: string, size: number, isProgram: boolean): Buffer {
  const block = Buffer.alloc(BLOCK);
  // A long path stands in two parts, cut at a slash.
  const cut = path.length <= 100 ? -1 : path.lastIndexOf('/', 154);
  const name = path.slice(cut + 1);
  if (Buffer.byteLength(name) > 100) throw new Error(`too long for an archive: ${path}`);
  block.write(name, 0, 'utf8');
  block.write(isProgram ? '0000755\0' : '0000644\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  // No time of day: the same files make the same archive.
  block.write('00000000000\0', 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\0', 257);
  block.write('00', 263);
  if (cut > 0) block.write(path.slice(0, cut), 345, 'utf8');
  const sum = block.reduce((all, byte) => all + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** Packs files of a folder, in the order given, into a gzipped ustar archive. */
export async function pack(folder: string, files: readonly string[], archive: string, level = 6): Promise<void> {
  function* pieces(): Generator<Buffer> {
    for (const file of files) {
      const path = join(folder, file);
      const stat = statSync(path);
      yield head(file, stat.size, (stat.mode & 0o100) !== 0);
      yield readFileSync(path);
      yield Buffer.alloc((BLOCK - (stat.size % BLOCK)) % BLOCK);
    }
    yield Buffer.alloc(BLOCK * 2);
  }
  await pipeline(Readable.from(pieces()), createGzip({ level }), createWriteStream(archive));
}
