import { type Problem, problem } from '../base/problem.ts';

/** Megabytes to free before it makes sense to go on. */
const NEED_MB = 200;

const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
};

/** Names what SQLite or the file system threw; null when it is not theirs (then it is a bug). */
export function explainStoreError(error: unknown, folder = ''): Problem | null {
  const code = codeOf(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return problem('store/diskFull', { need: NEED_MB });
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') return problem('store/damaged', { detail: code });
  if (code === 'SQLITE_READONLY' || code === 'SQLITE_CANTOPEN' || code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return problem('store/readOnly', { folder });
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') return problem('store/io', { detail: code });
  return null;
}
