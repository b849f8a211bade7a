import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { beijingTime } from '../../base/clock.ts';
import { type Problem, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { readHead, withFile } from '../../store/backup/file.node.ts';
import type { BackupInfo } from '../model.ts';

/** Where backups of a store lie, and how many. `id` tells apart the stores of a unit that share a folder. */
export const backupConfigSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{8}$/),
  folder: z.string().max(1000).nullable().default(null),
  keep: z.number().int().min(1).max(100).default(5),
});
export type BackupConfig = z.infer<typeof backupConfigSchema>;

export const newConfig = (): BackupConfig => ({ id: randomBytes(4).toString('hex'), folder: null, keep: 5 });

/** What a backup's head says of its origin. */
export const aboutSchema = z.object({
  /** A digest: a backup lies about on shares, and says nothing of whose it is. */
  unit: z.string().regex(/^[0-9a-f]{32}$/),
  product: z.string().max(100),
  why: z.enum(['close', 'migration', 'demand']),
  store: z.string().max(16),
});
export type BackupAbout = z.infer<typeof aboutSchema>;

export const unitDigest = (uscc: string): string =>
  createHash('sha256').update(`liaison-unit|${uscc}`).digest('hex').slice(0, 32);

export const END = '.liaison-backup';

/** The second in Beijing time; one second has one backup. */
export const backupName = (unit: string, id: string, at: number): string =>
  `workbench-${unit.slice(0, 8)}-${id}-${beijingTime(at).slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}${END}`;

export interface Place {
  readonly folder: string;
  readonly chosen: boolean;
}

/** Beside the data until somebody chooses: better than nothing, and said to be no more than that. */
export const placeOf = (profile: string, config: BackupConfig): Place =>
  config.folder === null ? { folder: join(profile, 'backups'), chosen: false } : { folder: config.folder, chosen: true };

/** A chosen folder that is not there is not made: it may be the mount point of a share that is not connected. */
export function readyPlace({ folder, chosen }: Place): Result<undefined> {
  if (!isAbsolute(folder)) return fail(problem('backup/notAbsolute', { folder }));
  try {
    if (!chosen) mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!existsSync(folder) || !statSync(folder).isDirectory()) return fail(problem('backup/noFolder', { folder }));
    return ok();
  } catch (error) {
    return fail(folderProblem(error, folder) ?? problem('backup/noFolder', { folder }));
  }
}

/** What the file system threw about a backup folder; null when it is not the folder's fault. */
export function folderProblem(error: unknown, folder: string): Problem | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EHOSTDOWN' || code === 'ENETUNREACH' || code === 'ESTALE')
    return problem('backup/noFolder', { folder });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return problem('backup/readOnly', { folder });
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return problem('backup/diskFull', { folder });
  if (code === 'EIO') return problem('store/io', { detail: code });
  return null;
}

const namesIn = (folder: string, id: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(END) && name.split('-')[2] === id)
        .sort((a, b) => (a < b ? 1 : -1))
    : [];

/** Backups of one store, newest first; files that say nothing readable of themselves are left out. */
export async function backupsIn(folder: string, id: string): Promise<BackupInfo[]> {
  const found = await Promise.all(
    namesIn(folder, id).map(async (name): Promise<BackupInfo[]> => {
      const path = join(folder, name);
      const head = await withFile(path, readHead).catch(() => null);
      if (!head?.ok) return [];
      const about = aboutSchema.safeParse(head.value.head.about);
      if (!about.success) return [];
      const { why, product } = about.data;
      return [{ name, madeAt: head.value.head.madeAt, bytes: statSync(path).size, why, product }];
    }),
  );
  return found.flat();
}

/**
 * The oldest go once a newer one is whole; halves that a power cut left go too. The one just made stays, whatever a
 * clock that was put back says of its age.
 */
export function prune(folder: string, id: string, keep: number, made: string): void {
  const others = namesIn(folder, id).filter((name) => name !== made);
  for (const name of others.slice(keep - 1)) rmSync(join(folder, name), { force: true });
  for (const name of readdirSync(folder))
    if (name.endsWith(`${END}.part`) && name.split('-')[2] === id) rmSync(join(folder, name), { force: true });
}
