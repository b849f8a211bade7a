import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findFonts, fontChoices, fontFolders } from './found.node.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fonts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A font file with a name, a character map (format 4 or 12) and rights, as far as fonts are looked into. */
function font(
  names: readonly string[],
  characters: string,
  how: { readonly wide?: boolean; readonly rights?: number } = {},
): Buffer {
  const tables: [string, Buffer][] = [
    ['OS/2', Buffer.concat([Buffer.alloc(8), u16(how.rights ?? 0)])],
    ['cmap', how.wide ? wideMap(characters) : smallMap(characters)],
    ['glyf', Buffer.alloc(0)],
    ['name', nameTable(names)],
  ];
  const head = Buffer.concat([Buffer.from([0, 1, 0, 0]), u16(tables.length), Buffer.alloc(6)]);
  let offset = head.length + tables.length * 16;
  const directory = tables.map(([tag, table]) => {
    const entry = Buffer.concat([Buffer.from(tag, 'latin1'), u32(0), u32(offset), u32(table.length)]);
    offset += table.length;
    return entry;
  });
  return Buffer.concat([head, ...directory, ...tables.map(([, table]) => table)]);
}

const u16 = (value: number): Buffer => Buffer.from([(value >> 8) & 255, value & 255]);
const u32 = (value: number): Buffer => Buffer.concat([u16(value >>> 16), u16(value & 0xffff)]);

function nameTable(names: readonly string[]): Buffer {
  const texts = names.map((name) => Buffer.from(name, 'utf16le').swap16());
  let at = 0;
  const records = texts.map((text, n) => {
    const id = n === names.length - 1 ? 6 : n === 0 ? 1 : 4;
    const record = Buffer.concat([3, 1, 0x804, id, text.length, at].map(u16));
    at += text.length;
    return record;
  });
  return Buffer.concat([u16(0), u16(names.length), u16(6 + names.length * 12), ...records, ...texts]);
}

/** Format 4, one segment for each character, then the one that ends it. */
function smallMap(characters: string): Buffer {
  const codes = [...characters].map((char) => char.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const ends = [...codes, 0xffff];
  const deltas = ends.map((code, at) => (at < codes.length ? (at + 1 - code) & 0xffff : 1));
  const body = [
    u16(ends.length * 2),
    Buffer.alloc(6),
    ...ends.map(u16),
    u16(0),
    ...ends.map(u16),
    ...deltas.map(u16),
    ...ends.map(() => u16(0)),
  ];
  const rest = Buffer.concat(body);
  const map = Buffer.concat([u16(4), u16(rest.length + 6), u16(0), rest]);
  return Buffer.concat([u16(0), u16(1), u16(3), u16(1), u32(12), map]);
}

function wideMap(characters: string): Buffer {
  const codes = [...characters].map((char) => char.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const groups = codes.map((code, at) => Buffer.concat([u32(code), u32(code), u32(at + 1)]));
  const map = Buffer.concat([u16(12), u16(0), u32(16 + groups.length * 12), u32(0), u32(groups.length), ...groups]);
  return Buffer.concat([u16(0), u16(1), u16(3), u16(10), u32(12), map]);
}

const put = (name: string, bytes: Buffer): void => writeFileSync(join(folder, name), bytes);

describe('fonts of this computer', () => {
  it('takes the standard’s own font before what comes near it, by any of its names', async () => {
    put('a.ttf', font(['Noto Serif SC', 'NotoSerifSC'], '字'));
    put('b.ttf', font(['仿宋_GB2312', 'FangSong_GB2312'], '字'));
    const fonts = await findFonts([folder]);
    expect(fonts.taken.body?.postscript).toBe('FangSong_GB2312');
    const body = fontChoices(fonts).find(({ role }) => role === 'body');
    expect(body).toMatchObject({ wanted: '仿宋_GB2312', replaced: false });
  });

  it('names what stands for a font that is not there, and says when nothing does', async () => {
    put('a.ttf', font(['Noto Serif SC', 'NotoSerifSC'], '字'));
    const choices = fontChoices(await findFonts([folder]));
    expect(choices.find(({ role }) => role === 'body')).toMatchObject({ used: 'NotoSerifSC', replaced: true });
    expect(choices.find(({ role }) => role === 'head')).toMatchObject({ used: null, replaced: true });
  });

  it('asks one font after the other for a character, and answers null when none has it', async () => {
    put('body.ttf', font(['FangSong', 'FangSong-P'], '字'));
    put('rare.ttf', font(['SimSun-ExtB', 'SimSunExtB'], '𠮷', { wide: true }));
    put('latin.ttf', font(['Times New Roman', 'TimesNewRomanPSMT'], '0123456789A'));
    const fonts = await findFonts([folder]);
    expect(fonts.faceFor('body', '字')?.postscript).toBe('FangSong-P');
    expect(fonts.faceFor('body', '𠮷')?.postscript).toBe('SimSunExtB');
    expect(fonts.faceFor('body', '7')?.postscript).toBe('TimesNewRomanPSMT');
    expect(fonts.faceFor('body', '龘')).toBeNull();
    // A variation selector has no glyph of its own.
    expect(fonts.faceFor('body', '字\u{e0100}')?.postscript).toBe('FangSong-P');
  });

  it('leaves fonts alone that may not be embedded, and files that are none', async () => {
    put('locked.ttf', font(['仿宋', 'FangSongLocked'], '字', { rights: 2 }));
    put('broken.ttf', font(['楷体', 'KaiTi'], '字').subarray(0, 40));
    put('text.ttf', Buffer.from('这不是字体'));
    put('empty.otf', Buffer.alloc(0));
    put('claims.ttc', Buffer.concat([Buffer.from('ttcf'), u32(0x10000), u32(0xffffffff), u32(9)]));
    const fonts = await findFonts([folder, join(folder, 'nowhere')]);
    expect(Object.values(fonts.taken)).toEqual([null, null, null, null, null]);
  });

  it('knows where each system keeps them', () => {
    expect(fontFolders('win32', { WINDIR: 'D:\\Windows', LOCALAPPDATA: 'D:\\Local' })).toHaveLength(2);
    expect(fontFolders('darwin', {})).toContain('/System/Library/Fonts');
    expect(fontFolders('linux', { XDG_DATA_DIRS: '/a:/b' })).toEqual(
      expect.arrayContaining(['/a/fonts', '/b/fonts', '/usr/share/fonts']),
    );
  });
});
