import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { FontRole } from '../page.ts';
import { fontRoles } from '../page.ts';
import { type Coverage, coverageOf } from './coverage.node.ts';
import { type Face, facesOf, keyOf } from './face.node.ts';
import { lastFonts, latinFonts, wantedFonts } from './wanted.ts';

/** The fonts of this computer, as a letter uses them. */
export interface LetterFonts {
  /** The face a sign is drawn with; null when no font on this computer has it. */
  faceFor(role: FontRole, sign: string): Face | null;
  /** The face taken for a purpose; null when there is not even a replacement. */
  readonly taken: Readonly<Record<FontRole, Face | null>>;
}

/** Where systems keep their fonts, and where officers put theirs. */
export function fontFolders(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): readonly string[] {
  const home = homedir();
  if (platform === 'win32')
    return [
      join(env.WINDIR ?? 'C:\\Windows', 'Fonts'),
      join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Microsoft', 'Windows', 'Fonts'),
    ];
  if (platform === 'darwin')
    return ['/System/Library/Fonts', '/System/Library/AssetsV2', '/Library/Fonts', join(home, 'Library', 'Fonts')];
  const shared = (env.XDG_DATA_DIRS ?? '/usr/local/share:/usr/share').split(':').filter((folder) => folder !== '');
  return [
    ...new Set([
      join(home, '.fonts'),
      join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'fonts'),
      ...shared.map((folder) => join(folder, 'fonts')),
      '/usr/share/fonts',
      '/opt/kingsoft/wps-office/office6/fonts',
    ]),
  ];
}

/** Looks through the folders and decides for every purpose. Reads names only, and character maps of what is taken. */
export async function findFonts(folders: readonly string[] = fontFolders()): Promise<LetterFonts> {
  const byName = new Map<string, Face>();
  for (const path of await fontFiles(folders))
    for (const face of await facesOf(path)) for (const name of face.names) if (!byName.has(name)) byName.set(name, face);
  const first = (names: readonly string[]): Face | null => {
    for (const name of names) {
      const face = byName.get(keyOf(name));
      if (face) return face;
    }
    return null;
  };
  const all = (names: readonly string[]): readonly Face[] => names.flatMap((name) => byName.get(keyOf(name)) ?? []);
  const latin = first(latinFonts);
  const last = all(lastFonts);
  const taken = {
    title: first(wantedFonts.title),
    body: first(wantedFonts.body),
    head: first(wantedFonts.head),
    subhead: first(wantedFonts.subhead),
    song: first(wantedFonts.song),
  };
  const maps = new Map<Face, Coverage>();
  for (const face of [...Object.values(taken), latin, ...last])
    if (face && !maps.has(face)) maps.set(face, await coverageOf(face));
  const has = (face: Face | null, sign: string): boolean => {
    const map = face && maps.get(face);
    return map !== null && map !== undefined && [...sign].every((char) => isMark(char) || map(char.codePointAt(0) ?? 0));
  };
  const kept = new Map<FontRole, Map<string, Face | null>>(fontRoles.map((role) => [role, new Map()]));
  const choose = (role: FontRole, sign: string): Face | null => {
    const own = taken[role];
    const latinFirst = /^[!-~]+$/.test(sign) && (role === 'body' || role === 'subhead');
    return (latinFirst ? [latin, own, ...last] : [own, ...last, latin]).find((face) => has(face, sign)) ?? null;
  };
  return {
    taken,
    faceFor(role, sign) {
      const known = kept.get(role);
      const face = known?.get(sign);
      if (face !== undefined) return face;
      const chosen = choose(role, sign);
      known?.set(sign, chosen);
      return chosen;
    },
  };
}

/** A variation selector has no glyph of its own. */
const isMark = (char: string): boolean => /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u.test(char);

/** What was wanted for each purpose and what stands for it. `null`: nothing does. */
export const fontChoices = (fonts: LetterFonts) =>
  fontRoles.map((role) => {
    const face = fonts.taken[role];
    const wanted = wantedFonts[role][0] ?? '';
    const used = wantedFonts[role].find((name) => face?.names.has(keyOf(name))) ?? null;
    return { role, wanted, used: face ? face.title : null, replaced: used === null || !asWanted(role, used) };
  });

/** The licensed fonts of the standard, by their several names. */
const PROPER: Readonly<Record<FontRole, number>> = { title: 4, body: 4, head: 2, subhead: 4, song: 3 };
const asWanted = (role: FontRole, name: string): boolean => wantedFonts[role].indexOf(name) < PROPER[role];

const DEEPEST = 5;

async function fontFiles(folders: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  const walk = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (/\.(ttf|otf|ttc|otc)$/i.test(entry.name)) files.push(path);
      else if (entry.isDirectory() && depth < DEEPEST) await walk(path, depth + 1);
    }
  };
  for (const folder of folders) await walk(folder, 0);
  return [...new Set(files)];
}
