import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** The same table with columns added at its right up to so many; cells hold no line breaks. A million rows need no memory. */
export function widen(from: string, to: string, columns: number): void {
  const [source, target] = [openSync(from, 'r'), openSync(to, 'w')];
  const buffer = Buffer.alloc(1 << 20);
  let rest = '';
  let row = 0;
  let added = 0;
  const wider = (line: string): string => {
    if (row === 0) added = Math.max(0, columns - line.split(',').length);
    const more = Array.from({ length: added }, (_, n) => (row === 0 ? `备注${n + 1}` : `备注内容${(row * 31 + n) % 9973}`));
    row++;
    return [line, ...more].join(',');
  };
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (let read = readSync(source, buffer); read > 0; read = readSync(source, buffer)) {
    const lines = (rest + decoder.decode(buffer.subarray(0, read), { stream: true })).split('\r\n');
    rest = lines.pop() ?? '';
    writeSync(target, lines.map((line) => `${wider(line)}\r\n`).join(''));
  }
  closeSync(source);
  closeSync(target);
}
