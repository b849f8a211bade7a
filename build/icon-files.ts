/** Pictures of one icon by their size in pixels. */
export type Pictures = ReadonlyMap<number, Buffer>;

const entries = (pictures: Pictures, sizes: readonly number[]): [number, Buffer][] =>
  sizes.flatMap((size): [number, Buffer][] => {
    const picture = pictures.get(size);
    return picture ? [[size, picture]] : [];
  });

/** Windows: a directory of PNG pictures (every Windows since Vista reads them). A size of 256 is written as 0. */
export function icoOf(pictures: Pictures): Buffer {
  const chosen = entries(pictures, [16, 24, 32, 48, 64, 128, 256]);
  const header = Buffer.alloc(6 + 16 * chosen.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(chosen.length, 4);
  let offset = header.length;
  chosen.forEach(([size, picture], n) => {
    const at = 6 + 16 * n;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(picture.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += picture.length;
  });
  return Buffer.concat([header, ...chosen.map(([, picture]) => picture)]);
}

/** macOS: each size under its four letters. */
const appleTypes: readonly (readonly [string, number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['icp6', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
];

export function icnsOf(pictures: Pictures): Buffer {
  const parts = appleTypes.flatMap(([type, size]) => {
    const picture = pictures.get(size);
    if (!picture) return [];
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(picture.length + 8, 4);
    return [head, picture];
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}
